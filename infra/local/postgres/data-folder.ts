// The folder with Postgres' data: made whole or not at all, and owned by the account that Postgres runs as.
import { execFile } from 'node:child_process'
import {
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { commandLine, ownerOf, type PostgresAccount } from './account.ts'
import type { PostgresBinaries } from './binaries.ts'
import { postgresEnvironment } from './environment.ts'

/** Makes the data folder when it is not there yet, else sees to it that the account may use it. */
export async function prepareDataFolder(
  dataFolder: string,
  binaries: PostgresBinaries,
  account: PostgresAccount,
): Promise<void> {
  if (existsSync(join(dataFolder, 'PG_VERSION'))) return giveFolderTo(account, dataFolder)
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0) {
    throw new Error(
      `The folder ${dataFolder} holds files but no Postgres data: empty it, or choose another folder.`,
    )
  }
  // Made aside and renamed, so that an interrupted start leaves no half-made folder that looks like a finished one.
  const newFolder = `${dataFolder}.new`
  rmSync(newFolder, { recursive: true, force: true })
  mkdirSync(newFolder)
  giveFolderTo(account, newFolder)
  await initialize(newFolder, binaries, account)
  if (existsSync(dataFolder)) rmdirSync(dataFolder)
  renameSync(newFolder, dataFolder)
}

async function initialize(
  folder: string,
  binaries: PostgresBinaries,
  account: PostgresAccount,
): Promise<void> {
  // Trust is right only because the server listens on the loopback address and nowhere else.
  const options = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']
  const [command, ...args] = commandLine(account, [binaries.initdb, '-D', folder, ...options])
  try {
    await promisify(execFile)(command, args, { ...account.identity, env: postgresEnvironment() })
  } catch (cause) {
    const reason = cause instanceof Error && 'stderr' in cause ? cause.stderr || cause.message : cause
    throw new Error(`Postgres could not prepare its data folder ${folder}: ${String(reason).trim()}`, {
      cause,
    })
  }
}

/** Gives the folder and all in it to the account when it belongs to another: it may have been started otherwise. */
function giveFolderTo(account: PostgresAccount, dataFolder: string): void {
  const owner = ownerOf(account)
  if (owner === undefined || statSync(dataFolder).uid === owner.uid) return
  for (const path of readdirSync(dataFolder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(dataFolder, path), owner.uid, owner.gid)
  }
  // Last, so that a run interrupted half way does it again.
  chownSync(dataFolder, owner.uid, owner.gid)
}
