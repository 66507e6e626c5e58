// One embedded Postgres for the whole test run, in a temporary folder and on a free port. Tests take databases of
// their own from it (database.ts); stop-run.ts ends it.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import getPort from 'get-port'
import { loopback } from '../../infra/local/ports.ts'
import { stopLeftoverPostgres } from '../../infra/local/postgres/ending.ts'
import { startPostgres } from '../../infra/local/postgres.ts'
import { processMark } from '../../infra/local/running-process.ts'
import { stopOnSignals } from '../../infra/local/stop-on-signals.ts'

declare global {
  var stopTestPostgres: (() => Promise<void>) | undefined
}

const folderPrefix = 'penguin-test-postgres-'

export default async function startTestPostgres(): Promise<void> {
  await removeLeftovers()
  const folder = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`))
  // mkdtemp closes the folder to other accounts; as root, Postgres runs as one of those.
  chmodSync(folder, 0o755)
  const port = await getPort({ host: loopback })
  const postgres = await startPostgres({ dataFolder: join(folder, 'data'), port })
  const stop = async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const ignoreSignals = stopOnSignals({ stop }, (code) => process.exit(code))
  process.env.TEST_POSTGRES_URL = postgres.adminUrl
  globalThis.stopTestPostgres = async () => {
    ignoreSignals()
    await stop()
  }
}

/** What test runs left behind that were killed outright: their Postgres still runs. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(folderPrefix)) continue
    const [processId] = name.slice(folderPrefix.length).split('-')
    if (processMark(Number(processId)) !== null) continue
    const folder = join(tmpdir(), name)
    await stopLeftoverPostgres(join(folder, 'data'))
    rmSync(folder, { recursive: true, force: true })
  }
}
