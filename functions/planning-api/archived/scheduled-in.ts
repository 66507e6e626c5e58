// What the archived inputs of a month say of the months after it. Kept by run: an archive never changes.
import { LRUCache } from 'lru-cache'
import { type ScheduledChanges, scheduledChanges } from '../../../shared/forecast/scheduled-changes.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import { ArchiveDamagedError, ArchiveUnavailableError } from '../../stores/archive/archive-errors.ts'
import { readInputsOf } from '../../stores/archive/read-archive.ts'
import { readRecord } from '../../stores/runs/run-record.ts'
import type { PlanningServices } from '../services.ts'

const PARTS = ['vps', 'ips', 'platform-costs']
const MOST_RUNS = 50
const keptByTable = new WeakMap<object, LRUCache<string, ScheduledChanges>>()

/** Not archived: of runs from before there were archives. Unreadable: the archive does not answer, or does not hold. */
export type Unscheduled = 'not archived' | 'unreadable'

/** A forecast that has none of it says so. */
export async function scheduledIn(
  runId: string,
  { table, archives }: Pick<PlanningServices, 'table' | 'archives'>,
): Promise<ScheduledChanges | Unscheduled> {
  const kept = keptByTable.get(table) ?? new LRUCache<string, ScheduledChanges>({ max: MOST_RUNS })
  keptByTable.set(table, kept)
  const held = kept.get(runId)
  if (held !== undefined) return held
  const archive = (await readRecord(table, runId))?.archive
  if (archive === undefined) return 'not archived'
  try {
    const { manifest, inputs } = await readInputsOf(archives, archive, PARTS)
    const changes = scheduledChanges(inputs, parseInstant(manifest.asOf, 'asOf'))
    kept.set(runId, changes)
    return changes
  } catch (error) {
    if (error instanceof ArchiveUnavailableError || error instanceof ArchiveDamagedError) return 'unreadable'
    throw error
  }
}
