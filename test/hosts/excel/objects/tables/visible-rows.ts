// Which rows of tables can be seen, by which every other one is coloured. Univer asks all of a sheet's million rows whenever
// rows are inserted, hidden or filtered, and once for the first table of a sheet, which takes most of a second.

import type { WorkbookModel } from '../../model/open-model.ts'
import { sheets } from '../../model/univer-packages.ts'
import { managerOf } from './table-store.ts'

interface Internals {
  refreshSheetRowVisibleFuncSet(unitId: string, sheetId: string): void
  _getSheetRowVisibleFuncSet(unitId: string, sheetId: string): Set<number>
}

export function lookAtTableRows(model: WorkbookModel): void {
  const themes = model.univer.__getInjector().get(sheets.SheetRangeThemeModel) as unknown as Internals
  themes.refreshSheetRowVisibleFuncSet = (unitId, sheetId) => {
    const unseen = themes._getSheetRowVisibleFuncSet(unitId, sheetId)
    unseen.clear()
    const sheet = model.book.getWorkbook().getSheetBySheetId(sheetId)
    if (!sheet) return
    for (const table of managerOf(model).getTablesBySubunitId(unitId, sheetId)) {
      const { startRow, endRow } = table.getRange()
      for (let row = startRow; row <= endRow; row += 1)
        if (!sheet.getRowVisible(row) || sheet.getRowManager().getRowHeight(row) === 0) unseen.add(row)
    }
  }
}

interface Filters {
  readonly _tableFilteredOutRows: ReadonlyMap<string, ReadonlySet<number>>
  _getTableFilteredOutRows(unitId: string, sheetId: string): ReadonlySet<number>
}

const NONE: ReadonlySet<number> = new Set()

/** Univer asks this a million times for each sheet that is added, and builds a key for each answer. */
export function answerFilteredRows(filters: Filters): void {
  const hidden = filters._tableFilteredOutRows
  filters._getTableFilteredOutRows = (unitId, sheetId) =>
    hidden.size === 0 ? NONE : (hidden.get(`${unitId}|${sheetId}`) ?? NONE)
}
