// Fills the upstream tables with the sample in one transaction: a reader sees all of it or none.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { copyText } from './copy-text.ts'
import type { SampleTables } from './sample-tables.ts'
import { TABLE_COLUMNS, TABLE_NAMES, type TableName } from './table-columns.ts'

/** Large enough to be quick, small enough that a chunk stays below a megabyte. */
const ROWS_PER_CHUNK = 2_000

export interface LoadProgress {
  readonly table: TableName
  /** Of all tables together. */
  readonly rowsLoaded: number
  readonly rowsTotal: number
}

function* chunks<Table extends TableName>(
  tables: SampleTables,
  table: Table,
  onChunk: (rows: number) => void,
) {
  const rows: readonly SampleTables[Table][number][] = tables[table]
  const columns = TABLE_COLUMNS[table]
  for (let from = 0; from < rows.length; from += ROWS_PER_CHUNK) {
    const chunk = rows.slice(from, from + ROWS_PER_CHUNK)
    yield copyText(chunk, columns)
    onChunk(chunk.length)
  }
}

/**
 * Adds the rows to tables that exist, `approximate_cost` columns included, then refreshes the planner's statistics.
 * Columns that the sample does not have (ids of analytics rows) get the table's own default. The client must not be in
 * a transaction. When a row is refused nothing stays behind, and Postgres' error is thrown.
 */
export async function loadSample(
  client: ClientBase,
  tables: SampleTables,
  onProgress: (progress: LoadProgress) => void = () => {},
): Promise<void> {
  const rowsTotal = TABLE_NAMES.reduce((sum, table) => sum + tables[table].length, 0)
  let rowsLoaded = 0
  await client.query('begin')
  try {
    for (const table of TABLE_NAMES) {
      const onChunk = (rows: number) => {
        rowsLoaded += rows
        onProgress({ table, rowsLoaded, rowsTotal })
      }
      const copy = copyFrom(`copy ${table} (${TABLE_COLUMNS[table].join(', ')}) from stdin`)
      await pipeline(Readable.from(chunks(tables, table, onChunk)), client.query(copy))
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  for (const table of TABLE_NAMES) await client.query(`analyze ${table}`)
}
