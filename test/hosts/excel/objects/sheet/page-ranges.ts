// Which cells are printed, and which rows and columns are repeated on every page; a part of PageLayout.
// https://learn.microsoft.com/javascript/api/excel/excel.pagelayout#excel-excel-pagelayout-setprintarea-member(1)
import { invalidArgument, itemNotFound } from '../../protocol/excel-error.ts'
import { type Area, formatArea, isWholeColumns, isWholeRows, parseArea, splitSheet } from '../area.ts'
import { type HostObject, NullObject } from '../host-object.ts'
import { Range } from '../range.ts'
import { RangeAreas } from '../range-areas.ts'
import type { RangePlace } from '../range-place.ts'
import { PageMargins } from './page-margins.ts'

export abstract class PageRanges extends PageMargins {
  setPrintArea(printArea: RangePlace | RangeAreas | string): void {
    const areas = printArea instanceof RangeAreas ? printArea.areaList : [this.#area(printArea)]
    this.change({ printArea: areas.map(formatArea).join(',') })
  }

  getPrintArea(): RangeAreas {
    return this.#found(this.getPrintAreaOrNullObject()) as RangeAreas
  }

  getPrintAreaOrNullObject(): RangeAreas | NullObject {
    const { printArea } = this.setup
    if (!printArea) return new NullObject(this.world, 'RangeAreas')
    return new RangeAreas(this.world, this.sheet().getSheetId(), printArea.split(',').map(parseArea))
  }

  /** @throws ExcelError InvalidArgument for anything but whole rows: `$1:$2` */
  setPrintTitleRows(rows: RangePlace | string): void {
    const area = this.#area(rows)
    if (!isWholeRows(area)) throw invalidArgument('(printTitleRows)')
    this.change({ titleRows: formatArea(area) })
  }

  setPrintTitleColumns(columns: RangePlace | string): void {
    const area = this.#area(columns)
    if (!isWholeColumns(area)) throw invalidArgument('(printTitleColumns)')
    this.change({ titleColumns: formatArea(area) })
  }

  getPrintTitleRows(): Range {
    return this.#found(this.getPrintTitleRowsOrNullObject()) as Range
  }

  getPrintTitleRowsOrNullObject(): Range | NullObject {
    return this.#titles(this.setup.titleRows)
  }

  getPrintTitleColumns(): Range {
    return this.#found(this.getPrintTitleColumnsOrNullObject()) as Range
  }

  getPrintTitleColumnsOrNullObject(): Range | NullObject {
    return this.#titles(this.setup.titleColumns)
  }

  #area(given: RangePlace | string): Area {
    if (typeof given === 'string') return parseArea(splitSheet(given).local)
    if (given.sheetId !== this.sheet().getSheetId()) throw invalidArgument()
    return given.area
  }

  #titles(address: string | undefined): Range | NullObject {
    return address
      ? new Range(this.world, this.sheet().getSheetId(), parseArea(address))
      : new NullObject(this.world, 'Range')
  }

  #found(object: HostObject): HostObject {
    if (object instanceof NullObject) throw itemNotFound()
    return object
  }
}
