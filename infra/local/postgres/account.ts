// Under which account Postgres runs. Postgres refuses root, yet containers and CI machines usually are root, and
// initdb wants an account that the system knows by name. What works is found by trying, not by guessing.
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { PostgresBinaries } from './binaries.ts'

export interface PostgresAccount {
  /** What the child process becomes before it runs; nothing for the account of this process. */
  readonly identity: { readonly uid?: number; readonly gid?: number }
  /** A command that Postgres is started through, with its arguments. */
  readonly through: readonly string[]
}

/** The account named `nobody` on practically every Linux. */
const nobody = 65_534
/** The account named `daemon`, also on macOS, where `nobody` has another number. */
const daemon = 1

const itself: PostgresAccount = { identity: {}, through: [] }
// In a user namespace this process sees itself as `nobody`, while to all others its files stay the real user's.
const inUserNamespace: PostgresAccount = {
  identity: {},
  through: ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`],
}

/** The first account that can run these binaries and reach the data folder, whose parent folders must exist. */
export function choosePostgresAccount(binaries: PostgresBinaries, dataFolder: string): PostgresAccount {
  const refusals: string[] = []
  for (const account of candidates(dataFolder)) {
    const refusal = whyNot(account, binaries, dataFolder)
    if (refusal === null) return account
    refusals.push(refusal)
  }
  throw new Error(
    `No account was found that can run the embedded Postgres with its data in ${dataFolder}: run this as an ordinary ` +
      `user who owns that folder, or choose a folder that other accounts can reach. Tried: ${refusals.join(' | ')}`,
  )
}

function candidates(dataFolder: string): PostgresAccount[] {
  const last = process.platform === 'linux' ? [inUserNamespace] : []
  if (process.getuid?.() !== 0) return [itself, ...last]
  // Under `sudo` the folder may belong to a person whose home is closed to all others: then it is that person.
  const owners = parentFolders(dataFolder).map((folder) => statSync(folder))
  const people = owners.filter(({ uid }) => uid !== 0).map(({ uid, gid }) => ({ uid, gid }))
  const identities = [{ uid: nobody, gid: nobody }, { uid: daemon, gid: daemon }, ...people.slice(0, 1)]
  return [...identities.map((identity) => ({ identity, through: [] })), ...last]
}

function whyNot(account: PostgresAccount, binaries: PostgresBinaries, dataFolder: string): string | null {
  const title = [...account.through, `user ${account.identity.uid ?? 'of this process'}`].join(' ')
  const closed = firstClosedFolder(account, dataFolder)
  if (closed !== null) return `${title}: cannot pass through ${closed}`
  // --show writes nothing, and fails for the same reasons as the real run: root, unknown account, missing library.
  const [command, ...args] = commandLine(account, [binaries.initdb, '--show', '-D', dataFolder])
  const trial = spawnSync(command, args, { ...account.identity, encoding: 'utf8' })
  if (trial.status === 0) return null
  return `${title}: ${trial.error?.message ?? trial.stderr.trim().split('\n').at(-1)}`
}

/** The first parent folder that the account may not pass through, judged by the folders' modes. */
function firstClosedFolder(account: PostgresAccount, dataFolder: string): string | null {
  if (process.getuid?.() !== 0) return null
  const { uid, gid } = ownerOf(account) ?? { uid: 0, gid: 0 }
  const closed = parentFolders(dataFolder).find((folder) => {
    const status = statSync(folder)
    const passBit = status.uid === uid ? 0o100 : status.gid === gid ? 0o010 : 0o001
    return (status.mode & passBit) === 0
  })
  return closed ?? null
}

function parentFolders(path: string): string[] {
  const parent = dirname(path)
  return parent === path ? [] : [parent, ...parentFolders(parent)]
}

/** A program and its arguments as they are started for this account. */
export function commandLine(
  account: PostgresAccount,
  command: readonly [string, ...string[]],
): [string, ...string[]] {
  const [first, ...rest] = [...account.through, ...command]
  return [first ?? command[0], ...rest]
}

/** Whose the data folder must be for this account; undefined on Windows, which has no such numbers. */
export function ownerOf(account: PostgresAccount): { uid: number; gid: number } | undefined {
  const uid = account.identity.uid ?? process.getuid?.()
  const gid = account.identity.gid ?? process.getgid?.()
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}
