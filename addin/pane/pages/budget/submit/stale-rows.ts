// Lines that somebody else changed meanwhile, and what a person decides of each: theirs stays, or one's own is put.
import type { ApiStaleLine } from '../../../../../shared/contract/api/answers/planning/budgets.ts'
import type { SubmissionRow } from '../../../../../shared/contract/budget/submission.ts'

/** By `placeOf`: `theirs` leaves the row out; a number is the version over which one's own is put. */
export type Decisions = Readonly<Record<string, 'theirs' | number>>

/** A row of a list, or one cell of it where months go across or down. */
export function placeOf({ row, cell }: Pick<SubmissionRow, 'row' | 'cell'>): string {
  return `${row} ${cell ?? ''}`
}

export function decided(rows: readonly SubmissionRow[], decisions: Decisions): readonly SubmissionRow[] {
  if (Object.keys(decisions).length === 0) return rows
  return rows.flatMap((row) => {
    const decision = decisions[placeOf(row)]
    if (decision === 'theirs') return []
    return [decision === undefined ? row : { ...row, version: decision }]
  })
}

/** The cells whose lines stay as theirs. */
export function keptTheirs(
  rows: readonly SubmissionRow[],
  decisions: Decisions,
): readonly Pick<SubmissionRow, 'row' | 'cell'>[] {
  return rows.filter((row) => decisions[placeOf(row)] === 'theirs').map(({ row, cell }) => ({ row, cell }))
}

/** The same for every line. */
export function allDecided(stale: readonly ApiStaleLine[], whose: 'theirs' | 'mine'): Decisions {
  return Object.fromEntries(
    stale.map((line) => [placeOf(line), whose === 'theirs' ? 'theirs' : line.their_version]),
  )
}
