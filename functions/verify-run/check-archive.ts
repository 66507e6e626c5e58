// Reads the archive of a run back, and computes the run again where this code computes as it was computed then.
import { RefusedError } from '../../shared/errors.ts'
import { NotPublishedError } from '../runtime/errors.ts'
import { ArchiveDamagedError } from '../stores/archive/archive-errors.ts'
import { readMonthArchive } from '../stores/archive/month-archive.ts'
import { type ReadArchive, readArchive, readManifest } from '../stores/archive/read-archive.ts'
import type { RunRecord } from '../stores/runs/run-record.ts'
import { type Check, different, equal, unchecked } from './checks.ts'
import { firstDifference } from './first-difference.ts'
import { type ArchiveStores, otherVersion, type Recomputed, recompute } from './recompute.ts'

export interface CheckedArchive {
  readonly checks: readonly Check[]
  /** What must lie in the store; or why that cannot be said. */
  readonly recomputed: Recomputed | string
}

const NONE =
  'The inputs of this run were not archived: it was computed while its month was open, for an earlier moment of it, or before archives were kept.'

/** @throws ArchiveUnavailableError: then nothing can be said */
export async function checkArchive(record: RunRecord, stores: ArchiveStores): Promise<CheckedArchive> {
  if (record.archive === undefined) return { checks: [unchecked('archive', NONE)], recomputed: NONE }
  try {
    const read = await readArchive(stores.archive, record.archive)
    const isOther = otherVersion(read, record)
    return {
      checks: [
        equal('archive', wholeWords(read)),
        await checkMonthArchive(read, stores),
        ...(isOther === null ? [] : [unchecked('archive', isOther)]),
      ],
      recomputed: isOther ?? (await recompute(read, record, stores)),
    }
  } catch (cause) {
    if (!isOfArchive(cause)) throw cause
    return { checks: [different('archive', cause.message)], recomputed: cause.message }
  }
}

/** What the archive, or that of the run that a restatement is held against, is at fault for. */
function isOfArchive(cause: unknown): cause is Error {
  return (
    cause instanceof ArchiveDamagedError ||
    cause instanceof RefusedError ||
    cause instanceof NotPublishedError
  )
}

function wholeWords({ manifest: { parts, readAt } }: ReadArchive): string {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0)
  return `${parts.length} parts of ${rows} rows, read at ${readAt}, are as archived.`
}

/** The month's archive, which statuses come from, is the one that this run took them from. */
async function checkMonthArchive(
  { manifest }: ReadArchive,
  { table, archive }: ArchiveStores,
): Promise<Check> {
  const { period, runId, readAt, statusesReadAt } = manifest
  const month = await readMonthArchive(table, period)
  if (month === null) return different('month_archive', `No archive is named as that of ${period}.`)
  try {
    const { period: ofPeriod, runId: ofRun, readAt: ofReading } = await readManifest(archive, month)
    const difference =
      firstDifference(
        { period: ofPeriod, runId: ofRun, readAt: ofReading },
        { period: month.period, runId: month.runId, readAt: month.readAt },
      ) ??
      (statusesReadAt === null
        ? firstDifference({ runId, readAt }, { runId: month.runId, readAt: month.readAt })
        : firstDifference(statusesReadAt, month.readAt, 'readAt'))
    if (difference !== null) {
      return different('month_archive', `What is named as the archive of ${period} differs, ${difference}.`)
    }
    return equal('month_archive', `Statuses are those of the archive of ${period}, read at ${month.readAt}.`)
  } catch (cause) {
    if (!(cause instanceof ArchiveDamagedError)) throw cause
    return different('month_archive', cause.message)
  }
}
