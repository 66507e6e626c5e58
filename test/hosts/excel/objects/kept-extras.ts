// What is kept beside the cells follows them as they are inserted and deleted: what is printed of a sheet, and what charts are
// of, wherever they stand.
import type { ICommandInfo } from '@univerjs/core'
import type { FWorksheet } from '@univerjs/sheets/facade'
import { core } from '../model/univer-packages.ts'
import type { World } from '../world.ts'
import { formatArea, parseArea, splitSheet } from './area.ts'
import { changeSheetExtras, type PageSetup, sheetExtras } from './extras.ts'
import { type Shift, shifted } from './shift.ts'
import { SHIFTED } from './shift-mutation.ts'

export function keepExtras(world: World): void {
  world.model.univer
    .__getInjector()
    .get(core.ICommandService)
    .onCommandExecuted(({ id, params }: Readonly<ICommandInfo>) => {
      if (id === SHIFTED) follow(world, params as Shift)
    })
}

function follow({ model }: World, shift: Shift): void {
  const sheet = model.book.getSheetBySheetId(shift.sheetId)
  if (!sheet) return
  const { pageLayout, groupedRows, conditionalRules } = sheetExtras(sheet)
  if (pageLayout) changeSheetExtras(sheet, { pageLayout: shiftedLayout(pageLayout, shift) })
  if (groupedRows) {
    const moved = groupedRows.map((rows) => shiftedAddress(rows, shift)).filter((rows) => rows !== '')
    changeSheetExtras(sheet, { groupedRows: moved })
  }
  if (conditionalRules) {
    const moved = conditionalRules.map((rule) => ({ ...rule, area: shiftedAddress(rule.area, shift) }))
    changeSheetExtras(sheet, { conditionalRules: moved.filter(({ area }) => area !== '') })
  }
  for (const each of model.book.getSheets()) followCharts(each, sheet.getSheetName(), shift)
}

function shiftedLayout(layout: PageSetup, shift: Shift): PageSetup {
  const { printArea, titleRows, titleColumns, ...others } = layout
  const moved = Object.entries({ printArea, titleRows, titleColumns })
    .map(([name, address]) => [name, address && shiftedAddress(address, shift)] as const)
    .filter(([, address]) => address)
  return { ...others, ...Object.fromEntries(moved) }
}

function followCharts(sheet: FWorksheet, sheetName: string, shift: Shift): void {
  const { charts = [] } = sheetExtras(sheet)
  const moved = charts.map((chart) => {
    const source = splitSheet(chart.source)
    const local = source.sheetName === sheetName ? shiftedAddress(source.local, shift) : null
    return local && local !== source.local
      ? { ...chart, source: chart.source.replace(source.local, local) }
      : chart
  })
  if (moved.some((chart, index) => chart !== charts[index])) changeSheetExtras(sheet, { charts: moved })
}

/** @returns the addresses of what is left, '' for nothing */
const shiftedAddress = (addresses: string, shift: Shift): string =>
  addresses
    .split(',')
    .flatMap((address) => shifted(parseArea(address), shift) ?? [])
    .map(formatArea)
    .join(',')
