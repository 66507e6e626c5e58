// The worksheets, by name (whatever its case) or id, in the order of their tabs.
import type { FWorksheet } from '@univerjs/sheets/facade'
import { COLUMN_COUNT, ROW_COUNT, type WorkbookModel } from '../model/open-model.ts'
import { core, sheets } from '../model/univer-packages.ts'
import { ExcelError, invalidArgument, itemNotFound } from '../protocol/excel-error.ts'
import { HostCollection, NullObject } from './host-object.ts'
import { refuseSheetChange } from './refuse-write.ts'
import { Worksheet } from './worksheet.ts'

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
    refuseSheetChange(this.world)
    return new Worksheet(this.world, insertSheet(this.world.model, name))
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

/** After the last sheet. The active one stays active, which Univer allows to what comes from elsewhere alone. */
function insertSheet({ univer, book }: WorkbookModel, name: string): string {
  const unitId = book.getId()
  const id = core.generateRandomId(6)
  const sheet = core.mergeWorksheetSnapshotWithDefault({
    id,
    name,
    rowCount: ROW_COUNT,
    columnCount: COLUMN_COUNT,
  })
  const params = { unitId, index: book.getSheets().length, sheet }
  const injector = univer.__getInjector()
  injector
    .get(core.ICommandService)
    .syncExecuteCommand(sheets.InsertSheetMutation.id, params, { fromCollab: true })
  injector.get(core.IUndoRedoService).pushUndoRedo({
    unitID: unitId,
    redoMutations: [{ id: sheets.InsertSheetMutation.id, params }],
    undoMutations: [
      { id: sheets.RemoveSheetMutation.id, params: { unitId, subUnitId: id, subUnitName: name } },
    ],
  })
  return id
}

/**
 * A sheet's name has 1 to 31 letters, none of \ / ? * [ ] : and no apostrophe at either end.
 * https://support.microsoft.com/office/3f1f7148-ee83-404d-8ef0-9ff99fbad1f9
 */
export function checkSheetName(name: string): void {
  if (!/^(?!')[^\\/?*[\]:]{1,31}(?<!')$/.test(name) || name.toLowerCase() === 'history')
    throw invalidArgument()
}
