// Finds the reports that were inserted, wherever they are now: by the table's id, which stays whatever it is called and
// wherever it is moved, or else by the hidden name of its header, which moves with the cells and outlives other programs.
import { addressIn, placeOf } from '../../functions/cell-place.ts'
import type { Area } from '../cells/area.ts'
import { areaOf } from '../cells/used-areas.ts'
import { inWorkbook } from '../in-workbook.ts'
import { askRecords, dropRecord } from '../records.ts'
import { aboutName, headerName } from './names.ts'
import { REPORT_RECORDS, type ReportRecord } from './report-record.ts'

export interface FoundReport {
  readonly id: string
  readonly record: ReportRecord
  readonly tableId: string
  readonly tableName: string
  readonly sheet: string
  readonly address: string
  /** Of the whole table, header and totals included. */
  readonly area: Area
  readonly hasHeaders: boolean
  readonly hasTotals: boolean
  /** Whether Excel knows the table by the id that was recorded: then the columns' ids hold too. */
  readonly isSameTable: boolean
  /** Address of the title and the plain rows; null where they are gone. */
  readonly about: string | null
}

export interface Reports {
  readonly found: readonly FoundReport[]
  /** Titles of those whose table was deleted. Their records went with this look. */
  readonly forgotten: readonly string[]
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
  const addresses = new Map(names.items.map(({ name, value }) => [name.toUpperCase(), addressOf(value)]))
  const lost = [...records()].filter(([, { tableId }]) => !ids.has(tableId))
  const others = await tablesAt(
    context,
    lost.map(([id]) => addresses.get(headerName(id)) ?? null),
  )
  const byHeader = new Map(lost.map(([id], index) => [id, others[index] ?? null]))
  const asked = [...records()].flatMap(([id, record]) => {
    const tableId = byHeader.has(id) ? (byHeader.get(id) ?? null) : record.tableId
    return tableId === null ? [] : [{ id, record, ...askTable(context, tableId) }]
  })
  const forgotten = [...records()].filter(([id]) => byHeader.get(id) === null)
  for (const [id] of forgotten) {
    dropRecord(context, REPORT_RECORDS, id)
    for (const name of [headerName(id), aboutName(id)]) names.getItemOrNullObject(name).delete()
  }
  if (asked.length + forgotten.length > 0) await context.sync()
  return {
    found: asked.map(({ id, record, table, range }) => {
      const sheet = table.worksheet.name
      return {
        id,
        record,
        tableId: table.id,
        tableName: table.name,
        sheet,
        address: addressIn(sheet, placeOf(range.address).cells),
        area: areaOf(sheet, range),
        hasHeaders: table.showHeaders,
        hasTotals: table.showTotals,
        isSameTable: table.id === record.tableId,
        about: addresses.get(aboutName(id)) ?? null,
      }
    }),
    forgotten: forgotten.map(([, { title }]) => title),
  }
}

function askTable({ workbook }: Excel.RequestContext, tableId: string) {
  const table = workbook.tables.getItem(tableId)
  const range = table.getRange()
  table.load('id,name,showHeaders,showTotals')
  table.worksheet.load('name')
  range.load('address,rowIndex,columnIndex,rowCount,columnCount')
  return { table, range }
}

/** @returns the id of the table at each address, null where there is none */
async function tablesAt(
  context: Excel.RequestContext,
  addresses: readonly (string | null)[],
): Promise<(string | null)[]> {
  if (addresses.every((address) => address === null)) return addresses.map(() => null)
  const asked = addresses.map((address) => {
    if (address === null) return null
    const scoped = rangeAt(context, address).getTables(false)
    scoped.load('items/id')
    return scoped
  })
  await context.sync()
  return asked.map((scoped) => scoped?.items[0]?.id ?? null)
}

export function rangeAt({ workbook }: Excel.RequestContext, address: string): Excel.Range {
  const { sheet, cells } = placeOf(address)
  return workbook.worksheets.getItem(sheet).getRange(cells)
}

/** @returns null for a name whose cells were deleted */
function addressOf(value: unknown): string | null {
  return typeof value === 'string' && value.includes('!') && !value.includes('#REF!')
    ? value.replace(/^=/, '')
    : null
}
