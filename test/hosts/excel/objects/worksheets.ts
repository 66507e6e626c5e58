// The worksheets, by name (whatever its case) or id, in the order of their tabs.
import type { FWorksheet } from '@univerjs/sheets/facade'
import { COLUMN_COUNT, ROW_COUNT } from '../model/open-model.ts'
import { ExcelError, invalidArgument, itemNotFound } from '../protocol/excel-error.ts'
import { HostCollection, NullObject } from './host-object.ts'
import { Worksheet } from './worksheet.ts'

const ADDED = 13

export class WorksheetCollection extends HostCollection<Worksheet> {
  readonly className = 'WorksheetCollection'

  hostItems(): Worksheet[] {
    return this.#sheets().map((sheet) => new Worksheet(this.world, sheet.getSheetId()))
  }

  getItem(key: unknown): Worksheet {
    const found = this.#find(key)
    if (!found) throw itemNotFound()
    return found
  }

  getItemOrNullObject(key: unknown): Worksheet | NullObject {
    return this.#find(key) ?? new NullObject(this.world, 'Worksheet')
  }

  /** https://learn.microsoft.com/javascript/api/excel/excel.worksheetcollection#excel-excel-worksheetcollection-add-member(1) */
  add(name: string = this.#freeName()): Worksheet {
    checkSheetName(name)
    if (this.#find(name)) throw new ExcelError('ItemAlreadyExists')
    const sheet = this.world.model.book.create(name, ROW_COUNT, COLUMN_COUNT)
    this.world.events.raise(ADDED, 'Workbook', { source: 'Local', worksheetId: sheet.getSheetId() })
    return new Worksheet(this.world, sheet.getSheetId())
  }

  getActiveWorksheet(): Worksheet {
    return new Worksheet(this.world, this.world.model.book.getActiveSheet().getSheetId())
  }

  getCount(visibleOnly = false): number {
    return this.#sheets(visibleOnly).length
  }

  getFirst(visibleOnly = false): Worksheet {
    return this.#at(0, visibleOnly)
  }

  getLast(visibleOnly = false): Worksheet {
    return this.#at(-1, visibleOnly)
  }

  #at(place: number, visibleOnly: boolean): Worksheet {
    const sheet = this.#sheets(visibleOnly).at(place)
    if (!sheet) throw itemNotFound()
    return new Worksheet(this.world, sheet.getSheetId())
  }

  #sheets(visibleOnly = false): FWorksheet[] {
    return this.world.model.book.getSheets().filter((sheet) => !visibleOnly || !sheet.isSheetHidden())
  }

  #find(key: unknown): Worksheet | undefined {
    const wanted = String(key).toLowerCase()
    const sheet = this.#sheets().find(
      (each) => each.getSheetId() === key || each.getSheetName().toLowerCase() === wanted,
    )
    return sheet && new Worksheet(this.world, sheet.getSheetId())
  }

  #freeName(): string {
    let number = this.#sheets().length + 1
    while (this.#find(`Sheet${number}`)) number += 1
    return `Sheet${number}`
  }
}

/**
 * A sheet's name has 1 to 31 letters, none of \ / ? * [ ] : and no apostrophe at either end.
 * https://support.microsoft.com/office/3f1f7148-ee83-404d-8ef0-9ff99fbad1f9
 */
export function checkSheetName(name: string): void {
  if (!/^(?!')[^\\/?*[\]:]{1,31}(?<!')$/.test(name) || name.toLowerCase() === 'history') throw invalidArgument()
}
