// The bucket where the steps of an allocation at scale hand each other what they made. Nothing in it outlives the run: objects
// expire by themselves. A step that is tried again writes its own objects again, with the same bytes.
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { ArchiveObjects } from '../archive/archive-objects.ts'

/** Read and written as an archive's objects are; an object that is there is replaced. */
export type ShardObjects = ArchiveObjects

/** The bucket cannot be reached, or does not hold what an earlier step wrote. */
export class ShardsUnavailableError extends Error {
  override name = 'ShardsUnavailableError'

  constructor(what: string, cause?: unknown) {
    super(
      `${what} Nothing was published, and the published figures stand. Start the allocation again: it writes everything anew.`,
      { cause },
    )
  }
}

/** Endpoint, region and credentials come from the environment, as the SDK reads them. */
export function connectShards(bucket: string): ShardObjects {
  // Embedded servers answer at one address for every bucket.
  const forcePathStyle = process.env.AWS_ENDPOINT_URL_S3 !== undefined
  return shardBucket(new S3Client({ forcePathStyle }), bucket)
}

/** @throws ShardsUnavailableError, a sentence */
export function shardBucket(client: S3Client, bucket: string): ShardObjects {
  return {
    put: async (key, bytes, contentType) => {
      const object = { Bucket: bucket, Key: key, Body: bytes, ContentType: contentType }
      await client.send(new PutObjectCommand(object)).catch(unavailable('written', key, bucket))
    },
    get: async (key) => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
        return (await Body?.transformToByteArray()) ?? null
      } catch (cause) {
        if ((cause as Error).name === 'NoSuchKey') return null
        return unavailable('read', key, bucket)(cause)
      }
    },
  }
}

/** The objects of one run: every key begins with its id. */
export function objectsOfRun(objects: ShardObjects, runId: string): ShardObjects {
  return {
    put: (key, bytes, contentType) => objects.put(`${runId}/${key}`, bytes, contentType),
    get: (key) => objects.get(`${runId}/${key}`),
  }
}

function unavailable(what: string, key: string, bucket: string): (cause: unknown) => never {
  return (cause) => {
    const kind = cause instanceof Error ? cause.name : 'unknown'
    throw new ShardsUnavailableError(`${key} could not be ${what} in the bucket ${bucket} (${kind}).`, cause)
  }
}
