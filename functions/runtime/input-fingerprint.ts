// The input hash of a run: two runs with the same hash were asked the same of the same rows, so the later one is a
// duplicate. Rows are read in id order, so their physical order does not matter.
import { createHash } from 'node:crypto'

const ROWS_AT_ONCE = 10_000

export class InputFingerprint {
  readonly #hash = createHash('sha256')

  /** Adds a named part; rows must be plain JSON in a defined order. */
  add(name: string, rows: readonly unknown[]): void {
    this.#hash.update(`${name}\n`)
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      this.#hash.update(JSON.stringify(rows.slice(start, start + ROWS_AT_ONCE)))
    }
    this.#addInfinities(rows)
  }

  /** JSON writes an infinite stamp as null; here it is told apart from one that is not known. */
  #addInfinities(rows: readonly unknown[]): void {
    rows.forEach((row, rowNumber) => {
      if (!Array.isArray(row)) return
      row.forEach((cell, column) => {
        if (cell === Number.POSITIVE_INFINITY || cell === Number.NEGATIVE_INFINITY) {
          this.#hash.update(`${rowNumber},${column}:${cell}\n`)
        }
      })
    })
  }

  /** Lower-case hex SHA-256. Call once, after the last part. */
  digest(): string {
    return this.#hash.digest('hex')
  }
}
