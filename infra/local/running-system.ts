// The lock and address file of an embedded system: one home folder, one system, and others can find where it listens.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import { codeOf } from './error-code.ts'
import { openHome } from './home-folder.ts'
import { processMark } from './running-process.ts'

const addresses = z.object({
  /** Null when this system reads a database of the user's own. */
  postgresUrl: z.string().nullable(),
  dynamoDbEndpoint: z.string(),
  s3Endpoint: z.string(),
  /** Null without a Postgres of ours, which keeps its events. */
  postHogUrl: z.string().nullable(),
})

const runningSystem = z.object({
  pid: z.number(),
  /** See processMark: tells the owner from a later process that was given the same number. */
  processMark: z.string().nullable(),
  startedAt: z.string(),
  /** False for a command that ends by itself: others wait for it instead of leaning on engines that will go away. */
  staysUp: z.boolean(),
  /** Null while the engines are still starting. */
  addresses: addresses.nullable(),
})

export type Addresses = Readonly<z.infer<typeof addresses>>
type RunningSystem = Readonly<z.infer<typeof runningSystem>>

/** A second system was to be started for a home folder whose first one is up, or is just starting. */
export class HomeInUseError extends Error {
  override name = 'HomeInUseError'

  constructor(home: string, { pid, startedAt, addresses }: RunningSystem) {
    const postgres = addresses?.postgresUrl ? `Postgres at ${addresses.postgresUrl}, ` : ''
    const state = addresses
      ? `already runs (process ${pid}, since ${startedAt}): ${postgres}DynamoDB at ` +
        `${addresses.dynamoDbEndpoint}, S3 at ${addresses.s3Endpoint}. Use it as it is, or stop it`
      : `is just being started (process ${pid}, at ${startedAt}). Wait for it, or stop it`
    super(`The embedded system of ${home} ${state} with Ctrl-C in its terminal or \`kill ${pid}\`.`)
  }
}

export interface Claim {
  /** Tells others where the engines listen, now that they do. */
  announce(addresses: Addresses): void
  release(): void
}

/**
 * Makes this process the owner of the home folder, or throws HomeInUseError. The file of an owner that died without
 * releasing its claim is replaced. `startedAt` is an instant as ISO 8601 text.
 */
export async function claimHome(home: string, startedAt: string, staysUp: boolean): Promise<Claim> {
  const folder = resolve(home)
  const file = fileOf(folder)
  openHome(folder)
  const own = { pid: process.pid, processMark: processMark(process.pid), startedAt, staysUp, addresses: null }
  while (!createOnce(file, own)) {
    const owner = await readOwner(file)
    if (owner !== null && isAlive(owner)) throw new HomeInUseError(folder, owner)
    removeStale(file, owner)
  }
  return {
    announce: (addresses) => {
      const aside = `${file}.${process.pid}`
      writeFileSync(aside, asText({ ...own, addresses }))
      renameSync(aside, file)
    },
    release: () => {
      const owner = parse(readOrNull(file))
      if (owner !== null && isSameOwner(owner, own)) rmSync(file, { force: true })
    },
  }
}

/** Where the engines of a system that stays up listen; null when none runs, or it is still starting or a command's. */
export async function readRunning(home: string): Promise<Addresses | null> {
  const owner = await readOwner(fileOf(resolve(home)))
  return owner?.staysUp && isAlive(owner) ? owner.addresses : null
}

function fileOf(folder: string): string {
  return join(folder, 'running.json')
}

function createOnce(file: string, system: RunningSystem): boolean {
  try {
    writeFileSync(file, asText(system), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** The content of the file; a file that is empty or cut short may just be being written, and is read again. */
async function readOwner(file: string): Promise<RunningSystem | null> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const text = readOrNull(file)
    const owner = parse(text)
    if (text === null || owner !== null) return owner
    await pause(20)
  }
  return null
}

/** Moves the file away before it is deleted: between reading and deleting, another start may have replaced it. */
function removeStale(file: string, stale: RunningSystem | null): void {
  const aside = `${file}.stale-${process.pid}`
  try {
    renameSync(file, aside)
  } catch (error) {
    // Gone already: its owner released it, or another start was faster.
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const moved = parse(readOrNull(aside))
  const isTheStaleOne = moved === null ? stale === null : stale !== null && isSameOwner(moved, stale)
  if (isTheStaleOne) rmSync(aside, { force: true })
  else renameSync(aside, file)
}

function isAlive(owner: RunningSystem): boolean {
  const mark = processMark(owner.pid)
  return mark !== null && mark === owner.processMark
}

function isSameOwner(one: RunningSystem, other: RunningSystem): boolean {
  return one.pid === other.pid && one.processMark === other.processMark && one.startedAt === other.startedAt
}

function parse(text: string | null): RunningSystem | null {
  try {
    return runningSystem.parse(JSON.parse(text ?? ''))
  } catch {
    return null
  }
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function asText(system: RunningSystem): string {
  return `${JSON.stringify(system, null, 2)}\n`
}
