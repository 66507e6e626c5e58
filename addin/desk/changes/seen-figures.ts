// What a cell showed, figure by figure: of a formula its value, of a table that spills each of its figures by the row and the
// column that it belongs to, so that a row more or less does not make all below it look changed.
import { addressOf, type Place } from '../../workbook/cells/area.ts'
import { isError } from '../../workbook/cells/cell-errors.ts'
import type { OurCell, Spill } from '../../workbook/cells/our-cells.ts'

export interface SeenFigure {
  /** Where it stands. */
  readonly address: string
  /** Of its formula. */
  readonly cell: string
  /** In a table, its row and column in words; null for a cell by itself. */
  readonly part: string | null
  /** Null where the cell showed an error. */
  readonly value: string | number | null
}

/** By a key that is the same before and after. */
export type SeenFigures = ReadonlyMap<string, SeenFigure>

/** @param values by address; a cell without one is left out */
export function seenFigures(
  cells: readonly OurCell[],
  values: ReadonlyMap<string, unknown>,
  spills: ReadonlyMap<string, Spill>,
): SeenFigures {
  const seen = new Map<string, SeenFigure>()
  for (const cell of cells) {
    const address = addressOf(cell)
    if (!values.has(address)) continue
    const spill = spills.get(address)
    if (spill === undefined) seen.set(address, seenAt(address, address, null, values.get(address)))
    else for (const [key, figure] of ofTable(address, cell, spill)) seen.set(key, figure)
  }
  return seen
}

/** The first row is the header, the last column says in words what the numbers are not. */
function ofTable(address: string, { sheet, row, column }: Place, { values }: Spill): [string, SeenFigure][] {
  const [header = [], ...rows] = values
  const counted = new Map<string, number>()
  return rows.flatMap((line, r) => {
    const words = namesOf(line)
    const count = counted.get(words) ?? 0
    counted.set(words, count + 1)
    return line.slice(0, -1).flatMap((value, c): [string, SeenFigure][] => {
      const title = String(header[c] ?? '')
      if (isName(value)) return []
      const at = addressOf({ sheet, row: row + r + 1, column: column + c })
      const key = JSON.stringify([address, words, count, title])
      return [[key, seenAt(at, address, `${String(line[0] ?? '')}, ${title}`, value)]]
    })
  })
}

/** What a row is called: the texts that it begins with. */
function namesOf(line: readonly unknown[]): string {
  const end = line.findIndex((value) => !isName(value))
  return line.slice(0, end === -1 ? line.length : end).join('\n')
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && !isError(value)
}

function seenAt(address: string, cell: string, part: string | null, value: unknown): SeenFigure {
  return { address, cell, part, value: shownValue(value) }
}

function shownValue(value: unknown): string | number | null {
  if (typeof value === 'number') return value
  return isError(value) ? null : String(value)
}
