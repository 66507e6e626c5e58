// An archive made ready to be written: each part as compressed lines under a key that its bytes decide, and the manifest
// that names them all. Nothing is written here, so a run that turns out to be a duplicate costs no write.
import { METHOD_VERSION } from '../../../shared/approximation/method-text.ts'
import { type ArchivedRun, partsOf } from '../../../shared/archive/archived-run.ts'
import type { ArchiveManifest, ArchiveReference } from '../../../shared/contract/closing/archive.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { PUBLICATION_LAYOUT } from '../runs/pack-run.ts'
import { archivedInputHash } from './archived-input-hash.ts'
import { type PackedPart, packPart } from './pack-part.ts'
import { sha256 } from './sha256.ts'

export interface PackedArchive {
  readonly manifest: ArchiveManifest
  readonly manifestText: string
  readonly reference: ArchiveReference
  readonly parts: readonly PackedPart[]
}

/** @param runId of the run that is computed from it */
export async function packArchive(runId: string, run: ArchivedRun): Promise<PackedArchive> {
  const packed: PackedPart[] = []
  for (const { name, columns, rows } of partsOf(run)) packed.push(await packPart(name, columns, rows))
  const parts = packed.map(({ part }) => part).sort((a, b) => (a.name < b.name ? -1 : 1))
  const { period, asOfMs, readAtMs, statuses, method, policies } = run.request
  const asked = {
    period: period.id,
    asOf: instantText(asOfMs),
    method,
    policies,
    methodVersion: METHOD_VERSION,
    layout: PUBLICATION_LAYOUT,
    parts,
  }
  const manifest: ArchiveManifest = {
    ...asked,
    runId,
    readAt: instantText(readAtMs),
    statusesReadAt: statuses === undefined ? null : instantText(statuses.readAtMs),
    inputHash: archivedInputHash(asked),
  }
  const manifestText = JSON.stringify(manifest)
  return {
    manifest,
    manifestText,
    reference: { key: `inputs/${period.id}/${runId}.json`, sha256: sha256(manifestText) },
    parts: packed,
  }
}
