// Runs a command as a person does, on a test's own database, and takes away what it keeps for that database.
import { fork, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { EmbeddedSystem } from '../../../infra/local/embedded-system.ts'
import type { Addresses } from '../../../infra/local/running-system.ts'

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url))

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

interface CommandOptions {
  readonly databaseUrl: string
  readonly environment?: Readonly<Record<string, string>>
}

/** For example `figures`, `['--json']`. Its output is piped, as in a script. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<Ended> {
  return end(process.execPath, ['infra/commands/run.mjs', command, ...args], options)
}

/** The same by way of npm: `figures`, `costs:import`. */
export function runNpm(script: string, args: readonly string[], options: CommandOptions): Promise<Ended> {
  return end('npm', ['run', '--silent', script, '--', ...args], options)
}

export interface CommandHost {
  /** One at a time. */
  run(command: string, args: readonly string[]): Promise<Ended>
  stop(): Promise<void>
}

/**
 * For many commands on one database: they run one after another in one process (command-host.ts). What is said of a start, or
 * of what a later one finds, takes a process of its own.
 */
export function startCommandHost(databaseUrl: string): CommandHost {
  const { child, answered, letGo } = startProgram('command-host', [], databaseUrl)
  const run = async (command: string, args: readonly string[]) => {
    const ended = answered()
    child.send([command, ...args])
    return (await ended) as Ended
  }
  return { run, stop: letGo }
}

/** A program of this folder, in plain Node: packages load in a fraction of the time that they take under jest. */
function startProgram(name: string, args: readonly string[], databaseUrl: string) {
  const child = fork(fileURLToPath(new URL(`${name}.ts`, import.meta.url)), args, {
    cwd: PROJECT,
    env: environmentOf({ databaseUrl }),
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  const refusal = exited.then(([status]) => {
    throw new Error(`${name}.ts ended with ${status}, without an answer.`)
  })
  refusal.catch(() => undefined)
  /** What it says next. */
  const answered = async (): Promise<unknown> => {
    const [answer] = await Promise.race([once(child, 'message'), refusal])
    return answer
  }
  const letGo = async () => {
    child.disconnect()
    await exited
  }
  return { child, answered, letGo }
}

function end(program: string, args: readonly string[], options: CommandOptions): Promise<Ended> {
  const child = spawn(program, args, {
    cwd: PROJECT,
    env: environmentOf(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, ...output }))
  })
}

function environmentOf({ databaseUrl, environment }: CommandOptions): Record<string, string> {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env
  return { PATH, HOME, NODE_COMPILE_CACHE, DATABASE_URL: databaseUrl, ...environment }
}

/**
 * Starts the stores of a database as something that stays up does: commands attach to them, and start none of their own.
 * What they keep is where commands find it that come after.
 */
export async function startStoresOf(databaseUrl: string): Promise<EmbeddedSystem> {
  const { answered, letGo } = startProgram('stores-program', [homeOf(databaseUrl)], databaseUrl)
  const addresses = (await answered()) as Addresses
  return { addresses, stop: letGo }
}

/** Removes the stores that commands keep for a database, beside the sample's. */
export function removeStoresOf(databaseUrl: string): void {
  rmSync(homeOf(databaseUrl), { recursive: true, force: true })
}

function homeOf(databaseUrl: string): string {
  const { hostname, port, pathname } = new URL(databaseUrl)
  const name = createHash('sha256').update(`${hostname}:${port}${pathname}`).digest('hex').slice(0, 16)
  return `${PROJECT}.local/database-${name}`
}
