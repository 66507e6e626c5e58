// Which cost run each month of the history stands on: the official combination's restated run, else its closed one, else
// the current one.
import { RefusedError } from '../../shared/errors.ts'
import { parsePeriod, shiftPeriod } from '../../shared/periods/period.ts'
import type { StoreConfiguration } from '../runtime/config.ts'
import { combinationOf } from '../runtime/official-combination.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import type { Pointer } from '../stores/runs/pointer.ts'
import { readPointers } from '../stores/runs/run-heads.ts'

const MONTHS_OF_HISTORY = 12

export interface ChosenMonth {
  readonly period: string
  /** Null where no run is published. */
  readonly runId: string | null
  /** The run the month was closed with, where it was restated since. */
  readonly restatedFromRunId: string | null
}

/**
 * @param lastMonth of the summary
 * @returns twelve months that end with it, oldest first
 * @throws RefusedError when that month has no run
 */
export async function chooseCostRuns(
  table: FiguresTable,
  lastMonth: string,
  configuration: StoreConfiguration,
): Promise<ChosenMonth[]> {
  const last = parsePeriod(lastMonth)
  const periods = Array.from(
    { length: MONTHS_OF_HISTORY },
    (_, index) => shiftPeriod(last, index + 1 - MONTHS_OF_HISTORY).id,
  )
  const combination = combinationOf({}, configuration)
  const pointers = await readPointers(
    table,
    periods.map((period) => ({ period, ...combination })),
  )
  const chosen = periods.map((period, index) => choose(period, pointers[index] ?? null))
  if (chosen.at(-1)?.runId === null) {
    throw new RefusedError(
      `No official cost run of ${lastMonth} is published, and a summary stands on it. Allocate the month first: npm run figures -- --period ${lastMonth}, or allocate-costs with {"period":"${lastMonth}"}. Nothing was published.`,
    )
  }
  return chosen
}

function choose(period: string, pointer: Pointer | null): ChosenMonth {
  const { closedRunId, restatedRunId } = pointer ?? {}
  return {
    period,
    runId: restatedRunId ?? closedRunId ?? pointer?.runId ?? null,
    restatedFromRunId: restatedRunId === undefined ? null : (closedRunId ?? null),
  }
}
