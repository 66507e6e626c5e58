// Months and quarters that were not over when their summary looked: their figures still move, and are provisional.
import { instantText } from '../periods/instants.ts'
import { monthsInWords } from '../periods/months-in-words.ts'
import { parsePeriod } from '../periods/period.ts'
import type { Span } from '../periods/span.ts'

export interface LookedAt {
  readonly span: Span
  /** When its summary or run looked, epoch milliseconds. */
  readonly asOfMs: number
}

export function isOver({ span, asOfMs }: LookedAt): boolean {
  return asOfMs >= parsePeriod(span.months.at(-1) ?? span.id).endMs
}

/** Null where every one of them was over. @param looked oldest first */
export function notOverWords(looked: readonly LookedAt[]): string | null {
  const open = looked.filter((one) => !isOver(one))
  const newest = open.at(-1)
  if (newest === undefined) return null
  const named = monthsInWords(open.map(({ span }) => span.id))
  const [are, their] = open.length === 1 ? ['is', 'its'] : ['are', 'their']
  return `${named} ${are} not over: ${their} figures are up to ${instantText(newest.asOfMs)} and still move.`
}
