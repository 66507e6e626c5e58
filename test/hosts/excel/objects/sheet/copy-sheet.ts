// Copies a sheet with all that is kept with it.
// https://learn.microsoft.com/javascript/api/excel/excel.worksheet#excel-excel-worksheet-copy-member(1)
import type { FWorksheet } from '@univerjs/sheets/facade'
import { invalidArgument } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { quotedSheet, splitSheet } from '../area.ts'
import { chartsOf, newChartId } from '../charts/chart-records.ts'
import { changeSheetExtras } from '../extras.ts'
import { addName, fixedAddress, namesIn, referenceOf } from '../names/name-records.ts'
import { refuseSheetChange } from '../refuse-write.ts'
import { freeCopyName } from '../tables/table-names.ts'
import { putTable, tablesOf } from '../tables/table-store.ts'

const LONGEST_NAME = 31

export type CopyPosition = 'None' | 'Before' | 'After' | 'Beginning' | 'End'

/** @returns the id of the new sheet */
export function copySheet(
  world: World,
  sheet: FWorksheet,
  position: CopyPosition,
  relativeTo: FWorksheet | null,
): string {
  refuseSheetChange(world)
  const { book } = world.model
  const name = freeName(world, sheet.getSheetName())
  const index = targetIndex(world, position, relativeTo)
  const active = book.getActiveSheet()
  const copy = book.duplicateSheet(sheet)
  const id = copy.getSheetId()
  copy.setName(name)
  book.moveSheet(copy, index)
  book.setActiveSheet(active)
  takeAlong(world, sheet, copy)
  return id
}

/** Names of the sheet, and what its charts are of, mean the copy's own cells; its tables have names of their own. */
function takeAlong(world: World, sheet: FWorksheet, copy: FWorksheet): void {
  const copyId = copy.getSheetId()
  for (const table of tablesOf(world.model, copyId))
    putTable(world.model, table.id, { ...table, name: freeCopyName(world.model, table) })
  for (const { id: _, ...record } of namesIn(world, sheet.getSheetId())) {
    const meant = referenceOf(world, record.formulaOrRefString)
    const isOwn = meant?.sheetId === sheet.getSheetId()
    const formulaOrRefString = isOwn
      ? fixedAddress(world, { ...meant, sheetId: copyId })
      : record.formulaOrRefString
    addName(world, { ...record, formulaOrRefString, localSheetId: copyId })
  }
  const charts = chartsOf(copy).map((chart) => {
    const { sheetName, local } = splitSheet(chart.source)
    const source =
      sheetName === sheet.getSheetName() ? `${quotedSheet(copy.getSheetName())}!${local}` : chart.source
    return { ...chart, id: newChartId(), source }
  })
  if (charts.length > 0) changeSheetExtras(copy, { charts })
}

/** The place among all sheets, the copy included. */
function targetIndex({ model }: World, position: CopyPosition, relativeTo: FWorksheet | null): number {
  if (position === 'Before' || position === 'After') {
    if (!relativeTo) throw invalidArgument('(relativeTo)')
    return relativeTo.getIndex() + (position === 'After' ? 1 : 0)
  }
  return position === 'End' ? model.book.getSheets().length : 0
}

/** `Sheet1 (2)` */
function freeName({ model }: World, name: string): string {
  const taken = new Set(model.book.getSheets().map((sheet) => sheet.getSheetName().toLowerCase()))
  const base = name.replace(/ \(\d+\)$/, '')
  for (let number = 2; ; number += 1) {
    const suffix = ` (${number})`
    const free = `${base.slice(0, LONGEST_NAME - suffix.length)}${suffix}`
    if (!taken.has(free.toLowerCase())) return free
  }
}
