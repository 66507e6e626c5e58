// What a what-if would be warned of and the month as it is was not: in the words of the warning, with how many and which.
import type { Warning } from '../warnings/codes.ts'

/** A sentence each, in code order; a warning that stays, or that counts fewer, is none. */
export function newWarnings(before: readonly Warning[], after: readonly Warning[]): string[] {
  const known = new Map(before.map((warning) => [warning.code, warning]))
  return after.flatMap(({ code, message, count, examples }) => {
    const was = known.get(code)
    const more = count - (was?.count ?? 0)
    if (more <= 0) return []
    const met = examples.filter((example) => !was?.examples.includes(example))
    const which = met.length === 0 ? '' : `, such as ${met.join(', ')}`
    return [`Warned of after the changes, ${more} more than before${which}: ${message}`]
  })
}
