// What a scope means in the workbook: the cells that are used, of the selection, of the active sheet or of all sheets.
import type { Scope } from '../../desk/desk.ts'
import { type Area, intersection } from './area.ts'

const SIZE = 'rowIndex,columnIndex,rowCount,columnCount'

export async function usedAreas(context: Excel.RequestContext, scope: Scope): Promise<Area[]> {
  const { worksheets } = context.workbook
  if (scope === 'workbook') {
    worksheets.load('items/name')
    await context.sync()
    return usedOf(context, worksheets.items)
  }
  const active = worksheets.getActiveWorksheet()
  active.load('name')
  const selected = scope === 'selection' ? context.workbook.getSelectedRanges().areas : null
  selected?.load(`items/rowIndex,items/columnIndex,items/rowCount,items/columnCount`)
  await context.sync()
  const used = await usedOf(context, [active])
  if (selected === null) return used
  const areas = selected.items.map((range) => areaOf(active.name, range))
  return used.flatMap((area) => apart(areas).flatMap((one) => intersection(one, area) ?? []))
}

async function usedOf(context: Excel.RequestContext, sheets: readonly Excel.Worksheet[]): Promise<Area[]> {
  const asked = sheets.map((sheet) => {
    const range = sheet.getUsedRangeOrNullObject(true)
    range.load(SIZE)
    return { sheet, range }
  })
  await context.sync()
  return asked.flatMap(({ sheet, range }) => (range.isNullObject ? [] : areaOf(sheet.name, range)))
}

type Sized = Pick<Excel.Range, 'rowIndex' | 'columnIndex' | 'rowCount' | 'columnCount'>

export function areaOf(sheet: string, range: Sized): Area {
  const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = range
  return { sheet, row, column, rows, columns }
}

/** Areas may be selected twice; one that lies within another one is left out. */
function apart(areas: readonly Area[]): Area[] {
  const isWithin = (one: Area, other: Area) => {
    const common = intersection(one, other)
    return common?.rows === one.rows && common.columns === one.columns
  }
  return areas.filter((one, index) =>
    areas.every((other, at) => at === index || !isWithin(one, other) || (isWithin(other, one) && index < at)),
  )
}
