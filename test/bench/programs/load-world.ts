// Generates a world of so many tenants and loads it into an empty database: answers with the rows of each table.
import { Client } from 'pg'
import { createUpstreamTables } from '../../../infra/database/create-upstream-tables.ts'
import { migrate } from '../../../infra/database/migrate.ts'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import { loadSample } from '../../../infra/local/sample/load-sample.ts'
import { answerParent } from '../answer-parent.ts'
import { MONTHS, PRESENT_MS, SEED, worldOf } from '../world.ts'

const [databaseUrl, tenants] = process.argv.slice(2)
const world = generateSample({
  seed: SEED,
  asOfMs: PRESENT_MS,
  months: MONTHS,
  oddCases: true,
  ...worldOf(Number(tenants)),
})
const client = new Client({ connectionString: databaseUrl })
await client.connect()
await createUpstreamTables(client)
await migrate({ databaseUrl: databaseUrl as string, direction: 'up' })
await loadSample(client, world)
// As autovacuum leaves it, and so that autovacuum does not start while something is measured.
await client.query('VACUUM (ANALYZE)')
await client.end()
answerParent(Object.fromEntries(Object.entries(world).map(([table, rows]) => [table, rows.length])))
