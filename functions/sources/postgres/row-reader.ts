// Runs one read, says which table is being read, and adds the rows to the run's input fingerprint.
import type { ClientBase } from 'pg'
import type { InputFingerprint } from '../../runtime/input-fingerprint.ts'
import { announceStage } from '../../runtime/stages.ts'

/** A cell as the queries return it: text, number, boolean or NULL. */
export type Cell = string | number | boolean | null

export type RowReader = <Row>(
  table: string,
  sql: string,
  values: readonly unknown[],
  toRow: (cells: Cell[]) => Row,
) => Promise<Row[]>

/** A reader over one connection; every row it reads is part of the run's input hash. */
export function rowReader(client: ClientBase, fingerprint: InputFingerprint): RowReader {
  return async (table, sql, values, toRow) => {
    announceStage(`Reading ${table}`)
    const { rows } = await client.query<Cell[]>({ text: sql, values: [...values], rowMode: 'array' })
    fingerprint.add(table, rows)
    return rows.map(toRow)
  }
}

export const asText = (cell: Cell | undefined): string | null => (typeof cell === 'string' ? cell : null)
export const asId = (cell: Cell | undefined): string => String(cell)
export const asCount = (cell: Cell | undefined): number => (typeof cell === 'number' ? cell : 0)

/** A number, infinities included (`infinity` is a stamp that never comes); null for NULL and NaN. */
export const asNumber = (cell: Cell | undefined): number | null =>
  typeof cell === 'number' && !Number.isNaN(cell) ? cell : null
