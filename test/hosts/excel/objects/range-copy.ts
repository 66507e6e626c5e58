// Copies cells into a range: all of them, or their formulas, values or formats alone.
// https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-copyfrom-member(1)
import type { ICellData } from '@univerjs/core'
import { notModelled } from '../protocol/excel-error.ts'
import { type Area, intersection, isWholeColumns, isWholeRows } from './area.ts'
import { cellExtras, customWith } from './extras.ts'
import { moveFormula, type Place, transposedFormula } from './move-formula.ts'
import { checkArea, type RangePlace } from './range-place.ts'
import { mergedAreas } from './refuse-write.ts'
import { usedArea } from './used-area.ts'
import { cellOf } from './whole-cells.ts'

export type CopyType = 'All' | 'Formulas' | 'Values' | 'Formats' | 'Link' | 'ColumnWidths'

export interface Copy {
  readonly source: RangePlace
  readonly copyType: CopyType
  readonly skipBlanks: boolean
  readonly transpose: boolean
}

export interface Copied {
  readonly area: Area
  /** Null leaves a cell as it is. */
  readonly cells: (ICellData | null)[][]
  /** Merged areas that come along. */
  readonly merged: readonly Area[]
}

/** @returns what is to be written where; the target grows to the source's size, or takes it as often as it fits */
export function copied(target: RangePlace, copy: Copy): Copied {
  if (copy.copyType === 'Link' || copy.copyType === 'ColumnWidths')
    throw notModelled(`Range.copyFrom ${copy.copyType}`)
  const source = usedPart(copy.source)
  const [rows, columns] = copy.transpose ? [source.columns, source.rows] : [source.rows, source.columns]
  const whole = isWholeColumns(target.area) || isWholeRows(target.area)
  const times = (size: number, unit: number) => (!whole && size > unit && size % unit === 0 ? size : unit)
  const area = {
    ...target.area,
    rows: times(target.area.rows, rows),
    columns: times(target.area.columns, columns),
  }
  checkArea(area)
  const cells = Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (__, c) => {
      const [fromRow, fromColumn] = copy.transpose ? [c % columns, r % rows] : [r % rows, c % columns]
      const to = { row: area.row + r, column: area.column + c }
      return copiedCell(copy, { row: source.row + fromRow, column: source.column + fromColumn }, target, to)
    }),
  )
  const brings = (copy.copyType === 'All' || copy.copyType === 'Formats') && !copy.transpose
  const merged = brings ? mergedAreas(copy.source).filter((each) => intersection(each, source)) : []
  const offset = (each: Area) => ({
    ...each,
    row: each.row - source.row + area.row,
    column: each.column - source.column + area.column,
  })
  return { area, cells, merged: merged.map(offset) }
}

/** Of whole columns and rows, what is used. */
function usedPart({ world, sheetId, area }: RangePlace): Area {
  if (!isWholeColumns(area) && !isWholeRows(area)) return area
  return usedArea(world, sheetId, false, area) ?? { ...area, rows: 1, columns: 1 }
}

function copiedCell(
  { source, copyType, skipBlanks, transpose }: Copy,
  from: Place,
  target: RangePlace,
  to: Place,
): ICellData | null {
  const { s = null, custom = null, ...content } = cellOf(source, from.row, from.column)
  const calculated = source.world.model.cellAt(source.sheetId, from.row, from.column)
  if (skipBlanks && !content.f && !content.p && (calculated?.v ?? null) === null) return null
  if (content.f)
    content.f = transpose
      ? transposedFormula(content.f, from, to)
      : moveFormula(source.world, content.f, to.row - from.row, to.column - from.column)
  if (copyType === 'All') return { ...content, s, custom }
  const { locked, formulaHidden, ...value } = cellExtras(custom)
  const there = target.sheet().getSheet().getCellRaw(to.row, to.column)?.custom
  const kept = (change: object) => (custom || there ? { custom: customWith(there, change) } : {})
  if (copyType === 'Formats') return { s, ...kept({ locked, formulaHidden }) }
  const result =
    copyType === 'Values'
      ? { ...content, f: null, v: calculated?.v ?? null, t: calculated?.t ?? null }
      : content
  return { ...result, ...kept(value) }
}
