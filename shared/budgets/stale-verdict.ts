// A row that was written by who had not read the line as it stands now: refused, with both values and who changed it.
import type { RemovedLine } from '../contract/budget/book.ts'
import type { BudgetLine, LineValues } from '../contract/budget/line.ts'
import { groupedDollars } from '../ranges/grouped-numbers.ts'
import { cellErrorOf } from './cell-error.ts'
import type { Draft } from './read-row.ts'
import { type Verdict, valuesOf } from './verdict.ts'

/** @param yours null where the row removes the line */
export function staleVerdict(
  { row, key, version }: Draft,
  yours: LineValues | null,
  now: BudgetLine | RemovedLine,
): Verdict {
  const theirs = 'cents' in now ? valuesOf(now) : null
  const [changedBy, changedAt] =
    'cents' in now ? [now.changedBy, now.changedAt] : [now.removedBy, now.removedAt]
  const read = version === null ? 'without a version' : `with version ${version}`
  const message = `The row was submitted ${read}, and the line changed in revision ${now.version}: ${changedBy} ${didWhat(theirs)} on ${changedAt}. Yours: ${words(yours)}. Look at both, then submit again with version ${now.version} ${theirs === null ? 'to add the line anew' : 'to replace theirs'}, or leave the row out.`
  const expected = `version ${now.version} or a later one`
  return {
    kind: 'refused',
    errors: [cellErrorOf(row, 'version', 'stale_version', version, expected, message)],
    stale: {
      ...key,
      row: row.row,
      cell: row.cell,
      yours,
      yourVersion: version,
      theirs,
      theirVersion: now.version,
      changedBy,
      changedAt,
    },
  }
}

function didWhat(theirs: LineValues | null): string {
  return theirs === null ? 'removed it' : `made it ${words(theirs)}`
}

function words(values: LineValues | null): string {
  if (values === null) return 'taken out'
  return values.note === null
    ? groupedDollars(values.cents)
    : `${groupedDollars(values.cents)} ("${values.note}")`
}
