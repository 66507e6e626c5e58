// Changes how cells look. What is said of whole columns, rows or the sheet is kept once, there, and not in a million cells.
import type { ICellData, IStyleData, Nullable } from '@univerjs/core'
import type { CellExtras } from '../../files/extras.ts'
import { sheets } from '../../model/univer-packages.ts'
import type { Area } from '../area.ts'
import { changeSheetExtras, customWith, sheetExtras } from '../extras.ts'
import type { RangePlace } from '../range-place.ts'
import { type Change, onSheet, perform } from '../undoable.ts'
import { formatReader } from './cell-formats.ts'
import { plainOver } from './plain-style.ts'
import { type Lines, SheetPart } from './sheet-part.ts'

/** A style's field that is null is taken away. */
export interface FormatChange {
  readonly style?: { readonly [Key in keyof IStyleData]?: IStyleData[Key] | null } | undefined
  readonly extras?: { readonly [Key in keyof CellExtras]?: CellExtras[Key] | undefined } | undefined
}

export function changeFormat(range: RangePlace, change: FormatChange): void {
  changeFormats(range, [{ area: range.area, change }])
}

/** Several changes of one sheet as one step: the edges of a range, say. */
export function changeFormats(
  range: RangePlace,
  parts: readonly { area: Area; change: FormatChange }[],
): void {
  for (const { area, change } of parts) {
    const part = new SheetPart(range, area)
    const changes: Change[] = []
    if (part.isWholeSheet) changes.push(...changeDefault(part, change))
    if (part.wholeColumns) changes.push(...changeLines(part, change, 'column', part.columnsToChange()))
    if (part.wholeRows) changes.push(...changeLines(part, change, 'row', part.rowsToChange()))
    changes.push(...changeCells(part, change))
    perform(range.world, changes)
    if (part.isWholeSheet && change.extras)
      changeSheetExtras(range.sheet(), {
        cells: { ...sheetExtras(range.sheet()).cells, ...change.extras } as CellExtras,
      })
  }
  range.world.state.dirty = true
}

function changeDefault({ range }: SheetPart, { style }: FormatChange): Change[] {
  if (!style) return []
  const before = range.sheet().getSheet().getDefaultCellStyle()
  const styles = range.world.model.book.getWorkbook().getStyles()
  const at = onSheet(range.world, range.sheetId)
  const step = (defaultStyle: unknown) => ({
    id: sheets.SetWorksheetDefaultStyleMutation.id,
    params: { ...at, defaultStyle },
  })
  return [{ redo: step(merged(styles.get(before), style)), undo: step(before ?? null) }]
}

function changeLines(
  part: SheetPart,
  change: FormatChange,
  kind: 'row' | 'column',
  indices: readonly number[],
): Change[] {
  const { range } = part
  if (indices.length === 0) return []
  const styles = range.world.model.book.getWorkbook().getStyles()
  const after: Lines = {}
  const before: Lines = {}
  for (const index of indices) {
    const line = part.lines[kind][index]
    after[index] = {
      ...(change.style && { s: orNull(merged(line?.s ? styles.get(line.s) : null, change.style)) }),
      ...(change.extras && { custom: orNull(customWith(line?.custom, change.extras)) }),
    }
    before[index] = {
      ...(change.style && { s: line?.s ?? null }),
      ...(change.extras && { custom: line?.custom ?? null }),
    }
  }
  const at = onSheet(range.world, range.sheetId)
  const step = (lines: Lines) =>
    kind === 'row'
      ? { id: sheets.SetRowDataMutation.id, params: { ...at, rowData: lines } }
      : { id: sheets.SetColDataMutation.id, params: { ...at, columnData: lines } }
  return [{ redo: step(after), undo: step(before) }]
}

function changeCells(part: SheetPart, { style, extras }: FormatChange): Change[] {
  const { range } = part
  const formatOf = formatReader(range)
  const below = formatReader(range, false)
  const hasNull = Object.values(style ?? {}).includes(null)
  const sheet = range.sheet().getSheet()
  const cellValue: Record<number, Record<number, ICellData>> = {}
  let count = 0
  for (const [row, column] of part.cellsToChange(isClearing({ style, extras }))) {
    const cell: ICellData = {}
    if (style)
      cell.s = {
        ...patchOver(formatOf(row, column).style, style),
        ...(hasNull && plainOver(below(row, column).style, style)),
      } as IStyleData
    if (extras)
      Object.assign(cell, { custom: orNull(customWith(sheet.getCellRaw(row, column)?.custom, extras)) })
    cellValue[row] ??= {}
    Object.assign(cellValue[row], { [column]: cell })
    count += 1
  }
  if (count === 0) return []
  // Whoever calculates knows by the trigger that no value changes.
  const params = { ...onSheet(range.world, range.sheetId), cellValue, trigger: sheets.SetStyleCommand.id }
  const undo = sheets.SetRangeValuesUndoMutationFactory(range.world.model.univer.__getInjector(), params)
  const { id } = sheets.SetRangeValuesMutation
  return [{ redo: { id, params }, undo: { id, params: { ...undo, trigger: params.trigger } } }]
}

/** Univer puts the lines of a cell in the place of those that its row or column has, so they go along. */
function patchOver(looks: IStyleData, style: NonNullable<FormatChange['style']>): object {
  return style.bd ? { ...style, bd: { ...looks.bd, ...style.bd } } : style
}

const orNull = <Fields extends object>(fields: Fields): Fields | null =>
  Object.keys(fields).length > 0 ? fields : null

const isClearing = ({ style, extras }: FormatChange): boolean =>
  [...Object.values(style ?? {}), ...Object.values(extras ?? {})].every((value) => (value ?? null) === null)

function merged(style: Nullable<IStyleData>, change: NonNullable<FormatChange['style']>): IStyleData {
  return withoutNull({
    ...style,
    ...patchOver(style ?? {}, change),
    ...(change.bd && { bd: withoutNull({ ...style?.bd, ...change.bd }) }),
  })
}

const withoutNull = (style: object): object =>
  Object.fromEntries(Object.entries(style).filter(([, value]) => value !== null))
