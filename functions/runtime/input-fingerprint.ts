// The input hash of a run: two runs with the same hash were asked the same of the same rows, so the later one is a
// duplicate. Rows are read in id order, so their physical order does not matter.
import { createHash, type Hash } from 'node:crypto'

const ROWS_AT_ONCE = 10_000

export class InputFingerprint {
  readonly #parts = new Map<string, string>()

  /** Adds a named part; rows must be plain JSON in a defined order. In which order parts come does not matter. */
  add(name: string, rows: readonly unknown[]): void {
    const hash = createHash('sha256')
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      hash.update(JSON.stringify(rows.slice(start, start + ROWS_AT_ONCE)))
    }
    addInfinities(hash, rows)
    this.#parts.set(name, hash.digest('hex'))
  }

  /** Lower-case hex SHA-256 over all parts, by name. */
  digest(): string {
    const parts = [...this.#parts].sort(([one], [other]) => (one < other ? -1 : 1))
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  }
}

/** JSON writes an infinite stamp as null; here it is told apart from one that is not known. */
function addInfinities(hash: Hash, rows: readonly unknown[]): void {
  for (const [rowNumber, row] of rows.entries()) {
    if (!Array.isArray(row)) continue
    // Every cell of a month's rows comes by here.
    for (let column = 0; column < row.length; column += 1) {
      const cell = row[column]
      if (cell === Number.POSITIVE_INFINITY || cell === Number.NEGATIVE_INFINITY) {
        hash.update(`${rowNumber},${column}:${cell}\n`)
      }
    }
  }
}
