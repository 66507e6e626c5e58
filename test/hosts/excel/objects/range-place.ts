// Where a range is, and the ranges that can be reached from it. Rows and columns count from 0.
import type { FWorksheet } from '@univerjs/sheets/facade'
import { COLUMN_COUNT, ROW_COUNT } from '../model/open-model.ts'
import { invalidArgument, itemNotFound } from '../protocol/excel-error.ts'
import type { World } from '../world.ts'
import {
  type Area,
  between,
  formatArea,
  intersection,
  isWholeColumns,
  isWholeRows,
  parseArea,
  quotedSheet,
  splitSheet,
} from './area.ts'
import { HostObject, NullObject } from './host-object.ts'

export abstract class RangePlace extends HostObject {
  readonly className = 'Range'
  readonly sheetId: string
  /** Moves while a client keeps the range and rows or columns are inserted before it. */
  area: Area

  constructor(world: World, sheetId: string, area: Area) {
    super(world)
    this.sheetId = sheetId
    this.area = area
  }

  override keep(): HostObject {
    return this.to(this.area)
  }

  /** @throws ExcelError ItemNotFound once the sheet is deleted */
  sheet(): FWorksheet {
    const sheet = this.world.model.book.getSheetBySheetId(this.sheetId)
    if (!sheet) throw itemNotFound()
    return sheet
  }

  /** @returns another range of the same sheet */
  protected abstract to(area: Area): this

  /** @throws ExcelError InvalidArgument for an area off the sheet */
  protected checkedTo(area: Area): this {
    checkArea(area)
    return this.to(area)
  }

  get address(): string {
    return `${quotedSheet(this.sheet().getSheetName())}!${formatArea(this.area)}`
  }

  get addressLocal(): string {
    return this.address
  }

  get rowIndex(): number {
    return this.area.row
  }

  get columnIndex(): number {
    return this.area.column
  }

  get rowCount(): number {
    return this.area.rows
  }

  get columnCount(): number {
    return this.area.columns
  }

  /** -1 beyond 2^31 - 1: https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-cellcount-member */
  get cellCount(): number {
    const count = this.area.rows * this.area.columns
    return count > 2 ** 31 - 1 ? -1 : count
  }

  get isEntireColumn(): boolean {
    return isWholeColumns(this.area)
  }

  get isEntireRow(): boolean {
    return isWholeRows(this.area)
  }

  getCell(row: number, column: number): this {
    return this.checkedTo({
      row: this.area.row + row,
      column: this.area.column + column,
      rows: 1,
      columns: 1,
    })
  }

  /** @throws ExcelError InvalidArgument beyond the range's rows */
  getRow(row: number): this {
    if (row < 0 || row >= this.area.rows) throw invalidArgument('(row)')
    return this.to({ ...this.area, row: this.area.row + row, rows: 1 })
  }

  getColumn(column: number): this {
    if (column < 0 || column >= this.area.columns) throw invalidArgument('(column)')
    return this.to({ ...this.area, column: this.area.column + column, columns: 1 })
  }

  getLastCell(): this {
    return this.getCell(this.area.rows - 1, this.area.columns - 1)
  }

  getLastRow(): this {
    return this.getRow(this.area.rows - 1)
  }

  getLastColumn(): this {
    return this.getColumn(this.area.columns - 1)
  }

  getEntireRow(): this {
    return this.to({ ...this.area, column: 0, columns: COLUMN_COUNT })
  }

  getEntireColumn(): this {
    return this.to({ ...this.area, row: 0, rows: ROW_COUNT })
  }

  getOffsetRange(rowOffset: number, columnOffset: number): this {
    const { row, column } = this.area
    return this.checkedTo({ ...this.area, row: row + rowOffset, column: column + columnOffset })
  }

  getResizedRange(deltaRows: number, deltaColumns: number): this {
    const { rows, columns } = this.area
    return this.checkedTo({ ...this.area, rows: rows + deltaRows, columns: columns + deltaColumns })
  }

  getAbsoluteResizedRange(numRows: number, numColumns: number): this {
    return this.checkedTo({ ...this.area, rows: numRows, columns: numColumns })
  }

  getRowsAbove(count = 1): this {
    return this.checkedTo({
      ...this.area,
      row: count > 0 ? this.area.row - count : this.area.row,
      rows: Math.abs(count),
    })
  }

  getRowsBelow(count = 1): this {
    return this.checkedTo({ ...this.area, row: this.area.row + this.area.rows, rows: count })
  }

  getColumnsAfter(count = 1): this {
    return this.checkedTo({ ...this.area, column: this.area.column + this.area.columns, columns: count })
  }

  getColumnsBefore(count = 1): this {
    return this.checkedTo({ ...this.area, column: this.area.column - count, columns: count })
  }

  getBoundingRect(another: RangePlace | string): this {
    const { area } = this.#other(another)
    return this.to(
      between(
        Math.min(this.area.row, area.row),
        Math.min(this.area.column, area.column),
        Math.max(lastRow(this.area), lastRow(area)),
        Math.max(lastColumn(this.area), lastColumn(area)),
      ),
    )
  }

  getIntersection(another: RangePlace | string): this {
    const common = intersection(this.area, this.#other(another).area)
    if (!common) throw itemNotFound()
    return this.to(common)
  }

  getIntersectionOrNullObject(another: RangePlace | string): this | NullObject {
    const other = this.#other(another)
    const common = other.sheetId === this.sheetId ? intersection(this.area, other.area) : null
    return common ? this.to(common) : new NullObject(this.world, 'Range')
  }

  #other(another: RangePlace | string): RangePlace {
    const other = typeof another === 'string' ? this.to(parseArea(splitSheet(another).local)) : another
    if (other.sheetId !== this.sheetId) throw invalidArgument()
    return other
  }
}

export const lastRow = ({ row, rows }: Area): number => row + rows - 1
export const lastColumn = ({ column, columns }: Area): number => column + columns - 1

/** @throws ExcelError InvalidArgument for an area that is empty or off the sheet */
export function checkArea({ row, column, rows, columns }: Area): void {
  const whole = [row, column, rows, columns].every(Number.isInteger)
  const on = row >= 0 && column >= 0 && row + rows <= ROW_COUNT && column + columns <= COLUMN_COUNT
  if (!whole || !on || rows < 1 || columns < 1) throw invalidArgument()
}
