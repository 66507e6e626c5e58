// Excel takes 5 MB in one request on the web and answers with as much: rows are written and read in parts of under 4 MB.
// https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization#excel-add-ins
const MOST_BYTES = 4_000_000
/** What else goes along: the notes, the record, and what every operation says of itself. */
export const SPARED_BYTES = 400_000

export interface Chunk {
  readonly from: number
  readonly count: number
}

export const bytesOf = (row: unknown): number => new TextEncoder().encode(JSON.stringify(row)).byteLength + 1

/** @returns at least one, which is empty where there are no rows */
export function chunksOf(rows: readonly unknown[], spared = SPARED_BYTES): Chunk[] {
  const chunks: Chunk[] = []
  let from = 0
  let bytes = spared
  for (const [index, row] of rows.entries()) {
    const more = bytesOf(row)
    if (index > from && bytes + more > MOST_BYTES) {
      chunks.push({ from, count: index - from })
      from = index
      bytes = 0
    }
    bytes += more
  }
  return [...chunks, { from, count: rows.length - from }]
}

/** The same where only the size of the largest row is known. */
export function evenChunks(rows: number, bytesOfRow: number): Chunk[] {
  const most = Math.max(1, Math.floor((MOST_BYTES - SPARED_BYTES) / Math.max(1, bytesOfRow)))
  const count = Math.max(1, Math.ceil(rows / most))
  return Array.from({ length: count }, (_, index) => ({
    from: index * most,
    count: Math.min(most, rows - index * most),
  }))
}
