// Reads the certificate of a close from the archive, held against the checksum that the closed month's pointer has of it.
import type { ArchiveReference } from '../../../shared/contract/closing/archive.ts'
import type { KeptCertificate } from '../../../shared/contract/closing/close.ts'
import { ArchiveDamagedError } from '../archive/archive-errors.ts'
import type { ArchiveObjects } from '../archive/archive-objects.ts'
import { changedPart } from '../archive/read-part.ts'
import { sha256 } from '../archive/sha256.ts'

/** @throws ArchiveDamagedError when it is gone or any byte of it has changed; ArchiveUnavailableError */
export async function readCertificate(
  objects: ArchiveObjects,
  { key, sha256: expected }: ArchiveReference,
): Promise<KeptCertificate> {
  const bytes = await objects.get(key)
  if (bytes === null) throw new ArchiveDamagedError('certificate', key, 'is gone')
  const found = sha256(bytes)
  if (found !== expected) throw changedPart('certificate', key, expected, found)
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as KeptCertificate
}
