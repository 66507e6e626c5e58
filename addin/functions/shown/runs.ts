// The runs behind a period, as ASOF and RUN show them.

import type { About, Figure } from '../batch/figure.ts'
import { NO_REASON } from '../batch/read-grids.ts'
import { type CellError, notAvailable } from '../cell-error.ts'

type Run = About['runs'][string]

/**
 * The run of each month, oldest first.
 *
 * @throws CellError when a month of the period has no run
 */
export function runsOf({ about, missing }: Figure): [Run, ...Run[]] {
  const months = Object.keys(about.runs).sort()
  const runs = months.map((month) => about.runs[month] as Run)
  const [first, ...others] = runs
  if (first !== undefined && runs.length === about.months) return [first, ...others]
  throw noRun(first === undefined ? (missing ?? NO_REASON).message : partOf(months, about.months))
}

function noRun(message: string): CellError {
  return notAvailable(message)
}

function partOf(months: readonly string[], asked: number): string {
  return `Only ${months.join(', ')} of ${asked} months have a run: ask for them, or for a period that is published whole.`
}
