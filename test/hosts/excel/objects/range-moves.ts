// What is done with whole cells of a range: copied, sorted, filtered for those that can be seen, calculated.
import { itemNotFound } from '../protocol/excel-error.ts'
import { type Area, intersection, parseArea, splitSheet } from './area.ts'
import { NullObject } from './host-object.ts'
import { RangeAreas } from './range-areas.ts'
import { RangeArrays } from './range-arrays.ts'
import { type Copy, type CopyType, copied } from './range-copy.ts'
import type { RangePlace } from './range-place.ts'
import { RangeSort } from './range-sort.ts'
import { RangeView } from './range-view.ts'
import { mergedAreas, refuseWrite } from './refuse-write.ts'
import { writeWholeCells } from './whole-cells.ts'

export abstract class RangeMoves extends RangeArrays {
  protected abstract onSheet(sheetId: string, area: Area): RangePlace

  get sort(): RangeSort {
    return new RangeSort(this.world, this)
  }

  getVisibleView(): RangeView {
    return RangeView.of(this)
  }

  getMergedAreasOrNullObject(): RangeAreas | NullObject {
    const merged = mergedAreas(this).filter((each) => intersection(each, this.area))
    return merged.length > 0
      ? new RangeAreas(this.world, this.sheetId, merged)
      : new NullObject(this.world, 'RangeAreas')
  }

  /** All its formulas, changed or not; what depends on them follows, and in manual calculation what else waits. */
  async calculate(): Promise<void> {
    await this.world.model.calculation.calculateCells(this.sheetId, this.area)
  }

  async copyFrom(
    source: RangePlace | string,
    copyType: CopyType = 'All',
    skipBlanks = false,
    transpose = false,
  ): Promise<void> {
    await this.world.calculated()
    const copy: Copy = { source: this.#source(source), copyType, skipBlanks, transpose }
    const { area, cells, merged } = copied(this, copy)
    const target = this.to(area)
    if (copyType !== 'Formats') refuseWrite(target, 'value')
    if (copyType === 'All' || copyType === 'Formats') refuseWrite(target, 'format')
    writeWholeCells(this.world, this.sheetId, area.row, area.column, cells)
    for (const { row, column, rows, columns } of merged)
      this.sheet().getRange(row, column, rows, columns).merge({ isForceMerge: true })
  }

  /** An address without a sheet is on this one. */
  #source(source: RangePlace | string): RangePlace {
    if (typeof source !== 'string') return source
    const { sheetName, local } = splitSheet(source)
    const sheet = sheetName === null ? this.sheet() : this.world.model.book.getSheetByName(sheetName)
    if (!sheet) throw itemNotFound()
    return this.onSheet(sheet.getSheetId(), parseArea(local))
  }
}
