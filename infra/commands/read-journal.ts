// The journal of a closed month or of one of its restatements, from what is published and Finance's mapping of today.
import { readStoreConfiguration } from '../../functions/runtime/config.ts'
import { combinationOf } from '../../functions/runtime/official-combination.ts'
import { connectFiguresTable } from '../../functions/stores/figures-table.ts'
import { readList } from '../../functions/stores/finance-lists/list-store.ts'
import { readRestatement } from '../../functions/stores/runs/adjustments.ts'
import { findClosing } from '../../functions/stores/runs/find-closing.ts'
import { notClosed } from '../../functions/stores/runs/refusals.ts'
import { findRunById, readFigures } from '../../functions/stores/runs/run-reader.ts'
import {
  type AccrualJournal,
  closeJournal,
  restatementJournal,
} from '../../shared/closing/accrual-journal.ts'
import { RefusedError } from '../../shared/errors.ts'
import type { MappingLine } from '../../shared/finance/mapping-lines.ts'
import { parsePeriod, periodAt, shiftPeriod } from '../../shared/periods/period.ts'

export interface AskedJournal {
  /** `YYYY-MM`, or `previous`. */
  readonly period: string
  /** Null for the close itself. */
  readonly restatement: number | 'last' | null
}

/** @throws NotPublishedError while the period is open; RefusedError for a restatement that there is not */
export async function readJournal(
  { period: asked, restatement }: AskedJournal,
  accrualAccount: string | null,
): Promise<AccrualJournal> {
  const period = asked === 'previous' ? shiftPeriod(periodAt(Date.now()), -1).id : parsePeriod(asked).id
  const configuration = readStoreConfiguration(process.env)
  const table = connectFiguresTable(configuration.FIGURES_TABLE)
  const closing = await findClosing(table, { period, ...combinationOf({}, configuration) })
  if (closing === null) throw notClosed(period)
  const mapping = (await readList<MappingLine>(table, 'vendor-mapping'))?.lines ?? []
  const { closedRunId, restatements = [] } = closing.pointer
  if (restatement === null) {
    const figures = await readFigures(table, await findRunById(table, closedRunId))
    return closeJournal({ ...figures, runId: closedRunId }, { mapping, accrualAccount })
  }
  const made = restatement === 'last' ? restatements.at(-1) : restatements[restatement - 1]
  if (made === undefined) {
    throw new RefusedError(
      `${period} has ${restatements.length} restatements${restatement === 'last' ? '' : `, and not a number ${restatement}`}: there is nothing to book beside its close.`,
    )
  }
  const record = await findRunById(table, made.runId)
  const adjustments = await readRestatement(table, record)
  return restatementJournal(adjustments, await readFigures(table, record), { mapping, accrualAccount })
}
