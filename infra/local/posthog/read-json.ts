// A request's JSON body: read whole, unpacked, refused when it is too long.
import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { PostHogRefusal } from './refusal.ts'

/** "The entire request body must be less than 20MB by default" (docs/api/capture), packed or not. */
export const MOST_BODY_BYTES = 20 * 1024 * 1024

const unpack = promisify(gunzip)

/** @throws PostHogRefusal 413 when it is longer than 20 MB, 400 when it is no JSON */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let bytes = 0
  // Read to the end even when it is too long: a client still sending would see a broken connection, not the answer.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= MOST_BODY_BYTES) chunks.push(chunk)
  }
  if (bytes > MOST_BODY_BYTES) throw tooLarge()
  const body = Buffer.concat(chunks)
  const isPacked = request.headers['content-encoding'] === 'gzip'
  try {
    const plain = isPacked ? await unpack(body, { maxOutputLength: MOST_BODY_BYTES }) : body
    return JSON.parse(plain.toString('utf8'))
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw new PostHogRefusal(400, 'invalid_payload', 'Malformed request data', { cause: error })
  }
}

function tooLarge(): PostHogRefusal {
  return new PostHogRefusal(413, 'payload_too_large', 'Request body is too large.')
}
