// Writes an archive: every part, and the manifest only when all of them lie there, so that a manifest that can be read
// names parts that can be read.
import pMap from 'p-map'
import { announceStage } from '../../runtime/stages.ts'
import type { ArchiveObjects } from './archive-objects.ts'
import type { PackedArchive } from './pack-archive.ts'

const PARTS_AT_ONCE = 4

/** @throws ArchiveUnavailableError */
export async function writeArchive(
  objects: ArchiveObjects,
  { parts, manifestText, reference }: PackedArchive,
): Promise<void> {
  announceStage('Archiving the inputs')
  await pMap(parts, ({ part, bytes }) => objects.put(part.key, bytes, 'application/gzip'), {
    concurrency: PARTS_AT_ONCE,
  })
  await objects.put(reference.key, Buffer.from(manifestText), 'application/json')
}
