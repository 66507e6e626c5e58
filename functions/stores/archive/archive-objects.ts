// The bucket that keeps what a closed month stands on: written once under a key of its own, read back whole. An interface,
// so that whatever is archived can be tried without a bucket.
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import pRetry from 'p-retry'
import { ArchiveUnavailableError } from './archive-errors.ts'

export interface ArchiveObjects {
  /** Keeps the bytes under a key whose name they decide; an object that is there already stays as it is. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** The bytes; null when no object has the key. */
  get(key: string): Promise<Uint8Array | null>
}

const RETRIES_OF_CONFLICT = 3

/** Endpoint, region and credentials come from the environment, as the SDK reads them. */
export function connectArchive(bucket: string): ArchiveObjects {
  // Embedded servers answer at one address for every bucket.
  const forcePathStyle = process.env.AWS_ENDPOINT_URL_S3 !== undefined
  return archiveBucket(new S3Client({ forcePathStyle }), bucket)
}

/** @throws ArchiveUnavailableError, a sentence, when the bucket does not take or give an object */
export function archiveBucket(client: S3Client, bucket: string): ArchiveObjects {
  return {
    put: (key, bytes, contentType) =>
      pRetry(() => putOnce(client, { Bucket: bucket, Key: key, Body: bytes, ContentType: contentType }), {
        retries: RETRIES_OF_CONFLICT,
        shouldRetry: ({ error }) => error.name === 'ConditionalRequestConflict',
      }).catch((cause: unknown) => {
        throw new ArchiveUnavailableError('written to', bucket, cause)
      }),
    get: async (key) => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
        return (await Body?.transformToByteArray()) ?? null
      } catch (cause) {
        if ((cause as Error).name === 'NoSuchKey') return null
        throw new ArchiveUnavailableError('read from', bucket, cause)
      }
    },
  }
}

interface ObjectToPut {
  readonly Bucket: string
  readonly Key: string
  readonly Body: Uint8Array
  readonly ContentType: string
}

/** What is there already is the same by its key: keeping it once is enough, and a locked object cannot be replaced. */
async function putOnce(client: S3Client, object: ObjectToPut): Promise<void> {
  try {
    await client.send(new PutObjectCommand({ ...object, IfNoneMatch: '*' }))
  } catch (cause) {
    if ((cause as Error).name !== 'PreconditionFailed') throw cause
  }
}
