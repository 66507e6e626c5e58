// A restatement's adjustments, published as items of its run: counted and in its checksum like every other item of it.
import type { Adjustment, Restatement } from '../../../shared/contract/closing/adjustments.ts'
import { NotPublishedError } from '../../runtime/errors.ts'
import type { FiguresTable } from '../figures-table.ts'
import { adjustmentsKey } from './keys.ts'
import { packEntries } from './pack-entries.ts'
import type { RunItem } from './pack-run.ts'
import { readParts } from './read-parts.ts'
import type { RunRecord } from './run-record.ts'

const ADJUSTMENTS_AN_ITEM = 1_000

/** In their order; none for no adjustments. */
export function packAdjustments(runId: string, adjustments: readonly Adjustment[]): RunItem[] {
  return packEntries(adjustments, ADJUSTMENTS_AN_ITEM).map((body, part) => ({
    ...adjustmentsKey(runId, part),
    body,
  }))
}

/** @throws NotPublishedError for a run that restates nothing, and when a part of it is gone */
export async function readRestatement(table: FiguresTable, record: RunRecord): Promise<Restatement> {
  const { runId, period, restatement } = record
  if (restatement === undefined) {
    throw new NotPublishedError(`The run ${runId} of ${period} is no restatement.`, 'not_published')
  }
  const { closedUnder: _, adjustmentItems, ...words } = restatement
  const parts = await readParts(table, record, adjustmentItems, adjustmentsKey)
  const adjustments = parts.flatMap((body) => JSON.parse(body) as Adjustment[])
  return { period, runId, ...words, adjustments }
}
