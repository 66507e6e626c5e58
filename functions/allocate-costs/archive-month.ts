// Archives the inputs of a run of a month that is over, before the run is published: a month whose inputs are not kept is
// not published. The first archive of a month is the month's.
import { PublicationRefusedError } from '../runtime/errors.ts'
import { claimMonthArchive, type MonthArchive } from '../stores/archive/month-archive.ts'
import type { PackedArchive } from '../stores/archive/pack-archive.ts'
import { writeArchive } from '../stores/archive/write-archive.ts'
import type { Services } from './services.ts'

/**
 * @param monthArchive what the run took its statuses from; null when it found none
 * @throws ArchiveUnavailableError; PublicationRefusedError when another run archived the month meanwhile, since this one
 * then stands on other statuses than the month's
 */
export async function archiveMonth(
  packed: PackedArchive,
  monthArchive: MonthArchive | null,
  { table, archive }: Pick<Services, 'table' | 'archive'>,
): Promise<void> {
  await writeArchive(archive, packed)
  if (monthArchive !== null) return
  const { period, runId, readAt } = packed.manifest
  if (await claimMonthArchive(table, { ...packed.reference, period, runId, readAt })) return
  throw new PublicationRefusedError(
    `Another run archived the inputs of ${period} meanwhile, and statuses are taken from that archive. The published figures stand, and it is safe to run again.`,
  )
}
