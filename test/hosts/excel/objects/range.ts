// A range of one sheet, whole: where it is, what its cells hold, and what can be done with it.
import type { World } from '../world.ts'
import { type Area, parseArea, splitSheet } from './area.ts'
import { NullObject } from './host-object.ts'
import { RangeCells } from './range-cells.ts'
import { raiseChanged } from './range-events.ts'
import { checkArea } from './range-place.ts'
import { refuseStructure, refuseWrite } from './refuse-write.ts'
import { usedArea } from './used-area.ts'
import { Worksheet } from './worksheet.ts'

type ClearApplyTo = 'All' | 'Formats' | 'Contents' | 'Hyperlinks' | 'RemoveHyperlinks' | 'ResetContents'

export class Range extends RangeCells {
  /** @throws ExcelError InvalidArgument for an area off the sheet */
  static checked(world: World, sheetId: string, area: Area): Range {
    checkArea(area)
    return new Range(world, sheetId, area)
  }

  /** @throws ExcelError InvalidArgument for what is no address */
  static parse(world: World, sheetId: string, address: string): Range {
    return new Range(world, sheetId, parseArea(address))
  }

  /** An address, with or without this sheet's name, or a name that means a range. */
  static named(world: World, sheetId: string, address: string): Range {
    const { local } = splitSheet(address)
    const named = world.model.book.getDefinedName(local)
    if (!named) return Range.parse(world, sheetId, local)
    const meant = splitSheet(named.getFormulaOrRefString().replace(/^=/, ''))
    const sheet = meant.sheetName === null ? null : world.model.book.getSheetByName(meant.sheetName)
    return Range.parse(world, sheet?.getSheetId() ?? sheetId, meant.local)
  }

  protected to(area: Area): this {
    return new Range(this.world, this.sheetId, area) as this
  }

  get worksheet(): Worksheet {
    return new Worksheet(this.world, this.sheetId)
  }

  getUsedRange(valuesOnly = false): Range {
    const area = usedArea(this.world, this.sheetId, valuesOnly, this.area)
    return this.to(area ?? { ...this.area, rows: 1, columns: 1 })
  }

  getUsedRangeOrNullObject(valuesOnly = false): Range | NullObject {
    const area = usedArea(this.world, this.sheetId, valuesOnly, this.area)
    return area ? this.to(area) : new NullObject(this.world, 'Range')
  }

  /** https://learn.microsoft.com/javascript/api/excel/excel.clearapplyto */
  clear(applyTo: ClearApplyTo = 'All'): void {
    refuseWrite(this, 'value')
    const range = this.facade()
    if (applyTo === 'All') range.clear()
    else if (applyTo === 'Formats') range.clearFormat()
    else if (applyTo === 'Contents') range.clearContent()
    raiseChanged(this, 'RangeEdited')
  }

  select(): void {
    this.worksheet.activate()
    this.facade().activate()
  }

  merge(across = false): void {
    refuseWrite(this, 'format')
    if (across) this.facade().mergeAcross({ isForceMerge: true })
    else this.facade().merge({ isForceMerge: true })
  }

  unmerge(): void {
    refuseWrite(this, 'format')
    this.facade().breakApart()
  }

  insert(shift: 'Down' | 'Right'): Range {
    refuseStructure(this, 'insert', shift)
    const { row, column, rows, columns } = this.area
    if (this.isEntireRow) this.sheet().insertRows(row, rows)
    else if (this.isEntireColumn) this.sheet().insertColumns(column, columns)
    else this.facade().insertCells(this.#dimension(shift === 'Right'))
    raiseChanged(this, this.isEntireRow ? 'RowInserted' : this.isEntireColumn ? 'ColumnInserted' : 'CellInserted')
    return this.to(this.area)
  }

  delete(shift: 'Up' | 'Left'): void {
    refuseStructure(this, 'delete', shift)
    const { row, column, rows, columns } = this.area
    if (this.isEntireRow) this.sheet().deleteRows(row, rows)
    else if (this.isEntireColumn) this.sheet().deleteColumns(column, columns)
    else this.facade().deleteCells(this.#dimension(shift === 'Left'))
    raiseChanged(this, this.isEntireRow ? 'RowDeleted' : this.isEntireColumn ? 'ColumnDeleted' : 'CellDeleted')
  }

  facade() {
    const { row, column, rows, columns } = this.area
    return this.sheet().getRange(row, column, rows, columns)
  }

  #dimension(sideways: boolean) {
    const { Dimension } = this.world.model.api.Enum
    return sideways ? Dimension.COLUMNS : Dimension.ROWS
  }
}

export function areaOf(range: { startRow: number; endRow: number; startColumn: number; endColumn: number }): Area {
  return {
    row: range.startRow,
    column: range.startColumn,
    rows: range.endRow - range.startRow + 1,
    columns: range.endColumn - range.startColumn + 1,
  }
}
