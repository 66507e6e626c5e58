// Run records within what a caller may know: everyone sees which official runs were published; what happened in them, other
// combinations, and runs that were not published, are for those who see the whole platform.
import type { Sight } from '../../../shared/access/caller.ts'
import type { RunSummary } from '../../../shared/contract/api/answers/runs.ts'
import { readPointers } from '../../stores/runs/run-heads.ts'
import { listRecordsPage, type RunRecord, readRecord } from '../../stores/runs/run-record.ts'
import type { ApiServices } from '../services.ts'
import { maySee } from './official.ts'
import { runSummary } from './run-summary.ts'

export interface VisibleRuns {
  readonly runs: readonly RunSummary[]
  /** The last run of the page, seen or not, when more follow; else null. */
  readonly continuesAfter: string | null
}

/** Newest first. @param after the last run id of the page before */
export async function listVisibleRuns(
  period: string,
  page: { readonly limit: number; readonly after?: string | undefined },
  sight: Sight,
  services: ApiServices,
): Promise<VisibleRuns> {
  const { records, more } = await listRecordsPage(services.table, period, page)
  const visible = records.filter((record) => mayBeKnown(record, sight, services))
  const continuesAfter = more ? (records.at(-1)?.runId ?? null) : null
  return { runs: await summaries(visible, sight, services), continuesAfter }
}

/** Null for an id that names no run, and for a run that the caller may not know of. */
export async function readVisibleRun(
  runId: string,
  sight: Sight,
  services: ApiServices,
): Promise<RunSummary | null> {
  const record = await readRecord(services.table, runId)
  if (record === null || !mayBeKnown(record, sight, services)) return null
  const [summary] = await summaries([record], sight, services)
  return summary ?? null
}

function mayBeKnown(record: RunRecord, sight: Sight, { configuration }: ApiServices): boolean {
  if (sight.kind === 'platform') return true
  const wasPublished = record.state === 'published' || record.state === 'beside'
  return wasPublished && maySee(record, sight, configuration)
}

/** Which of them are current is asked of their pointers, in one read. */
async function summaries(
  records: readonly RunRecord[],
  sight: Sight,
  { table }: ApiServices,
): Promise<RunSummary[]> {
  const pointers = await readPointers(table, records)
  const current = new Set(pointers.map((pointer) => pointer?.runId))
  return records.map((record) => runSummary(record, current.has(record.runId), sight))
}
