// One part of an archive, ready to be written: rows as compressed lines, under a key that its bytes decide, so that what did
// not change is kept once and a byte that changes is seen before it is read.
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { constants, createGzip } from 'node:zlib'
import { linesOf } from '../../../shared/archive/row-lines.ts'
import type { ArchivedPart } from '../../../shared/contract/closing/archive.ts'
import { sha256 } from './sha256.ts'

export interface PackedPart {
  readonly part: ArchivedPart
  /** As they are stored. */
  readonly bytes: Uint8Array
}

/** Large enough that compressing is what takes the time, small beside what a function has. Ids hardly compress further. */
const CHARACTERS_AT_ONCE = 256 * 1024

/** The same rows in the same order give the same part. */
export async function packPart(
  name: string,
  columns: readonly string[],
  rows: readonly object[],
): Promise<PackedPart> {
  const hash = createHash('sha256')
  const compressing = createGzip({ level: constants.Z_BEST_SPEED, chunkSize: CHARACTERS_AT_ONCE })
  const chunks = chunksOf(linesOf(columns, rows), (chunk) => hash.update(chunk))
  const [bytes] = await Promise.all([buffer(compressing), pipeline(Readable.from(chunks), compressing)])
  return { part: { name, key: keyOfPart(bytes), rows: rows.length, sha256: hash.digest('hex') }, bytes }
}

/** Where a part of these bytes lies. */
export function keyOfPart(bytes: Uint8Array): string {
  return `parts/${sha256(bytes)}.jsonl.gz`
}

function* chunksOf(lines: Iterable<string>, see: (chunk: string) => void): Generator<string> {
  let chunk = ''
  for (const line of lines) {
    chunk += line
    if (chunk.length < CHARACTERS_AT_ONCE) continue
    see(chunk)
    yield chunk
    chunk = ''
  }
  see(chunk)
  yield chunk
}
