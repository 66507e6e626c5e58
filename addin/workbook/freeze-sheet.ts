// A copy of the sheet in front with values in the place of formulas, for whoever has no add-in. The sheet itself stays as it
// is: it is copied as a whole, so that widths, formats, tables and charts come along, and then what it shows is put in.

import { DeskFailure } from '../desk/desk.ts'
import { type Area, addressOf, rectanglesOf } from './cells/area.ts'
import { BUSY } from './cells/cell-errors.ts'
import type { OurCell, Spill } from './cells/our-cells.ts'
import { rangeOf, readBlocks } from './cells/read-blocks.ts'
import { areaOf } from './cells/used-areas.ts'
import { inWorkbook, supports } from './in-workbook.ts'
import { entryOf } from './reports/entries.ts'
import { validSheetName } from './reports/names.ts'

const NOT_DONE = 'No copy was made.'

export interface Frozen {
  /** Of the sheet that is copied. */
  readonly sheet: string
  readonly name: string
  /** What stands above the copy, a line each. */
  readonly stamp: readonly string[]
  /** Whose numbers came with formats of their own. */
  readonly ours: readonly OurCell[]
  readonly spills: ReadonlyMap<string, Spill>
}

export function activeSheetName(): Promise<string> {
  return inWorkbook(NOT_DONE, async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet()
    sheet.load('name')
    await context.sync()
    return sheet.name
  })
}

/** @returns the name of the copy */
export function freezeSheet(frozen: Frozen): Promise<string> {
  return inWorkbook(NOT_DONE, async (context) => {
    const { workbook } = context
    const source = workbook.worksheets.getItem(frozen.sheet)
    const used = source.getUsedRangeOrNullObject()
    const panes = source.freezePanes.getLocationOrNullObject()
    workbook.worksheets.load('items/name')
    workbook.protection.load('protected')
    source.protection.load('protected')
    used.load('rowIndex,columnIndex,rowCount,columnCount')
    panes.load('rowCount')
    await context.sync()
    refuse(frozen.sheet, source, workbook, used)
    const area = areaOf(frozen.sheet, used)
    for await (const { values } of readBlocks(context, [area])) refuseBusy(values)
    const formats = await formatsOf(context, frozen)
    const name = validSheetName(
      frozen.name,
      workbook.worksheets.items.map((sheet) => sheet.name),
    )
    // The copy's formulas are gone before anything is calculated: none of them asks for a figure.
    workbook.application.suspendApiCalculationUntilNextSync()
    const copy = source.copy(Excel.WorksheetPositionType.after, source)
    copy.name = name
    const { row, column, rows, columns } = area
    copy
      .getRangeByIndexes(row, column, rows, columns)
      .copyFrom(rangeOf(context, area), Excel.RangeCopyType.values)
    for (const { area: part, formats: own } of formats)
      rangeOf(context, { ...part, sheet: name }).numberFormat = own
    if (!panes.isNullObject) copy.freezePanes.unfreeze()
    stamp(copy, frozen.stamp)
    copy.activate()
    await context.sync()
    return name
  })
}

function refuse(name: string, source: Excel.Worksheet, workbook: Excel.Workbook, used: Excel.Range): void {
  if (used.isNullObject) throw new DeskFailure(`${NOT_DONE} The sheet ${name} is empty.`)
  if (source.protection.protected) {
    throw new DeskFailure(
      `${NOT_DONE} The sheet ${name} is protected, and so would be its copy. Unprotect it (Review, Unprotect Sheet), and try again.`,
    )
  }
  if (workbook.protection.protected) {
    throw new DeskFailure(
      `${NOT_DONE} The structure of the workbook is protected. Unprotect it (Review, Protect Workbook), and try again.`,
    )
  }
}

function refuseBusy(values: readonly (readonly unknown[])[]): void {
  const busy = values.flat().filter((value) => BUSY.has(value)).length
  if (busy === 0) return
  throw new DeskFailure(
    `${NOT_DONE} ${busy} ${busy === 1 ? 'cell is' : 'cells are'} still waiting for figures. Wait until they are there, and try again.`,
  )
}

interface OwnFormats {
  readonly area: Area
  /** Null leaves a cell's own. */
  readonly formats: (string | null)[][]
}

/** Numbers of custom functions may bring a format, which a cell with the plain value would lose. */
async function formatsOf(context: Excel.RequestContext, { ours, spills }: Frozen): Promise<OwnFormats[]> {
  if (!supports('1.16')) return []
  const alone = ours.filter((cell) => !spills.has(addressOf(cell)))
  const areas = [...rectanglesOf(alone), ...[...spills.values()].map(({ values: _, ...area }) => area)]
  const asked = areas.map((area) => {
    const range = rangeOf(context, area)
    range.load('numberFormat,valuesAsJson')
    return { area, range }
  })
  await context.sync()
  return asked.map(({ area, range }) => ({
    area,
    formats: range.valuesAsJson.map((line, r) =>
      line.map((cell, c) => (range.numberFormat[r]?.[c] === 'General' ? formatIn(cell) : null)),
    ),
  }))
}

function formatIn(cell: Excel.CellValue): string | null {
  const { numberFormat } = cell as { numberFormat?: unknown }
  return typeof numberFormat === 'string' ? numberFormat : null
}

/** In one column, so that no width cuts it off. */
function stamp(copy: Excel.Worksheet, lines: readonly string[]): void {
  const rows = copy.getRange(`1:${lines.length + 1}`)
  rows.insert(Excel.InsertShiftDirection.down)
  copy.getRange(`1:${lines.length + 1}`).clear(Excel.ClearApplyTo.formats)
  copy.getRange(`A1:A${lines.length}`).values = lines.map((line) => [entryOf(line)])
  copy.getRange('A1').format.font.bold = true
}
