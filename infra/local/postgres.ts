// The embedded Postgres: a real server as a child process, its data in a folder of ours, open to this machine only.
import { mkdirSync, realpathSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename, dirname, join, resolve } from 'node:path'
import { listenOnLoopback, loopback } from './ports.ts'
import { choosePostgresAccount } from './postgres/account.ts'
import { findPostgresBinaries } from './postgres/binaries.ts'
import { prepareDataFolder } from './postgres/data-folder.ts'
import { stopLeftoverPostgres } from './postgres/ending.ts'
import { endOfLog, spawnServer, stopServer, waitUntilServing } from './postgres/server.ts'

export interface RunningPostgres {
  readonly port: number
  /** Connects as the superuser `postgres` to the database `postgres`. */
  readonly adminUrl: string
  stop(): Promise<void>
}

/**
 * Starts Postgres on 127.0.0.1 with its data in `dataFolder`, which is made when it does not exist; its log is
 * written beside it, as `<dataFolder>.log`. A server that still runs on the folder, left over by a process that was
 * killed, is stopped first: the caller sees to it that no living process of ours uses the folder (see
 * running-system.ts). Resolves when connections are accepted; rejects with the end of the log when they never are.
 */
export async function startPostgres(options: { dataFolder: string; port: number }): Promise<RunningPostgres> {
  const { port } = options
  const parent = dirname(resolve(options.dataFolder))
  mkdirSync(parent, { recursive: true })
  // The real path: the account that Postgres runs as must be able to pass through every folder on the way.
  const dataFolder = join(realpathSync(parent), basename(options.dataFolder))
  const binaries = await findPostgresBinaries()
  const account = choosePostgresAccount(binaries, dataFolder)
  await stopLeftoverPostgres(dataFolder)
  await refuseTakenPort(port)
  await prepareDataFolder(dataFolder, binaries, account)
  const server = spawnServer(dataFolder, port, binaries, account)
  const adminUrl = `postgres://postgres@${loopback}:${port}/postgres`
  try {
    await waitUntilServing(server, adminUrl, dataFolder)
  } catch (cause) {
    await stopServer(server)
    throw new Error(`Postgres did not start with its data in ${dataFolder}. ${endOfLog(dataFolder)}`, {
      cause,
    })
  }
  return { port, adminUrl, stop: () => stopServer(server) }
}

/** Before Postgres finds the port taken and says so in a log only. */
async function refuseTakenPort(port: number): Promise<void> {
  const probe = createServer()
  await listenOnLoopback(probe, 'postgres', port)
  await new Promise((done) => probe.close(done))
}
