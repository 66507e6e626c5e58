// The functions of the Power Query library that the queries of docs/api.md call, as Microsoft documents them. A call of one
// that is not here, or with options that are not, fails.
import { parse } from 'csv-parse/sync'
import { converted } from './m-types.ts'
import {
  ANY,
  type MBinary,
  MError,
  type MFunction,
  type MRecord,
  type MTable,
  type MType,
  type MValue,
} from './m-values.ts'

/** @param fetch Web.Contents */
export function libraryOf(
  fetch: (url: string, options: MRecord) => MBinary,
): Readonly<Record<string, MValue>> {
  return {
    'Web.Contents': ((url: string, options: MRecord) => fetch(url, options)) as MFunction,
    'Value.Metadata': ((of: MBinary) => ({ 'Response.Status': of.status })) as MFunction,
    'Json.Document': (({ text }: MBinary) => JSON.parse(text)) as MFunction,
    'Json.FromValue': ((of: MValue) => ({
      kind: 'binary',
      text: JSON.stringify(of),
      status: 0,
    })) as MFunction,
    'Csv.Document': csvDocument as MFunction,
    'Text.Combine': ((texts: string[], separator: string) => texts.join(separator)) as MFunction,
    'List.Contains': ((list: MValue[], item: MValue) => list.includes(item)) as MFunction,
    'List.Transform': ((list: MValue[], each: MFunction): MValue =>
      list.map((item) => each(item))) as MFunction,
    'List.TransformMany': ((list: MValue[], many: MFunction, each: MFunction): MValue =>
      list.flatMap((one) => (many(one) as MValue[]).map((other) => each(one, other)))) as MFunction,
    'List.Accumulate': ((list: MValue[], seed: MValue, each: MFunction) =>
      list.reduce((state, item) => each(state, item), seed)) as MFunction,
    'Record.FieldOrDefault': ((record: MRecord, field: string, otherwise: MValue = null) =>
      Object.hasOwn(record, field) ? (record[field] ?? null) : otherwise) as MFunction,
    'Table.ColumnNames': (({ columns }: MTable) => columns.map(({ name }) => name)) as MFunction,
    'Table.PromoteHeaders': promoteHeaders as MFunction,
    'Table.ReplaceValue': replaceValue as MFunction,
    'Table.TransformColumnTypes': transformColumnTypes as MFunction,
    'Table.FromRows': fromRows as MFunction,
    'Replacer.ReplaceValue': 'Replacer.ReplaceValue',
    'QuoteStyle.Csv': 'QuoteStyle.Csv',
    'Int64.Type': { kind: 'type', name: 'Int64.Type' },
  }
}

const CSV_OPTIONS = { Delimiter: ',', Encoding: 65001, QuoteStyle: 'QuoteStyle.Csv' }

/** Of UTF-8, the byte order mark is not part of the text. */
function csvDocument({ text }: MBinary, options: MRecord): MTable {
  if (JSON.stringify(options) !== JSON.stringify(CSV_OPTIONS))
    throw new Error('other options of Csv.Document')
  const rows: string[][] = parse(text, { bom: true })
  const columns = (rows[0] ?? []).map((_, index) => ({ name: `Column${index + 1}`, type: ANY }))
  return { kind: 'table', columns, rows }
}

function promoteHeaders({ rows: [head = [], ...rows] }: MTable): MTable {
  return { kind: 'table', columns: head.map((name) => ({ name: String(name), type: ANY })), rows }
}

function replaceValue(table: MTable, from: MValue, to: MValue, _: MValue, columns: string[]): MTable {
  const replaced = table.columns.map(({ name }) => columns.includes(name))
  const rows = table.rows.map((row) => row.map((cell, at) => (replaced[at] && cell === from ? to : cell)))
  return { ...table, rows }
}

/** A column that is named and not there is an error, as in Power Query. */
function transformColumnTypes(table: MTable, types: [string, MType][], culture: string): MTable {
  if (culture !== 'en-US') throw new Error('another culture')
  const unknown = types.find(([name]) => table.columns.every((column) => column.name !== name))
  if (unknown !== undefined) throw new MError(`The column '${unknown[0]}' of the table wasn't found.`)
  const typeOf = new Map(types)
  const columns = table.columns.map(({ name, type }) => ({ name, type: typeOf.get(name) ?? type }))
  const rows = table.rows.map((row) => row.map((cell, at) => converted(cell, columns[at]?.type ?? ANY)))
  return { kind: 'table', columns, rows }
}

function fromRows(rows: MValue[][], { columns = [] }: MType): MTable {
  for (const row of rows) {
    if (row.length !== columns.length) throw new MError('A row has another number of columns than the table.')
  }
  return { kind: 'table', columns, rows }
}
