// What a cell of a report shows, for whoever explains it: the row's tenant and the column's measure, as they were inserted.
import { placeOf } from '../../functions/cell-place.ts'
import type { ReportKind } from '../../reports/report-document.ts'
import { measureOfKey } from '../../reports/variance/keys.ts'
import { inWorkbook } from '../in-workbook.ts'
import { findIn } from './find-reports.ts'
import { matchColumns } from './match-columns.ts'
import { tenantOf } from './report-record.ts'

export interface ReportCell {
  readonly reportId: string
  readonly kind: ReportKind
  readonly title: string
  readonly rowKey: string
  /** Null for unallocated cost and the platform. */
  readonly tenantId: string | null
  readonly columnId: string
  readonly header: string
  /** Null where a figure of this column is not explained. */
  readonly measure: string | null
  readonly period: string
  readonly knownAt: string | null
}

/** @returns null for a cell that is no figure or word of a report's row */
export function reportCellAt(address: string): Promise<ReportCell | null> {
  return inWorkbook('The cell could not be looked up.', async (context) => {
    const { sheet, cells } = placeOf(address)
    const { worksheets } = context.workbook
    const cell = (sheet === '' ? worksheets.getActiveWorksheet() : worksheets.getItem(sheet))
      .getRange(cells)
      .getCell(0, 0)
    cell.load('rowIndex,columnIndex')
    cell.worksheet.load('name')
    // Read along with the first of these syncs.
    const { found } = await findIn(context)
    const { rowIndex, columnIndex } = cell
    const report = found.find(
      ({ area }) =>
        area.sheet === cell.worksheet.name &&
        rowIndex >= area.row &&
        rowIndex < area.row + area.rows &&
        columnIndex >= area.column &&
        columnIndex < area.column + area.columns,
    )
    if (report === undefined) return null
    const { record, area, hasHeaders, hasTotals } = report
    const isHeader = hasHeaders && rowIndex === area.row
    const isTotal = hasTotals && rowIndex === area.row + area.rows - 1
    if (isHeader || isTotal) return null
    const table = context.workbook.tables.getItem(report.tableId)
    const row = worksheets.getItem(area.sheet).getRangeByIndexes(rowIndex, area.column, 1, area.columns)
    table.columns.load('items/id,items/name')
    row.load('values')
    await context.sync()
    const columns = table.columns.items.map(({ id, name }) => ({ id, name }))
    const places = matchColumns(report, columns)
    const ours = record.columns.find(({ id }) => places.get(id) === columnIndex - area.column)
    const key = row.values[0]?.[places.get(record.keyColumn) ?? -1]
    if (ours === undefined || typeof key !== 'string' || key === '') return null
    return {
      reportId: report.id,
      kind: record.kind,
      title: record.title,
      rowKey: key,
      tenantId: tenantOf(record.tenants, key),
      columnId: ours.id,
      header: ours.header,
      measure: ours.explainsRow === true ? measureOfKey(key) : ours.measure,
      period: record.period,
      knownAt: record.knownAt,
    }
  })
}
