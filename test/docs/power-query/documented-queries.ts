// The two queries of docs/api.md, and how tests look at the tables that they make.
import { codeBlocks } from '../api-document.ts'
import type { MTable, MValue } from './m-values.ts'

/** A month as a table, and a grid as rows. */
export const [MONTH_QUERY = '', GRID_QUERY = ''] = codeBlocks('powerquery')

/** What a reader of the document writes into a query's first line. */
export const ADDRESS = 'https://figures.example.com'

/** The cells of a column, row by row. */
export function column({ columns, rows }: MTable, name: string): MValue[] {
  const at = columns.findIndex((candidate) => candidate.name === name)
  if (at < 0) throw new Error(`no column ${name}`)
  return rows.map((row) => row[at] ?? null)
}

/** The type of each column, by its name. */
export function typesOf({ columns }: MTable): Record<string, string> {
  return Object.fromEntries(columns.map(({ name, type }) => [name, type.name]))
}
