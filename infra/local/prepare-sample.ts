// The embedded sample database: made once a month from its seed, migrated, and given Finance's sample lists.
import pg from 'pg'
import { importList } from '../../functions/import-finance-list/import-list.ts'
import { readList } from '../../functions/stores/finance-lists/list-store.ts'
import { periodAt } from '../../shared/periods/period.ts'
import { createUpstreamTables } from '../database/create-upstream-tables.ts'
import { migrate } from '../database/migrate.ts'
import { localServices } from './local-services.ts'
import { SAMPLE_PLATFORM_COSTS, SAMPLE_VENDOR_MAPPING } from './sample/finance-lists.ts'
import { generateSample } from './sample/generate-sample.ts'
import { loadSample } from './sample/load-sample.ts'

const SEED = 20_251_101

/** @returns the sample database's connection string; each month has its own, so a new month begins with new history */
export async function prepareSample(adminUrl: string, say: (what: string) => void): Promise<string> {
  const nowMs = Date.now()
  const database = `sample_${periodAt(nowMs).id.replace('-', '_')}`
  const url = Object.assign(new URL(adminUrl), { pathname: `/${database}` }).href
  if (await exists(adminUrl, database)) return url

  say('Making the sample database')
  const building = `${database}_building`
  await asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${building}`, `CREATE DATABASE ${building}`)
  const buildingUrl = Object.assign(new URL(adminUrl), { pathname: `/${building}` }).href
  const client = new pg.Client({ connectionString: buildingUrl })
  await client.connect()
  try {
    await createUpstreamTables(client)
    await migrate({ databaseUrl: buildingUrl, direction: 'up' })
    await loadSample(client, generateSample({ seed: SEED, asOfMs: nowMs }))
  } finally {
    await client.end()
  }
  await importSampleLists(nowMs)
  // Renamed only now: a start that was interrupted leaves no half-made sample behind.
  await asAdmin(adminUrl, `ALTER DATABASE ${building} RENAME TO ${database}`)
  return url
}

async function exists(adminUrl: string, database: string): Promise<boolean> {
  const [result] = await asAdmin(adminUrl, `SELECT FROM pg_database WHERE datname = '${database}'`)
  return (result?.rowCount ?? 0) > 0
}

/** Database names here are made from a month and cannot be bound: Postgres takes no parameters in such statements. */
async function asAdmin(adminUrl: string, ...statements: string[]): Promise<pg.QueryResult[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const results: pg.QueryResult[] = []
    for (const statement of statements) results.push(await client.query(statement))
    return results
  } finally {
    await client.end()
  }
}

async function importSampleLists(nowMs: number): Promise<void> {
  const services = localServices(() => nowMs)
  const lists = { 'platform-costs': SAMPLE_PLATFORM_COSTS, 'vendor-mapping': SAMPLE_VENDOR_MAPPING } as const
  for (const [list, text] of Object.entries(lists)) {
    // What someone imported since is theirs: a new month does not replace it.
    if ((await readList(services.table, list as keyof typeof lists)) !== null) continue
    const request = {
      list: list as keyof typeof lists,
      text,
      fileName: 'sample.csv',
      importedBy: 'sample',
      preview: false,
    }
    await importList(request, services)
  }
}
