// Where a new report goes, looked at before anything is written: what would be refused is said first.
import { DeskFailure, type ReportChoice } from '../../desk/desk.ts'
import type { ReportDocument } from '../../reports/report-document.ts'
import { MOST_COLUMNS, MOST_ROWS } from '../cells/area.ts'
import { supports } from '../in-workbook.ts'
import { askRecords } from '../records.ts'
import type { Layout } from './layout.ts'
import { reportId, sheetName, tableName } from './names.ts'
import { REPORT_RECORDS } from './report-record.ts'

const ELSEWHERE = 'Select another cell, or insert the report on a sheet of its own.'

export interface Place {
  readonly reportId: string
  readonly tableName: string
  /** The name that a sheet of its own gets; null at the selected cell. */
  readonly newSheet: string | null
  readonly sheet: string
  readonly row: number
  readonly column: number
  /** In points, of the columns at the selected cell. */
  readonly widths: readonly number[]
}

export async function lookForPlace(
  context: Excel.RequestContext,
  document: ReportDocument,
  layout: Layout,
  where: ReportChoice['place'],
): Promise<Place> {
  const { workbook } = context
  const records = askRecords(context, REPORT_RECORDS)
  workbook.worksheets.load('items/name')
  workbook.tables.load('items/name')
  workbook.names.load('items/name')
  workbook.protection.load('protected')
  const cell = where === 'selected cell' ? askCell(context) : null
  await context.sync()
  const spot = cell === null ? null : askSpot(cell, layout)
  if (spot !== null) await context.sync()
  const sheets = workbook.worksheets.items.map(({ name }) => name)
  const names = workbook.names.items.map(({ name }) => name)
  const ids = {
    reportId: reportId([...names, ...[...records().keys()].map((id) => `PENGUIN_REPORT_${id}`)]),
    tableName: tableName(document, [...workbook.tables.items.map(({ name }) => name), ...names]),
  }
  if (spot !== null) return { ...ids, newSheet: null, ...freeSpot(spot) }
  if (workbook.protection.protected)
    throw new DeskFailure(
      'The structure of the workbook is protected, so that it takes no new sheet. Unprotect it (Review, Protect Workbook), or insert the report at the selected cell.',
    )
  const newSheet = sheetName(document, sheets)
  return { ...ids, newSheet, sheet: newSheet, row: 0, column: 0, widths: [] }
}

function askCell({ workbook }: Excel.RequestContext): Excel.Range {
  const cell = workbook.getSelectedRange().getCell(0, 0)
  cell.load('rowIndex,columnIndex')
  return cell
}

/**
 * What is asked of the cells that the report would take.
 *
 * @throws DeskFailure where the sheet ends before the report does
 */
function askSpot(cell: Excel.Range, layout: Layout) {
  if (cell.rowIndex + layout.rows > MOST_ROWS || cell.columnIndex + layout.columns > MOST_COLUMNS)
    throw new DeskFailure(
      `The report needs ${layout.rows} rows and ${layout.columns} columns, more than the sheet has from the selected cell on. ${ELSEWHERE}`,
    )
  const { worksheet } = cell
  const area = cell.getResizedRange(layout.rows - 1, layout.columns - 1)
  const used = area.getUsedRangeOrNullObject(true)
  const merged = supports('1.13') ? area.getMergedAreasOrNullObject() : null
  const tables = area.getTables(false)
  const columns = Array.from({ length: layout.columns }, (_, index) => area.getColumn(index).format)
  area.load('address')
  worksheet.load('name')
  worksheet.protection.load('protected')
  used.load('address')
  merged?.load('address')
  tables.load('items/name')
  for (const format of columns) format.load('columnWidth')
  return { cell, area, worksheet, used, merged, tables, columns }
}

function freeSpot({ cell, area, worksheet, used, merged, tables, columns }: ReturnType<typeof askSpot>) {
  const { name } = worksheet
  if (worksheet.protection.protected)
    throw new DeskFailure(
      `The sheet “${name}” is protected. Unprotect it (Review, Unprotect Sheet), or insert the report on a sheet of its own.`,
    )
  const [table] = tables.items
  if (table !== undefined)
    throw new DeskFailure(`The report would overlap the table “${table.name}”. ${ELSEWHERE}`)
  if (merged !== null && !merged.isNullObject)
    throw new DeskFailure(`Merged cells are in the way (${merged.address}). Unmerge them. Or: ${ELSEWHERE}`)
  if (!used.isNullObject)
    throw new DeskFailure(
      `The report needs the cells ${area.address}, and ${used.address} is not empty. ${ELSEWHERE}`,
    )
  return {
    sheet: name,
    row: cell.rowIndex,
    column: cell.columnIndex,
    widths: columns.map(({ columnWidth }) => columnWidth),
  }
}
