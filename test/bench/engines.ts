// The benchmark's own engines: Postgres on a temporary folder, DynamoDB in a child process. Nothing of them stays.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import getPort from 'get-port'
import { Client } from 'pg'
import { loopback } from '../../infra/local/ports.ts'
import { startPostgres } from '../../infra/local/postgres.ts'
import { answerOf, startProgram, stopPrograms } from './child-program.ts'

export interface Engines {
  readonly postgresVersion: string
  /** An empty database's URL. */
  createDatabase(name: string): Promise<string>
  /** Ends every process and removes every file of the benchmark. */
  stop(): Promise<void>
}

/** Points the AWS clients of this process, and of the programs it starts, at the store it starts. */
export async function startEngines(): Promise<Engines> {
  const folder = mkdtempSync(join(tmpdir(), 'penguin-bench-'))
  const undo = [async () => rmSync(folder, { recursive: true, force: true })]
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= undoAll(undo)
    return stopped
  }
  try {
    // mkdtemp closes the folder to other accounts; as root, Postgres runs as one of those.
    chmodSync(folder, 0o755)
    const port = await getPort({ host: loopback })
    const postgres = await startPostgres({ dataFolder: join(folder, 'postgres'), port })
    undo.push(postgres.stop, stopPrograms)
    const { endpoint } = await answerOf<{ endpoint: string }>(startProgram('dynamodb'))
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'embedded',
      AWS_SECRET_ACCESS_KEY: 'embedded',
    })
    return { postgresVersion: await versionOf(postgres.adminUrl), createDatabase, stop }

    async function createDatabase(name: string): Promise<string> {
      await ask(postgres.adminUrl, `CREATE DATABASE ${name}`)
      return Object.assign(new URL(postgres.adminUrl), { pathname: `/${name}` }).href
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The newest first. */
async function undoAll(undo: readonly (() => Promise<void>)[]): Promise<void> {
  for (const step of undo.toReversed()) await step()
}

async function versionOf(url: string): Promise<string> {
  const [row] = await ask<{ server_version: string }>(url, 'SHOW server_version')
  return row?.server_version ?? ''
}

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}
