// A run written as publishRun writes it, up to the verification: packed, recorded, then stored in batches.
import type { FiguresTable } from '../../functions/stores/figures-table.ts'
import { isFigure, SHARDS } from '../../functions/stores/runs/keys.ts'
import { packRun, type RunItem } from '../../functions/stores/runs/pack-run.ts'
import { inReadingOrder, runChecksum } from '../../functions/stores/runs/run-checksum.ts'
import { putRecord, type RunRecord } from '../../functions/stores/runs/run-record.ts'
import { writeItems } from '../../functions/stores/runs/write-items.ts'
import type { ComputedRun } from '../../shared/figures/compute-run.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { PERIOD } from './world.ts'

export async function writeRun(table: FiguresTable, run: ComputedRun, runId: string): Promise<RunRecord> {
  const items = [...packRun(runId, run)]
  const record = recordOf(run, runId, items)
  await putRecord(table, record)
  await writeItems(table, items)
  return record
}

function recordOf({ figures }: ComputedRun, runId: string, items: readonly RunItem[]): RunRecord {
  return {
    runId,
    period: figures.period,
    asOf: figures.asOf,
    method: figures.method,
    policies: figures.policies,
    methodVersion: figures.approximation.methodVersion,
    codeVersion: 'bench',
    inputHash: 'bench',
    startedAt: instantText(PERIOD.endMs),
    startedBy: 'npm run bench',
    state: 'writing',
    shards: SHARDS,
    items: items.length,
    figureItems: items.filter(isFigure).length,
    tenants: figures.tenants.length,
    checksum: runChecksum(inReadingOrder(items)),
    pools: figures.pools,
    revenue: figures.revenue,
    inputs: figures.approximation.sources,
    warnings: Object.fromEntries(figures.warnings.map(({ code, count }) => [code, count])),
    durationsMs: {},
  }
}
