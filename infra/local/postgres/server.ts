// The Postgres server as our child process: started directly (not through pg_ctl), so that we own its process id.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import pRetry, { AbortError } from 'p-retry'
import { Client } from 'pg'
import { loopback } from '../ports.ts'
import { commandLine, type PostgresAccount } from './account.ts'
import type { PostgresBinaries } from './binaries.ts'
import { endPostgres } from './ending.ts'
import { postgresEnvironment } from './environment.ts'

// The embedded system may lose its last seconds when the machine dies, and imports much faster for it.
const settings = {
  listen_addresses: loopback,
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '128MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

const startDeadlineMs = 60_000

/** Starts the server on a prepared data folder; its log replaces the one of the start before. */
export function spawnServer(
  dataFolder: string,
  port: number,
  binaries: PostgresBinaries,
  account: PostgresAccount,
): ChildProcess {
  const options = Object.entries({ ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, ...args] = commandLine(account, [binaries.postgres, '-D', dataFolder, ...options])
  const log = openSync(logOf(dataFolder), 'w')
  const server = spawn(command, args, {
    ...account.identity,
    // A group of its own: Ctrl-C reaches only us, so that Postgres ends after those who still use it.
    detached: process.platform !== 'win32',
    env: postgresEnvironment(),
    stdio: ['ignore', log, log],
    windowsHide: true,
  })
  closeSync(log)
  // A failed spawn is found by whoever waits for the server; without a listener it would end this process.
  server.on('error', () => undefined)
  // Not a signal handler: this is for a process that ends without stopping the system, by an error for instance.
  const endWithThisProcess = () => server.kill('SIGINT')
  process.once('exit', endWithThisProcess)
  server.once('exit', () => process.off('exit', endWithThisProcess))
  return server
}

/** Resolves when the server answers; rejects when it ended, or is not the one that serves this data folder. */
export async function waitUntilServing(server: ChildProcess, url: string, dataFolder: string): Promise<void> {
  const ask = async () => {
    if (hasEnded(server)) throw new AbortError('The server ended while it started.')
    const folder = await servedFolder(url).catch((cause) => {
      throw new Error(`Nothing answers at ${url}.`, { cause })
    })
    if (folder === undefined || resolve(folder) !== dataFolder)
      throw new AbortError(`Another Postgres, of ${folder}, answers at ${url}.`)
  }
  await pRetry(ask, { retries: Infinity, minTimeout: 20, maxTimeout: 200, maxRetryTime: startDeadlineMs })
}

async function servedFolder(url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url, ssl: false, connectionTimeoutMillis: 5_000 })
  // The server may end while this connection is open: the query fails then, and that is enough.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const answer = await client.query<{ folder: string }>(
      "select current_setting('data_directory') as folder",
    )
    return answer.rows[0]?.folder
  } finally {
    await client.end()
  }
}

export async function stopServer(server: ChildProcess): Promise<void> {
  if (server.pid !== undefined) await endPostgres(server.pid, () => hasEnded(server))
}

function hasEnded(server: ChildProcess): boolean {
  return server.pid === undefined || server.exitCode !== null || server.signalCode !== null
}

/** What Postgres said last, for the error of a start that failed. */
export function endOfLog(dataFolder: string): string {
  const lines = readFileSync(logOf(dataFolder), 'utf8').trim().split('\n').slice(-8)
  return `The end of its log, ${logOf(dataFolder)}:\n${lines.join('\n')}`
}

function logOf(dataFolder: string): string {
  return `${dataFolder}.log`
}
