// The input hash of a run whose inputs are archived: over what it was asked and the parts it was computed from. Statuses
// that changed upstream since the month's archive are no input of it, so a run that differs in nothing else is a duplicate.
import { UNARCHIVED } from '../../../shared/archive/archived-run.ts'
import type { ArchiveManifest } from '../../../shared/contract/closing/archive.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import { InputFingerprint } from '../../runtime/input-fingerprint.ts'

type HashedManifest = Pick<
  ArchiveManifest,
  'period' | 'asOf' | 'method' | 'policies' | 'methodVersion' | 'layout' | 'parts'
>

/** Lower-case hex SHA-256. */
export function archivedInputHash(manifest: HashedManifest): string {
  const { period, asOf, method, policies, methodVersion, layout, parts } = manifest
  const fingerprint = new InputFingerprint()
  const asOfMs = parseInstant(asOf, 'asOf')
  fingerprint.add('request', [methodVersion, layout, period, asOfMs, method, policies])
  for (const { name, sha256 } of parts) {
    if (name !== UNARCHIVED) fingerprint.add(name, [sha256])
  }
  return fingerprint.digest()
}
