// Finds the reports that were inserted, wherever they are now: by the hidden name of the header, which moves with the cells
// and outlives other programs, and by the table's id, which stays whatever the table is called. A look changes nothing.
import { addressIn, placeOf } from '../../functions/cell-place.ts'
import type { Area } from '../cells/area.ts'
import { areaOf } from '../cells/used-areas.ts'
import { inWorkbook } from '../in-workbook.ts'
import { askRecords } from '../records.ts'
import { claimTables } from './claim-tables.ts'
import { aboutName, headerName } from './names.ts'
import { REPORT_RECORDS, type ReportRecord } from './report-record.ts'

export interface FoundReport {
  readonly id: string
  readonly record: ReportRecord
  readonly tableId: string
  readonly tableName: string
  readonly sheet: string
  readonly address: string
  /** Of the whole table, header and totals included, when it was looked up. */
  readonly area: Area
  readonly columns: readonly { readonly id: number; readonly name: string }[]
  readonly hasHeaders: boolean
  readonly hasTotals: boolean
  /** Whether Excel knows the table by the id that was recorded: then the columns' ids hold too. */
  readonly isSameTable: boolean
  /** Whether the title and the plain rows are still there. */
  readonly hasAbout: boolean
  /** Titles of other reports whose records mean this table. */
  readonly rivals: readonly string[]
}

export interface Reports {
  readonly found: readonly FoundReport[]
  /** Those whose table is gone; they are recorded until they are forgotten. */
  readonly forgotten: readonly { readonly id: string; readonly title: string }[]
}

export function findReports(): Promise<Reports> {
  return inWorkbook('The reports in this workbook could not be looked up.', findIn)
}

export async function findIn(context: Excel.RequestContext): Promise<Reports> {
  const { tables, names } = context.workbook
  const records = askRecords(context, REPORT_RECORDS)
  tables.load('items/id')
  names.load('items/name,items/value')
  await context.sync()
  const ids = new Set(tables.items.map(({ id }) => id))
  const ofCells = new Set(names.items.filter(isOfCells).map(({ name }) => name.toUpperCase()))
  const asked = [...records()].map(([id, record]) => ({
    id,
    record,
    byId: ids.has(record.tableId) ? askTable(context, record.tableId) : null,
    atName: ofCells.has(headerName(id)) ? askTablesAt(context, headerName(id)) : null,
  }))
  if (asked.length > 0) await context.sync()
  const {
    tables: claimed,
    rivals,
    forgotten,
  } = claimTables(
    asked.map(({ id, record, byId, atName }) => ({
      id,
      record,
      columnsById: byId?.table.columns.items ?? null,
      tablesAtName: atName?.items.map((table) => table.id) ?? [],
    })),
  )
  const known = new Map(asked.flatMap(({ record, byId }) => (byId ? [[record.tableId, byId] as const] : [])))
  const others = [...claimed.values()].filter((tableId) => !known.has(tableId))
  for (const tableId of others) known.set(tableId, askTable(context, tableId))
  if (others.length > 0) await context.sync()
  return {
    found: asked.flatMap(({ id, record }) => {
      const of = known.get(claimed.get(id) ?? '')
      if (of === undefined) return []
      const { table, range } = of
      const sheet = table.worksheet.name
      return {
        id,
        record,
        tableId: table.id,
        tableName: table.name,
        sheet,
        address: addressIn(sheet, placeOf(range.address).cells),
        area: areaOf(sheet, range),
        columns: table.columns.items.map((column) => ({ id: column.id, name: column.name })),
        hasHeaders: table.showHeaders,
        hasTotals: table.showTotals,
        isSameTable: table.id === record.tableId,
        hasAbout: ofCells.has(aboutName(id)),
        rivals: rivals.get(id) ?? [],
      }
    }),
    forgotten: asked
      .filter(({ id }) => forgotten.includes(id))
      .map(({ id, record }) => ({ id, title: record.title })),
  }
}

function askTable({ workbook }: Excel.RequestContext, tableId: string) {
  const table = workbook.tables.getItem(tableId)
  const range = table.getRange()
  table.load('id,name,showHeaders,showTotals')
  table.columns.load('items/id,items/name')
  table.worksheet.load('name')
  range.load('address,rowIndex,columnIndex,rowCount,columnCount')
  return { table, range }
}

function askTablesAt({ workbook }: Excel.RequestContext, name: string) {
  const scoped = workbook.names.getItem(name).getRange().getTables(false)
  scoped.load('items/id')
  return scoped
}

/**
 * Title and plain rows, reached by their name in the very batch that reads or writes them: someone else may have moved them
 * since they were looked up.
 */
export const aboutRange = ({ workbook }: Excel.RequestContext, id: string): Excel.Range =>
  workbook.names.getItem(aboutName(id)).getRange()

/** Not so for a name whose cells were deleted. */
const isOfCells = ({ value }: Excel.NamedItem): boolean =>
  typeof value === 'string' && value.includes('!') && !value.includes('#REF!')
