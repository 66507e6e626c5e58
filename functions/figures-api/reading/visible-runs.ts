// Run records within what a caller may know: everyone sees which official runs were published; what happened in them, other
// combinations, and runs that were not published, are for those who see the whole platform.
import type { Sight } from '../../../shared/access/caller.ts'
import type { RunSummary } from '../../../shared/contract/api/answers/runs.ts'
import { isExpired, READABLE_STATES } from '../../stores/runs/readable.ts'
import { readPointers } from '../../stores/runs/run-heads.ts'
import { listRecordsPage, pointerKeyOf, type RunRecord, readRecord } from '../../stores/runs/run-record.ts'
import type { ApiServices } from '../services.ts'
import { maySee } from './official.ts'
import { runSummary } from './run-summary.ts'

export interface VisibleRuns {
  readonly runs: readonly RunSummary[]
  /** Whether older runs follow that the caller may know of. */
  readonly more: boolean
}

/** Newest first; a page is full until the last one, so that no gap counts what is left out. @param after a run id */
export async function listVisibleRuns(
  period: string,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
  sight: Sight,
  services: ApiServices,
): Promise<VisibleRuns> {
  const visible: RunRecord[] = []
  let last = after
  let more = true
  while (more && visible.length <= limit) {
    const page = await listRecordsPage(services.table, period, { limit: limit + 1, after: last })
    visible.push(...page.records.filter((record) => mayBeKnown(record, sight, services)))
    last = page.records.at(-1)?.runId
    more = page.more
  }
  return { runs: await summaries(visible.slice(0, limit), sight, services), more: visible.length > limit }
}

/** Null for an id that names no run, and for a run that the caller may not know of. */
export async function readVisibleRun(
  runId: string,
  sight: Sight,
  services: ApiServices,
): Promise<RunSummary | null> {
  const record = await readRecord(services.table, runId.toLowerCase())
  if (record === null || !mayBeKnown(record, sight, services)) return null
  const [summary] = await summaries([record], sight, services)
  return summary ?? null
}

function mayBeKnown(record: RunRecord, sight: Sight, { configuration, clock }: ApiServices): boolean {
  if (isExpired(record, clock())) return false
  if (sight.kind === 'platform') return true
  const wasPublished = READABLE_STATES.includes(record.state)
  return wasPublished && maySee(record, sight, configuration)
}

/** Which of them are current is asked of their pointers, in one read. */
async function summaries(
  records: readonly RunRecord[],
  sight: Sight,
  { table }: ApiServices,
): Promise<RunSummary[]> {
  const pointers = await readPointers(table, records.map(pointerKeyOf))
  return records.map((record, index) => runSummary(record, pointers[index] ?? null, sight))
}
