// A run written as publishRun writes it, up to the verification: prepared, recorded, then stored in batches.
import type { FiguresTable } from '../../functions/stores/figures-table.ts'
import { prepareRun } from '../../functions/stores/runs/prepare-run.ts'
import { putRecord, type RunRecord } from '../../functions/stores/runs/run-record.ts'
import { writeItems } from '../../functions/stores/runs/write-items.ts'
import type { ComputedRun } from '../../shared/figures/compute-run.ts'
import { PERIOD } from './world.ts'

export async function writeRun(table: FiguresTable, run: ComputedRun, runId: string): Promise<RunRecord> {
  const { items, record } = prepareRun(run, {
    runId,
    asOfMs: PERIOD.endMs,
    isLatest: true,
    inputHash: 'bench',
    startedAtMs: PERIOD.endMs,
    startedBy: 'npm run bench',
    codeVersion: 'bench',
    durationsMs: {},
  })
  await putRecord(table, record)
  await writeItems(table, items)
  return record
}
