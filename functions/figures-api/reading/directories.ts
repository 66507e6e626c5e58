// The names of a run's tenants, kept in memory by run: a run never changes, so neither does its directory. It holds every
// tenant; only the run view hands parts of it out.
import { LRUCache } from 'lru-cache'
import type { FiguresTable } from '../../stores/figures-table.ts'
import { type DirectoryEntry, readDirectory } from '../../stores/runs/directory.ts'
import type { RunRecord } from '../../stores/runs/run-record.ts'

/** At 20,000 tenants a directory takes about 4 MB. */
const MOST_RUNS = 24

/** @throws NotPublishedError when the directory has expired */
export type Directories = (record: RunRecord) => Promise<readonly DirectoryEntry[]>

export function keptDirectories(table: FiguresTable): Directories {
  const kept = new LRUCache<string, Promise<readonly DirectoryEntry[]>>({ max: MOST_RUNS })
  return (record) => {
    const found = kept.get(record.runId)
    if (found !== undefined) return found
    const reading = readDirectory(table, record)
    kept.set(record.runId, reading)
    // What could not be read is not kept: the next request tries again.
    reading.catch(() => kept.delete(record.runId))
    return reading
  }
}
