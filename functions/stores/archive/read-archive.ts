// Reads an archive back: the manifest against the checksum that the run's record has, each part against the manifest. What
// differs is named.
import pMap from 'p-map'
import * as z from 'zod'
import {
  COLUMNS_OF_PARTS,
  inputsOf,
  mappingOf,
  type PartRows,
  requestOf,
} from '../../../shared/archive/archived-run.ts'
import type {
  ArchivedPart,
  ArchiveManifest,
  ArchiveReference,
} from '../../../shared/contract/closing/archive.ts'
import { METHODS, SHARE_IDLE, SHARE_PLATFORM } from '../../../shared/contract/request.ts'
import type { RunRequest } from '../../../shared/figures/run-request.ts'
import type { MappingLine } from '../../../shared/finance/mapping-lines.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { ArchiveDamagedError } from './archive-errors.ts'
import type { ArchiveObjects } from './archive-objects.ts'
import { changedPart, readPart } from './read-part.ts'
import { sha256 } from './sha256.ts'

/** An archive read back: `computeRun(inputs, request)` is the run that it was made of. */
export interface ReadArchive {
  readonly manifest: ArchiveManifest
  readonly inputs: CostInputs
  readonly request: RunRequest
  readonly mapping: readonly MappingLine[]
}

const PARTS_AT_ONCE = 4

const manifestForm = z.object({
  period: z.string(),
  runId: z.string(),
  asOf: z.string(),
  readAt: z.string(),
  statusesReadAt: z.string().nullable(),
  method: z.enum(METHODS),
  policies: z.object({ shareIdle: z.enum(SHARE_IDLE), sharePlatform: z.enum(SHARE_PLATFORM) }),
  methodVersion: z.string(),
  layout: z.string(),
  inputHash: z.string(),
  parts: z.array(z.object({ name: z.string(), key: z.string(), rows: z.int(), sha256: z.string() })),
}) satisfies z.ZodType<ArchiveManifest>

/** @throws ArchiveDamagedError naming the part that is gone or has changed; ArchiveUnavailableError */
export async function readArchive(
  objects: ArchiveObjects,
  reference: ArchiveReference,
): Promise<ReadArchive> {
  const manifest = await readManifest(objects, reference)
  const parts = await readParts(objects, manifest.parts)
  return { manifest, inputs: inputsOf(parts), request: requestOf(manifest, parts), mapping: mappingOf(parts) }
}

/** The named parts alone, as inputs whose other tables are empty. @throws as `readArchive` */
export async function readInputsOf(
  objects: ArchiveObjects,
  reference: ArchiveReference,
  names: readonly string[],
): Promise<{ readonly manifest: ArchiveManifest; readonly inputs: CostInputs }> {
  const manifest = await readManifest(objects, reference)
  const wanted = manifest.parts.filter(({ name }) => names.includes(name))
  return { manifest, inputs: inputsOf(await readParts(objects, wanted)) }
}

/** @throws ArchiveDamagedError when it is gone or has changed */
export async function readManifest(
  objects: ArchiveObjects,
  { key, sha256: expected }: ArchiveReference,
): Promise<ArchiveManifest> {
  const bytes = await objects.get(key)
  if (bytes === null) throw new ArchiveDamagedError('manifest', key, 'is gone')
  const found = sha256(bytes)
  if (found !== expected) throw changedPart('manifest', key, expected, found)
  return manifestForm.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
}

async function readParts(objects: ArchiveObjects, parts: readonly ArchivedPart[]): Promise<PartRows> {
  const read = await pMap(
    parts,
    async (part) => {
      const columns = COLUMNS_OF_PARTS.get(part.name) ?? []
      return [part.name, await readPart(objects, part, columns)] as const
    },
    { concurrency: PARTS_AT_ONCE },
  )
  return new Map(read)
}
