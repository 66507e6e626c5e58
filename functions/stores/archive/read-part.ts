// Reads one part back. Its bytes are held against the checksum in its key before they are unpacked, and its text against
// the checksum that was kept of it after.
import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { RowsFromLines } from '../../../shared/archive/row-lines.ts'
import type { ArchivedPart } from '../../../shared/contract/closing/archive.ts'
import { ArchiveDamagedError } from './archive-errors.ts'
import type { ArchiveObjects } from './archive-objects.ts'
import { keyOfPart } from './pack-part.ts'

/**
 * @param columns what its rows have
 * @throws ArchiveDamagedError naming the part when it is gone or has changed; ArchiveUnavailableError
 */
export async function readPart<Row>(
  objects: ArchiveObjects,
  { name, key, rows, sha256 }: ArchivedPart,
  columns: readonly string[],
): Promise<readonly Row[]> {
  const bytes = await objects.get(key)
  if (bytes === null) throw new ArchiveDamagedError(name, key, 'is gone')
  const found = keyOfPart(bytes)
  if (found !== key) throw changedPart(name, key, key, found)
  const hash = createHash('sha256')
  const taken = new RowsFromLines<Row>(columns)
  await pipeline(
    Readable.from([bytes]),
    createGunzip(),
    async function* (unpacked: AsyncIterable<Uint8Array>) {
      for await (const chunk of unpacked) {
        hash.update(chunk)
        yield chunk
      }
    },
    async (checked: AsyncIterable<Uint8Array>) => {
      for await (const line of createInterface({ input: Readable.from(checked) })) taken.add(line)
    },
  )
  const text = hash.digest('hex')
  if (text !== sha256) throw changedPart(name, key, sha256, text)
  if (taken.rows.length !== rows) throw changedPart(name, key, `${rows} rows`, `${taken.rows.length} rows`)
  return taken.rows
}

export function changedPart(part: string, key: string, expected: string, found: string): ArchiveDamagedError {
  return new ArchiveDamagedError(part, key, `has changed: expected ${expected}, found ${found}`)
}
