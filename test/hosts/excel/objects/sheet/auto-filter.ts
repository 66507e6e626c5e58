// The filter of a sheet: which rows are shown, by the values of columns.
// https://learn.microsoft.com/javascript/api/excel/excel.autofilter
import type { FWorksheet } from '@univerjs/sheets/facade'
import { sheetsFilter } from '../../model/univer-packages.ts'
import { invalidArgument, itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import type { Area } from '../area.ts'
import { cellValue as cellValueOf, readCells } from '../cell-contents.ts'
import { changeSheetExtras, sheetExtras } from '../extras.ts'
import { HostObject, NullObject } from '../host-object.ts'
import { Range } from '../range.ts'
import { refuseOnProtected } from '../refuse-write.ts'
import { toArea, toRange } from '../shift-mutation.ts'
import { rangeOf } from '../tables/range-of.ts'
import { onSheet } from '../undoable.ts'
import { usedArea } from '../used-area.ts'
import { type FilterCriteria, modelCriteria } from './filter-criteria.ts'

export class AutoFilter extends HostObject {
  readonly className = 'AutoFilter'
  readonly #sheet: () => FWorksheet

  constructor(world: World, sheet: () => FWorksheet) {
    super(world)
    this.#sheet = sheet
  }

  get enabled(): boolean {
    return this.#area() !== null
  }

  get isDataFiltered(): boolean {
    return this.enabled && Object.keys(this.#criteria()).length > 0
  }

  /** One for each column of the range, in their order. */
  get criteria(): object[] {
    const area = this.#area()
    return area ? Array.from({ length: area.columns }, (_, column) => this.#criteria()[column] ?? {}) : []
  }

  /** Without criteria the range is to be filtered, and shows all its rows. */
  async apply(range: Range | string, columnIndex?: number, criteria?: FilterCriteria): Promise<void> {
    await this.world.calculated()
    refuseOnProtected({ sheet: this.#sheet }, this.enabled ? 'allowAutoFilter' : undefined)
    this.#filter(this.#filled(rangeOf(this.world, range, this.#sheet().getSheetId())))
    if (columnIndex === undefined) return
    const area = this.#column(columnIndex)
    const given = criteria ?? { filterOn: 'Custom' }
    const column = criteria ? modelCriteria(given, area.column, () => this.#numbers(area)) : null
    this.#command(sheetsFilter.SetSheetsFilterCriteriaCommand.id, { col: area.column, criteria: column })
    const { [columnIndex]: _, ...others } = this.#criteria()
    changeSheetExtras(this.#sheet(), {
      filterCriteria: criteria ? { ...others, [columnIndex]: criteria } : others,
    })
  }

  /** @throws ExcelError InvalidArgument for a column that the range does not have */
  clearColumnCriteria(columnIndex: number): void {
    refuseOnProtected({ sheet: this.#sheet }, 'allowAutoFilter')
    const { column } = this.#column(columnIndex)
    this.#command(sheetsFilter.SetSheetsFilterCriteriaCommand.id, { col: column, criteria: null })
    const { [columnIndex]: _, ...filterCriteria } = this.#criteria()
    changeSheetExtras(this.#sheet(), { filterCriteria })
  }

  clearCriteria(): void {
    refuseOnProtected({ sheet: this.#sheet }, 'allowAutoFilter')
    this.#command(sheetsFilter.ClearSheetsFilterCriteriaCommand.id, {})
    changeSheetExtras(this.#sheet(), { filterCriteria: undefined })
  }

  async reapply(): Promise<void> {
    await this.world.calculated()
    refuseOnProtected({ sheet: this.#sheet }, 'allowAutoFilter')
    this.#command(sheetsFilter.ReCalcSheetsFilterCommand.id, {})
  }

  remove(): void {
    refuseOnProtected({ sheet: this.#sheet })
    this.#command(sheetsFilter.RemoveSheetFilterCommand.id, {})
    changeSheetExtras(this.#sheet(), { filterCriteria: undefined })
  }

  /** @throws ExcelError ItemNotFound on a sheet without a filter */
  getRange(): Range {
    const area = this.#area()
    if (!area) throw itemNotFound()
    return new Range(this.world, this.#sheet().getSheetId(), area)
  }

  getRangeOrNullObject(): Range | NullObject {
    const area = this.#area()
    return area
      ? new Range(this.world, this.#sheet().getSheetId(), area)
      : new NullObject(this.world, 'Range')
  }

  #area(): Area | null {
    const filter = this.#sheet().getFilter()
    return filter ? toArea(filter.getRange().getRange()) : null
  }

  #criteria(): Readonly<Record<number, object>> {
    return sheetExtras(this.#sheet()).filterCriteria ?? {}
  }

  /** Another range takes the place of the one that was filtered. */
  #filter(area: Area): void {
    const before = this.#area()
    if (before && JSON.stringify(before) === JSON.stringify(area)) return
    if (before) this.remove()
    this.#command(sheetsFilter.SetSheetFilterRangeCommand.id, { range: toRange(area) })
  }

  /** Of whole columns what is used; below a header alone there is nothing to filter. */
  #filled({ area, world, sheetId }: Range): Area {
    const used = usedArea(world, sheetId, true, area)
    const filled =
      area.rows > 1 && used ? { ...area, rows: Math.min(area.rows, used.row + used.rows - area.row) } : area
    if (filled.rows < 2) throw invalidArgument('(range)')
    return filled
  }

  #column(index: number): Area {
    const area = this.#area()
    if (!area || !Number.isInteger(index) || index < 0 || index >= area.columns)
      throw invalidArgument('(columnIndex)')
    return { ...area, column: area.column + index, columns: 1, row: area.row + 1, rows: area.rows - 1 }
  }

  #numbers(area: Area): number[] {
    return readCells(this.world, this.#sheet().getSheetId(), area, cellValueOf)
      .flat()
      .filter((value) => typeof value === 'number')
  }

  #command(id: string, params: object): void {
    this.world.model.api.syncExecuteCommand(id, {
      ...onSheet(this.world, this.#sheet().getSheetId()),
      ...params,
    })
    this.world.state.dirty = true
  }
}
