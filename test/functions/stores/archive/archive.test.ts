// What is archived is read back as it was, by the byte; what is gone or has changed is named, and nothing is computed of it.
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type ArchiveObjects, archiveBucket } from '../../../../functions/stores/archive/archive-objects.ts'
import {
  claimMonthArchive,
  type MonthArchive,
  readMonthArchive,
} from '../../../../functions/stores/archive/month-archive.ts'
import { packArchive } from '../../../../functions/stores/archive/pack-archive.ts'
import { readArchive, readInputsOf } from '../../../../functions/stores/archive/read-archive.ts'
import { writeArchive } from '../../../../functions/stores/archive/write-archive.ts'
import { startS3 } from '../../../../infra/local/s3.ts'
import { memoryArchive } from '../../../engines/archive.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD, vps, world } from '../../../worlds/world.ts'
import { withCalls } from '../calls.ts'
import { archivedRunOf, flipped, smallMonth } from './sample-archives.ts'

const RUN_ID = '0197f0a0-0000-7000-8000-000000000000'
const later = (run: number) => `0197f0a0-0000-7000-8000-00000000000${run}`

describe('over a bucket', () => {
  let server: Awaited<ReturnType<typeof startS3>>
  let client: S3Client
  let bucket: ArchiveObjects
  beforeAll(async () => {
    server = await startS3({ port: 0 })
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
    const connection = { endpoint: server.endpoint, region: 'us-east-1', credentials }
    client = new S3Client({ ...connection, forcePathStyle: true, maxAttempts: 1 })
    await client.send(new CreateBucketCommand({ Bucket: 'archive' }))
    bucket = archiveBucket(client, 'archive')
  })
  afterAll(async () => {
    client.destroy()
    await server.stop()
  })

  test('an archive is read back field for field', async () => {
    const packed = await packArchive(RUN_ID, archivedRunOf(smallMonth()))
    await writeArchive(bucket, packed)
    const read = await readArchive(bucket, packed.reference)
    expect(read.manifest).toEqual(packed.manifest)
    expect(read.inputs).toEqual(smallMonth())
  })

  test('a bucket that is not there is named, with what to check; nothing was published', async () => {
    const packed = await packArchive(RUN_ID, archivedRunOf(smallMonth()))
    await expect(writeArchive(archiveBucket(client, 'nowhere'), packed)).rejects.toMatchObject({
      name: 'ArchiveUnavailableError',
      message: expect.stringMatching(
        /nowhere.*NoSuchBucket.*not published without its archive.*ARCHIVE_BUCKET/,
      ),
    })
    await expect(readArchive(archiveBucket(client, 'nowhere'), packed.reference)).rejects.toThrow(/read from/)
  })

  test('a key that no object has gives null', async () => {
    expect(await bucket.get('parts/none')).toBeNull()
  })
})

test('what did not change is kept once: a corrected price adds the table of VPS and a manifest', async () => {
  const archive = memoryArchive()
  await writeArchive(archive, await packArchive(later(1), archivedRunOf(smallMonth(1_001))))
  const before = archive.objects.size
  await writeArchive(archive, await packArchive(later(2), archivedRunOf(smallMonth(1_002))))
  expect(archive.objects.size - before).toBe(2)
})

test('the input hash is that of the rows and the question, whenever they were read', async () => {
  const hashOf = async (change: object, inputs = smallMonth()) => {
    const run = archivedRunOf(inputs)
    return (await packArchive(RUN_ID, { ...run, request: { ...run.request, ...change } })).manifest.inputHash
  }
  const hash = await hashOf({})
  const statuses = {
    readAtMs: PERIOD.endMs,
    unarchivedVps: new Set<string>(),
    unarchivedIps: new Set<string>(),
  }
  expect(await hashOf({ readAtMs: PERIOD.endMs + 9_000, statuses })).toBe(hash)
  expect(await hashOf({ method: 'volume' })).not.toBe(hash)
  expect(await hashOf({ asOfMs: PERIOD.endMs - 1 })).not.toBe(hash)
  expect(await hashOf({}, smallMonth(1_002))).not.toBe(hash)
})

test('the manifest is written when every part lies there, and not before', async () => {
  const keys: string[] = []
  const put = async (key: string) => void keys.push(key)
  const packed = await packArchive(RUN_ID, archivedRunOf(smallMonth()))
  await writeArchive({ put, get: async () => null }, packed)
  expect(keys.at(-1)).toBe(packed.reference.key)
  expect(keys).toHaveLength(packed.manifest.parts.length + 1)
  const failing = async (key: string) => {
    if (key === packed.parts[3]?.part.key) throw new Error('lost')
    keys.push(key)
  }
  keys.length = 0
  await expect(writeArchive({ put: failing, get: async () => null }, packed)).rejects.toThrow('lost')
  expect(keys).not.toContain(packed.reference.key)
})

describe('a changed archive', () => {
  const archive = memoryArchive()
  let packed: Awaited<ReturnType<typeof packArchive>>
  beforeAll(async () => {
    packed = await packArchive(RUN_ID, archivedRunOf(smallMonth()))
    await writeArchive(archive, packed)
  })

  /** What reading says with an object replaced. */
  const refusalWith = async (key: string, bytes: Uint8Array | null, part: string): Promise<string> => {
    const get = async (asked: string) => (asked === key ? bytes : archive.get(asked))
    const reading = readInputsOf({ ...archive, get }, packed.reference, [part])
    return reading.then(
      () => 'it was read',
      (error: Error) => error.message,
    )
  }

  test('is refused for every single byte that can change, and the part is named', async () => {
    const named: [key: string, part: string][] = [
      [packed.reference.key, 'manifest'],
      ...packed.parts.map(({ part }): [string, string] => [part.key, part.name]),
    ]
    let flips = 0
    for (const [key, part] of named) {
      const bytes = (await archive.get(key)) as Uint8Array
      for (let at = 0; at < bytes.length; at += 1, flips += 1) {
        const refusal = await refusalWith(key, flipped(bytes, at), part)
        if (!refusal.includes(`${part} (${key}) has changed`))
          throw new Error(`${part}, byte ${at}: ${refusal}`)
      }
    }
    expect(flips).toBeGreaterThan(3_000)
  })

  test.each([
    ['cut short', (bytes: Uint8Array) => bytes.subarray(0, -1), /vps .* has changed/],
    ['longer', (bytes: Uint8Array) => Uint8Array.from([...bytes, 0]), /vps .* has changed/],
    ['empty', () => new Uint8Array(), /vps .* has changed/],
    ['gone', () => null, /vps .* is gone.*earlier version/],
  ])('is refused with a part that is %s', async (_, change, words) => {
    const { part, bytes } = packed.parts.find(
      (other) => other.part.name === 'vps',
    ) as (typeof packed.parts)[0]
    expect(await refusalWith(part.key, change(bytes), 'vps')).toMatch(words)
  })

  test('is refused when another archive took its place', async () => {
    const other = await packArchive(RUN_ID, archivedRunOf(world({ vps: [vps('v1', 1)] })))
    expect(await refusalWith(packed.reference.key, Buffer.from(other.manifestText), 'vps')).toMatch(
      /manifest/,
    )
  })
})

describe("the month's archive", () => {
  let store: TestTable
  const claim = (runId: string): MonthArchive => ({
    ...{ period: PERIOD.id, runId, readAt: '2025-12-01T00:00:01Z' },
    ...{ key: `inputs/${runId}.json`, sha256: runId },
  })
  beforeAll(async () => {
    store = await startFiguresTable()
  })
  afterAll(() => store.stop())

  test('is that of the first run that claims it, for good', async () => {
    expect(await readMonthArchive(store.table, PERIOD.id)).toBeNull()
    const claims = [1, 2, 3].map((run) => claimMonthArchive(store.table, claim(later(run))))
    const won = (await Promise.all(claims)).indexOf(true) + 1
    expect(await readMonthArchive(store.table, PERIOD.id)).toMatchObject(claim(later(won)))
    expect(await claimMonthArchive(store.table, claim(later(4)))).toBe(false)
    expect(await readMonthArchive(store.table, PERIOD.id)).toMatchObject(claim(later(won)))
  })

  test('is claimed although the answer to the claim was lost', async () => {
    const another = await store.another()
    const lossy = withCalls(another.table, async ({ name }, send) => {
      const answered = await send()
      if (name === 'PutCommand') throw new Error('socket hang up')
      return answered
    })
    expect(await claimMonthArchive(lossy, claim(later(1)))).toBe(true)
  })
})
