// What each shard computes from: an archive of a run that has the shard's servers alone, and every other row whole. The rows
// that shards have in common are written once, since parts lie under their checksums.
import pMap from 'p-map'
import {
  type ArchivedRun,
  type PartOfRun,
  partsOf,
  UNARCHIVED,
} from '../../../shared/archive/archived-run.ts'
import type { ArchiveReference } from '../../../shared/contract/closing/archive.ts'
import { type ShardRows, statusesOfShard } from '../../../shared/shards/split-resources.ts'
import { ArchiveDamagedError } from '../archive/archive-errors.ts'
import { packArchive } from '../archive/pack-archive.ts'
import { packPart } from '../archive/pack-part.ts'
import { type ReadArchive, readArchive } from '../archive/read-archive.ts'
import { sha256 } from '../archive/sha256.ts'
import { writeArchive } from '../archive/write-archive.ts'
import { type ShardObjects, ShardsUnavailableError } from './shard-objects.ts'

/** One shard, as a step is handed it. */
export interface ShardReference extends ArchiveReference {
  readonly number: number
}

export interface WrittenShards {
  /** All rows but those of servers, IPs and assignments: what the merge needs. */
  readonly rest: ArchiveReference
  readonly shards: readonly ShardReference[]
}

const SHARDS_AT_ONCE = 4
const RESOURCE_PARTS: readonly string[] = ['vps', 'ips', 'assignments', UNARCHIVED]

/** The same run and rows give the same objects. @throws ShardsUnavailableError */
export async function writeShards(
  objects: ShardObjects,
  runId: string,
  run: ArchivedRun,
  rowsOfShards: readonly ShardRows[],
): Promise<WrittenShards> {
  const rest = await packArchive(runId, ofRows(run, { vps: [], ips: [], assignments: [] }))
  await writeArchive(objects, rest)
  const common = rest.manifest.parts.filter(({ name }) => !RESOURCE_PARTS.includes(name))
  const shards = await pMap(
    rowsOfShards,
    async (rows, number) => {
      const own = await Promise.all(resourceParts(ofRows(run, rows)).map(packed))
      await Promise.all(own.map(({ part, bytes }) => objects.put(part.key, bytes, 'application/gzip')))
      const parts = [...common, ...own.map(({ part }) => part)].sort((a, b) => (a.name < b.name ? -1 : 1))
      const text = JSON.stringify({ ...rest.manifest, parts })
      const key = `shards/${number}.json`
      await objects.put(key, Buffer.from(text), 'application/json')
      return { number, key, sha256: sha256(text) }
    },
    { concurrency: SHARDS_AT_ONCE },
  )
  return { rest: rest.reference, shards }
}

/** @throws ShardsUnavailableError when it is not what was written */
export async function readShard(objects: ShardObjects, reference: ArchiveReference): Promise<ReadArchive> {
  return intact(() => readArchive(objects, reference))
}

/** A part that is gone or has changed is no archive's loss here: the allocation is started again. */
export async function intact<Read>(read: () => Promise<Read>): Promise<Read> {
  try {
    return await read()
  } catch (cause) {
    if (!(cause instanceof ArchiveDamagedError)) throw cause
    throw new ShardsUnavailableError(`${cause.part} of a shard is gone or has changed.`, cause)
  }
}

function ofRows(run: ArchivedRun, rows: ShardRows): ArchivedRun {
  const { statuses } = run.request
  return {
    ...run,
    inputs: { ...run.inputs, ...rows },
    request: { ...run.request, statuses: statuses && statusesOfShard(rows, statuses) },
  }
}

function resourceParts(run: ArchivedRun): PartOfRun[] {
  return partsOf(run).filter(({ name }) => RESOURCE_PARTS.includes(name))
}

function packed({ name, columns, rows }: PartOfRun) {
  return packPart(name, columns, rows)
}
