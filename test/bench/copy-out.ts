// What reading is measured against: the same input rows, copied out of the same Postgres and thrown away.
import { once } from 'node:events'
import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { UPSTREAM_COLUMNS } from '../../functions/sources/postgres/upstream-tables.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { PERIOD } from './world.ts'

/** `all` copies every row of the tables a run leans on; `period` only the rows that the run's queries touch. */
export type CopiedRows = 'all' | 'period'

const within = (column: string): string =>
  `${column} >= '${instantText(PERIOD.startMs)}' AND ${column} < '${instantText(PERIOD.endMs)}'`

const ROWS_OF_PERIOD: Partial<Record<string, string>> = {
  billing_analytics: within('period_start'),
  deliverability_daily_summary: within('tracking_date'),
  payments: `billing_period_start IS NULL OR (billing_period_start < '${instantText(PERIOD.endMs)}' AND
    (billing_period_start >= '${instantText(PERIOD.startMs)}' OR billing_period_end > '${instantText(PERIOD.startMs)}'))`,
}

/** @returns how many rows and bytes came out */
export async function copyOut(
  databaseUrl: string,
  which: CopiedRows,
): Promise<{ rows: number; bytes: number }> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  let [rows, bytes] = [0, 0]
  try {
    await client.query("SET TIME ZONE 'UTC'")
    for (const [table, columns] of Object.entries(UPSTREAM_COLUMNS)) {
      const condition = which === 'period' ? ROWS_OF_PERIOD[table] : undefined
      const where = condition === undefined ? '' : ` WHERE ${condition}`
      const copy = client.query(copyTo(`COPY (SELECT ${columns.join(', ')} FROM ${table}${where}) TO STDOUT`))
      copy.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      await once(copy, 'end')
      rows += copy.rowCount
    }
  } finally {
    await client.end()
  }
  return { rows, bytes }
}
