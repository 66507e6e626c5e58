// Keeps a closed run in the archive for good: a copy of its items, and then the certificate that names it. Until the pointer
// names the certificate nothing of it counts; a close that is tried again writes a certificate of its own.
import type { ArchiveReference } from '../../../shared/contract/closing/archive.ts'
import type { CloseCertificate, KeptCertificate } from '../../../shared/contract/closing/close.ts'
import { announceStage } from '../../runtime/stages.ts'
import type { ArchiveObjects } from '../archive/archive-objects.ts'
import { sha256 } from '../archive/sha256.ts'
import type { RunItem } from '../runs/pack-run.ts'
import { packFrozenItems } from './frozen-items.ts'

/**
 * @param shards items of each shard in sort key order
 * @returns where the certificate lies
 * @throws ArchiveUnavailableError
 */
export async function freezeRun(
  archive: ArchiveObjects,
  shards: readonly (readonly RunItem[])[],
  certificate: CloseCertificate,
): Promise<ArchiveReference> {
  announceStage('Copying the run to the archive')
  const { part, bytes } = await packFrozenItems(shards)
  await archive.put(part.key, bytes, 'application/gzip')
  const text = JSON.stringify({ ...certificate, itemsCopy: part } satisfies KeptCertificate)
  const checksum = sha256(text)
  const key = `closes/${certificate.period}/${checksum}.json`
  await archive.put(key, Buffer.from(text), 'application/json')
  return { key, sha256: checksum }
}
