// An embedded system in a process of its own, and what can be seen of it from outside.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { processMark } from '../../../infra/local/running-process.ts'
import type { Addresses } from '../../../infra/local/running-system.ts'

const program = fileURLToPath(new URL('./system-program.ts', import.meta.url))

export interface SystemProcess {
  readonly process: ChildProcess
  readonly addresses: Addresses
}

/** Resolves when the system is up; rejects with what the process said when it ends before that. */
export async function startSystemProcess(
  home: string,
  user: { uid?: number; gid?: number } = {},
): Promise<SystemProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, home], {
    ...user,
    env: { ...process.env, HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const complaint = text(child.stderr)
  const line = await new Promise<string | null>((done) => {
    child.stdout.once('data', (data) => done(String(data)))
    child.once('exit', () => done(null))
  })
  if (line === null) throw new Error(await complaint)
  return { process: child, addresses: JSON.parse(line) }
}

/** The exit code of a process that has been told to end. */
export async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'penguin-local-'))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** As if the data folder had been used before: the data of a home that was moves here, unless there is some. Much faster than a copy. */
export function bringData(usedHome: string, dataFolder: string): void {
  const used = join(usedHome, 'postgres')
  if (!existsSync(dataFolder) && existsSync(used)) renameSync(used, dataFolder)
}

/** For the next one: what has been brought, when nothing serves it any more. */
export function takeBackData(usedHome: string, dataFolder: string): void {
  const used = join(usedHome, 'postgres')
  if (existsSync(dataFolder) && !existsSync(used)) renameSync(dataFolder, used)
}

/** For who does something to the data that the next one must not find. */
export function copyData(usedHome: string, dataFolder: string): void {
  if (existsSync(dataFolder)) return
  cpSync(join(usedHome, 'postgres'), dataFolder, { recursive: true })
  // Postgres serves no folder that others may enter, and a copy is made as folders usually are.
  chmodSync(dataFolder, 0o700)
}

/** The process id of the Postgres that serves a data folder, as Postgres itself wrote it down. */
export function postmasterOf(dataFolder: string): number {
  const file = join(dataFolder, 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : Number.NaN
}

export function isRunning(processId: number): boolean {
  return processMark(processId) !== null
}

export async function untilGone(processId: number): Promise<void> {
  while (isRunning(processId)) await pause(10)
}

/** Whether anything accepts connections there. */
export async function isListening(port: number, host = '127.0.0.1'): Promise<boolean> {
  const socket = connect({ port, host })
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/** One statement on a connection of its own. */
export async function ask(url: string | null, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url ?? '' })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
