// Rows are made in parts (a room each for tenants, servers, odd cases ...); this puts the parts into one database.
import type { SampleTables } from './sample-tables.ts'
import { TABLE_NAMES, type TableName } from './table-columns.ts'

function appendTable<Table extends TableName>(into: SampleTables, part: Partial<SampleTables>, table: Table) {
  const rows: SampleTables[Table][number][] = into[table]
  for (const row of part[table] ?? []) rows.push(row)
}

/** All rows of the parts, table by table, in the order given. */
export function gatherRows(...parts: readonly Partial<SampleTables>[]): SampleTables {
  const gathered = Object.fromEntries(TABLE_NAMES.map((table) => [table, []])) as unknown as SampleTables
  for (const part of parts) {
    for (const table of TABLE_NAMES) appendTable(gathered, part, table)
  }
  return gathered
}
