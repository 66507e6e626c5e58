// Rows as text that gives the very rows again: a line of column names, then a line of cells a row, each line JSON. A line
// at a time, since a table of a million rows is longer than one text may be.

/** A cell of the inputs. Undefined stands for null. */
type Cell = string | number | boolean | null | undefined

/** How a stamp that never comes, or always was, is written: JSON itself has no infinity. */
type WrittenInfinity = { readonly infinity: 1 | -1 }

/** The lines, each ending in a newline: the same rows give the same bytes. */
export function* linesOf(columns: readonly string[], rows: Iterable<object>): Generator<string> {
  yield lineOf(columns)
  for (const row of rows) {
    const cells = columns.map((column) => written((row as Readonly<Record<string, Cell>>)[column]))
    yield lineOf(cells)
  }
}

/** Takes lines without their newlines, the names first; `rows` are then what was written. */
export class RowsFromLines<Row> {
  readonly rows: Row[] = []
  readonly #wanted: readonly string[]
  #places: readonly number[] | undefined

  /** @param columns what a row has: one that the lines do not name is null */
  constructor(columns: readonly string[]) {
    this.#wanted = columns
  }

  add(line: string): void {
    const cells = JSON.parse(line) as unknown[]
    if (this.#places === undefined) {
      this.#places = this.#wanted.map((column) => cells.indexOf(column))
      return
    }
    const row: Record<string, unknown> = {}
    for (const [index, place] of this.#places.entries()) {
      row[this.#wanted[index] as string] = place === -1 ? null : read(cells[place])
    }
    this.rows.push(row as Row)
  }
}

/** Two characters that JSON lets stand end a line for some readers. */
function lineOf(cells: readonly unknown[]): string {
  const text = JSON.stringify(cells).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
  return `${text}\n`
}

function written(cell: Cell): Cell | WrittenInfinity {
  if (cell === Number.POSITIVE_INFINITY) return { infinity: 1 }
  if (cell === Number.NEGATIVE_INFINITY) return { infinity: -1 }
  return cell
}

function read(cell: unknown): unknown {
  if (typeof cell !== 'object' || cell === null) return cell
  return (cell as WrittenInfinity).infinity * Number.POSITIVE_INFINITY
}
