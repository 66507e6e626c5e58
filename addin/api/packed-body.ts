// The body of a large submission, packed: a gateway takes 6 MB, which the lines of a large budget exceed as plain JSON.
// https://developer.mozilla.org/docs/Web/API/CompressionStream
import { ApiFailure } from './api-failure.ts'
import type { OutgoingBody } from './send.ts'

/** About 1,000 rows; below, packing saves nothing that is noticed. */
const MOST_PLAIN_LETTERS = 200_000
/** What a function behind the gateway takes as it arrives, with room for the headers. */
const MOST_BYTES = 5_900_000

/** @throws ApiFailure where it is larger than the service takes at once */
export async function packedBody(body: object): Promise<OutgoingBody> {
  const text = JSON.stringify(body)
  if (text.length <= MOST_PLAIN_LETTERS) return { type: 'application/json', content: text }
  if (typeof CompressionStream === 'undefined') {
    // It arrives within JSON, where each quotation mark takes two letters.
    if (bytesOf(JSON.stringify(text)).length <= MOST_BYTES) return { type: 'application/json', content: text }
    throw tooLarge(' This version of Office cannot pack it; a newer one takes more at once.')
  }
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  const content = await new Response(packed).arrayBuffer()
  // It arrives in base64: four letters for three bytes.
  if ((content.byteLength * 4) / 3 <= MOST_BYTES) return { type: 'application/gzip', content }
  throw tooLarge('')
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function tooLarge(why: string): ApiFailure {
  return new ApiFailure(
    'refused',
    `It is larger than the figures service takes at once.${why} Send part of it at a time.`,
  )
}
