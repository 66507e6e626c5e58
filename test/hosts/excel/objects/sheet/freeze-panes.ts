// Rows and columns that stay in sight.
// https://learn.microsoft.com/javascript/api/excel/excel.worksheetfreezepanes
import type { FWorksheet } from '@univerjs/sheets/facade'
import { COLUMN_COUNT, ROW_COUNT } from '../../model/open-model.ts'
import { itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { type Area, isWholeColumns, isWholeRows, parseArea, splitSheet } from '../area.ts'
import { givenNumber } from '../given.ts'
import { HostObject, NullObject } from '../host-object.ts'
import { Range } from '../range.ts'
import type { RangePlace } from '../range-place.ts'

export class WorksheetFreezePanes extends HostObject {
  readonly className = 'WorksheetFreezePanes'
  readonly #sheet: () => FWorksheet

  constructor(world: World, sheet: () => FWorksheet) {
    super(world)
    this.#sheet = sheet
  }

  freezeRows(count = 1): void {
    this.#freeze(givenNumber(count, 1, ROW_COUNT - 1), 0)
  }

  freezeColumns(count = 1): void {
    this.#freeze(0, givenNumber(count, 1, COLUMN_COUNT - 1))
  }

  /** All that is above and left of the range's end stays in sight; of whole rows only what is above, and so on. */
  freezeAt(frozen: RangePlace | string): void {
    const area = typeof frozen === 'string' ? parseArea(splitSheet(frozen).local) : frozen.area
    this.#freeze(
      isWholeColumns(area) ? 0 : area.row + area.rows,
      isWholeRows(area) ? 0 : area.column + area.columns,
    )
  }

  unfreeze(): void {
    this.#sheet().cancelFreeze()
  }

  /** @throws ExcelError ItemNotFound where nothing is frozen */
  getLocation(): Range {
    const area = this.#location()
    if (!area) throw itemNotFound()
    return new Range(this.world, this.#sheet().getSheetId(), area)
  }

  getLocationOrNullObject(): Range | NullObject {
    const area = this.#location()
    return area
      ? new Range(this.world, this.#sheet().getSheetId(), area)
      : new NullObject(this.world, 'Range')
  }

  #freeze(rows: number, columns: number): void {
    this.#sheet().setFreeze({
      ySplit: rows,
      xSplit: columns,
      startRow: rows || -1,
      startColumn: columns || -1,
    })
  }

  #location(): Area | null {
    const { xSplit, ySplit } = this.#sheet().getFreeze()
    if (!xSplit && !ySplit) return null
    return { row: 0, column: 0, rows: ySplit || ROW_COUNT, columns: xSplit || COLUMN_COUNT }
  }
}
