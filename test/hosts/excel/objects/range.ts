// A range of one sheet, whole: where it is, what its cells hold, and what can be done with it.
import type { World } from '../world.ts'
import { type Area, parseArea, splitSheet } from './area.ts'
import { type ClearApplyTo, clearRange } from './clear-range.ts'
import { DataValidation } from './data-validation.ts'
import { NullObject } from './host-object.ts'
import { namedArea } from './names/name-records.ts'
import { RangeMoves } from './range-moves.ts'
import { checkArea } from './range-place.ts'
import { refuseStructure, refuseWrite } from './refuse-write.ts'
import type { Shift } from './shift.ts'
import { shiftCells } from './shift-cells.ts'
import { surroundingArea } from './surrounding-area.ts'
import { TableScopedCollection } from './tables/tables.ts'
import { usedArea } from './used-area.ts'
import { Worksheet } from './worksheet.ts'

export class Range extends RangeMoves {
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
    const named = namedArea(world, sheetId, local)
    return named ? new Range(world, named.sheetId, named.area) : Range.parse(world, sheetId, local)
  }

  protected to(area: Area): this {
    return new Range(this.world, this.sheetId, area) as this
  }

  protected onSheet(sheetId: string, area: Area): Range {
    return new Range(this.world, sheetId, area)
  }

  get worksheet(): Worksheet {
    return new Worksheet(this.world, this.sheetId)
  }

  async getUsedRange(valuesOnly = false): Promise<Range> {
    await this.world.calculated()
    const area = usedArea(this.world, this.sheetId, valuesOnly, this.area)
    return this.to(area ?? { ...this.area, rows: 1, columns: 1 })
  }

  async getUsedRangeOrNullObject(valuesOnly = false): Promise<Range | NullObject> {
    await this.world.calculated()
    const area = usedArea(this.world, this.sheetId, valuesOnly, this.area)
    return area ? this.to(area) : new NullObject(this.world, 'Range')
  }

  async getSurroundingRegion(): Promise<Range> {
    await this.world.calculated()
    return this.to(surroundingArea(this.world, this.sheetId, this.area))
  }

  get dataValidation(): DataValidation {
    return new DataValidation(this.world, this)
  }

  getTables(fullyContained = false): TableScopedCollection {
    return new TableScopedCollection(this, fullyContained)
  }

  /** https://learn.microsoft.com/javascript/api/excel/excel.clearapplyto */
  clear(applyTo: ClearApplyTo = 'All'): void {
    clearRange(this, applyTo)
  }

  select(): void {
    this.worksheet.activate()
    this.facade().activate()
  }

  merge(across = false): void {
    refuseWrite(this, 'merge')
    if (across) this.facade().mergeAcross({ isForceMerge: true })
    else this.facade().merge({ isForceMerge: true })
  }

  unmerge(): void {
    refuseWrite(this, 'merge')
    this.facade().breakApart()
  }

  insert(shift: 'Down' | 'Right'): Range {
    refuseStructure(this, 'insert', shift)
    const inserted = this.to(this.area)
    shiftCells(this.world, this.#shift('insert', shift === 'Down'))
    return inserted
  }

  delete(shift: 'Up' | 'Left'): void {
    refuseStructure(this, 'delete', shift)
    shiftCells(this.world, this.#shift('delete', shift === 'Up'))
  }

  facade() {
    const { row, column, rows, columns } = this.area
    return this.sheet().getRange(row, column, rows, columns)
  }

  /** Whole rows push and pull rows, and whole columns columns, whatever is asked. */
  #shift(kind: Shift['kind'], isAlongRows: boolean): Shift {
    const isRows = this.isEntireRow || (isAlongRows && !this.isEntireColumn)
    return { sheetId: this.sheetId, area: this.area, kind, along: isRows ? 'rows' : 'columns' }
  }
}

export function areaOf(range: {
  startRow: number
  endRow: number
  startColumn: number
  endColumn: number
}): Area {
  return {
    row: range.startRow,
    column: range.startColumn,
    rows: range.endRow - range.startRow + 1,
    columns: range.endColumn - range.startColumn + 1,
  }
}
