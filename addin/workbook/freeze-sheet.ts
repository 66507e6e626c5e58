// A copy of the sheet in front with values in the place of formulas, for whoever has no add-in. The sheet itself stays as it
// is: it is copied as a whole, so that widths, formats, tables and charts come along, and then what it shows is put in. The
// copy is hidden until all of it stands, and taken away again if it does not come to that.

import { DeskFailure } from '../desk/desk.ts'
import type { Area } from './cells/area.ts'
import { BUSY } from './cells/cell-errors.ts'
import { type OurFigures, type OwnFormats, ownFormats } from './cells/own-formats.ts'
import { rangeOf, readBlocks } from './cells/read-blocks.ts'
import { areaOf } from './cells/used-areas.ts'
import { inWorkbook } from './in-workbook.ts'
import { endIsUnknown } from './refusals.ts'
import { validSheetName } from './reports/names.ts'
import { stampSheet } from './stamp-sheet.ts'

const NOT_DONE = 'No copy was made.'
const UNDER_WAY = 'Frozen copy in progress'

/** The numbers of what is ours came with formats of their own. */
export interface Frozen extends OurFigures {
  /** Of the sheet that is copied. */
  readonly sheet: string
  readonly name: string
  /** What stands above the copy, a line each. */
  readonly stamp: readonly string[]
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
    workbook.worksheets.load('items/name')
    workbook.protection.load('protected')
    source.protection.load('protected')
    used.load('rowIndex,columnIndex,rowCount,columnCount')
    await context.sync()
    refuse(frozen.sheet, source, workbook, used)
    const area = areaOf(frozen.sheet, used)
    for await (const { values } of readBlocks(context, [area])) refuseBusy(values)
    const formats = await ownFormats(context, frozen)
    const name = validSheetName(
      frozen.name,
      workbook.worksheets.items.map((sheet) => sheet.name),
    )
    try {
      const copy = await copyHidden(context, area, formats, frozen)
      copy.name = name
      copy.visibility = 'Visible'
      copy.activate()
      await context.sync()
    } catch (cause) {
      if (!(await standsAfter(cause, name))) throw cause
    }
    return name
  })
}

async function copyHidden(
  context: Excel.RequestContext,
  area: Area,
  formats: readonly OwnFormats[],
  frozen: Frozen,
): Promise<Excel.Worksheet> {
  const { workbook } = context
  const source = workbook.worksheets.getItem(frozen.sheet)
  // One that an earlier failure left behind while Excel could not be reached.
  workbook.worksheets.getItemOrNullObject(UNDER_WAY).delete()
  // The copy's formulas are gone before anything is calculated: none of them asks for a figure.
  workbook.application.suspendApiCalculationUntilNextSync()
  const copy = source.copy(Excel.WorksheetPositionType.after, source)
  copy.name = UNDER_WAY
  copy.visibility = 'Hidden'
  const { row, column, rows, columns } = area
  copy
    .getRangeByIndexes(row, column, rows, columns)
    .copyFrom(rangeOf(context, area), Excel.RangeCopyType.values)
  for (const { area: part, formats: own } of formats)
    rangeOf(context, { ...part, sheet: UNDER_WAY }).numberFormat = own
  copy.freezePanes.unfreeze()
  await context.sync()
  await stampSheet(context, copy, frozen.stamp)
  return copy
}

/**
 * After a failure: takes away what was begun, in a context of its own, since the one that failed takes nothing more.
 *
 * @returns whether the copy stands whole all the same: only Excel's answer was lost
 * @throws DeskFailure while Excel cannot be reached, so that nobody knows
 */
async function standsAfter(cause: unknown, name: string): Promise<boolean> {
  const look = async (context: Excel.RequestContext) => {
    const { worksheets } = context.workbook
    worksheets.getItemOrNullObject(UNDER_WAY).delete()
    const whole = worksheets.getItemOrNullObject(name)
    await context.sync()
    return endIsUnknown(cause) && !whole.isNullObject
  }
  try {
    return await Excel.run(look)
  } catch {
    if (!endIsUnknown(cause)) return false
    throw new DeskFailure(
      `Excel could not be reached, so it is not known whether the copy was made. Look for the sheet “${name}”: if it is there, it is whole; if it is not, freeze the sheet again.`,
    )
  }
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
