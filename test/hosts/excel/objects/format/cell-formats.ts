// How cells look, read: what a cell says of itself goes before what its row says, then its column, then the sheet.
//
// A property of a range is null where its cells differ:
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-blank-null-values
import type { CustomData, IStyleData, Nullable } from '@univerjs/core'
import type { CellExtras } from '../../files/extras.ts'
import { core } from '../../model/univer-packages.ts'
import { cellExtras, sheetExtras } from '../extras.ts'
import type { RangePlace } from '../range-place.ts'

export interface CellFormat {
  readonly style: IStyleData
  readonly extras: CellExtras
}

/** Every cell is locked unless it says otherwise. */
export const isLocked = ({ extras }: CellFormat): boolean => extras.locked ?? true

type Layer = Nullable<{ s?: Nullable<IStyleData | string>; custom?: Nullable<CustomData> }>

/** More cells than this are not read one by one: blank cells are what their rows and columns say. */
const READ_ONE_BY_ONE = 20_000

export type ReadFormat = (row: number, column: number) => CellFormat

/** @param withOwn false for how a cell would look if it said nothing of itself */
export function formatReader(range: RangePlace, withOwn = true): ReadFormat {
  const sheet = range.sheet()
  const model = sheet.getSheet()
  const styles = range.world.model.book.getWorkbook().getStyles()
  const { cells: bySheet = {} } = sheetExtras(sheet)
  const rows = model.getRowManager()
  const columns = model.getColumnManager()
  return (row, column) => {
    const layers: Layer[] = [
      columns.getColumn(column),
      rows.getRow(row),
      withOwn ? model.getCellRaw(row, column) : null,
    ]
    return {
      style: core.composeStyles(
        model.getDefaultCellStyleInternal(),
        ...layers.map((layer) => (layer?.s ? styles.get(layer.s) : undefined)),
      ),
      extras: Object.assign({}, bySheet, ...layers.map((layer) => cellExtras(layer?.custom))),
    }
  }
}

/** @returns the value that all cells of the range have, or null where they differ */
export function uniform<Value>(
  range: RangePlace,
  read: (format: CellFormat, row: number, column: number) => Value,
): Value | null {
  const formatOf = formatReader(range)
  let first: { value: Value } | null = null
  for (const [row, column] of placesOf(range)) {
    const value = read(formatOf(row, column), row, column)
    first ??= { value }
    if (first.value !== value) return null
  }
  return first?.value ?? null
}

/** The cells to look at: all, or of a large range those that say something of themselves, and one blank cell of each kind. */
function* placesOf(range: RangePlace): Generator<readonly [number, number]> {
  const { row, column, rows, columns } = range.area
  if (rows * columns <= READ_ONE_BY_ONE) {
    for (let r = row; r < row + rows; r += 1) for (let c = column; c < column + columns; c += 1) yield [r, c]
    return
  }
  const sheet = range.sheet().getSheet()
  const filled = new Set<string>()
  const found: [number, number][] = []
  sheet.getCellMatrix().forValue((r, c) => {
    if (r < row || r >= row + rows || c < column || c >= column + columns) return
    found.push([r, c])
    filled.add(`${r} ${c}`)
  })
  const rowsToSee = kinds(Object.keys(sheet.getSnapshot().rowData ?? {}), row, rows)
  const columnsToSee = kinds(Object.keys(sheet.getSnapshot().columnData ?? {}), column, columns)
  for (const r of rowsToSee) for (const c of columnsToSee) if (!filled.has(`${r} ${c}`)) yield [r, c]
  yield* found
}

/** @returns the rows, or columns, that say something of themselves, and the first and last that do not */
function kinds(said: readonly string[], start: number, count: number): number[] {
  const own = new Set(said.map(Number).filter((index) => index >= start && index < start + count))
  const isPlain = (index: number) => !own.has(index)
  let first = start
  while (first < start + count && !isPlain(first)) first += 1
  let last = start + count - 1
  while (last > first && !isPlain(last)) last -= 1
  return [...own, ...[...new Set([first, last])].filter((index) => index < start + count && isPlain(index))]
}
