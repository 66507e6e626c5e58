// Cells with all that they hold and how they look, taken from one place and put into another.
import type { ICellData, IStyleData, Nullable } from '@univerjs/core'
import type { World } from '../world.ts'
import type { RangePlace } from './range-place.ts'

/** @returns a copy with its own formula and its own style, and nothing left out, so that it can stand anywhere */
export function cellOf({ world, sheetId }: RangePlace, row: number, column: number): ICellData {
  const workbook = world.model.book.getWorkbook()
  const cell = workbook.getSheetBySheetId(sheetId)?.getCellRaw(row, column)
  const f = world.model.formulaAt(sheetId, row, column) ?? null
  const style = cell?.s ? workbook.getStyles().get(cell.s) : null
  return structuredClone({
    v: f ? null : (cell?.v ?? null),
    t: cell?.t ?? null,
    f,
    si: null,
    p: cell?.p ?? null,
    s: style ?? null,
    custom: cell?.custom ?? null,
  })
}

/** In the place of what is there; null leaves a cell as it is. */
export function writeWholeCells(
  world: World,
  sheetId: string,
  row: number,
  column: number,
  cells: readonly (readonly (ICellData | null)[])[],
): void {
  const workbook = world.model.book.getWorkbook()
  const sheet = workbook.getSheetBySheetId(sheetId)
  const written = cells.map((line, r) =>
    line.map((cell, c) => {
      if (!cell || cell.s === undefined) return cell
      const before = workbook.getStyles().getStyleByCell(sheet?.getCellRaw(row + r, column + c))
      return { ...cell, s: inPlaceOf(before, cell.s as Nullable<IStyleData>) }
    }),
  )
  world.model.writeCells(sheetId, row, column, written)
}

/** A style that is written is added to the one that is there, so what is to go has to be named. */
function inPlaceOf(before: Nullable<IStyleData>, after: Nullable<IStyleData>): Nullable<IStyleData> {
  if (!before) return after
  const bd = before.bd && after?.bd ? { bd: { ...nothingOf(before.bd), ...after.bd } } : {}
  return { ...nothingOf(before), ...after, ...bd } as IStyleData
}

const nothingOf = (style: object): object => Object.fromEntries(Object.keys(style).map((key) => [key, null]))
