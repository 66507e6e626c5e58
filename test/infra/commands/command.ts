// Runs a command as a person does, on a test's own database, and takes away what it keeps for that database.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type EmbeddedSystem, startEmbeddedSystem } from '../../../infra/local/embedded-system.ts'

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

function end(
  program: string,
  args: readonly string[],
  { databaseUrl, environment }: CommandOptions,
): Promise<Ended> {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env
  const child = spawn(program, args, {
    cwd: PROJECT,
    env: { PATH, HOME, NODE_COMPILE_CACHE, DATABASE_URL: databaseUrl, ...environment },
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

/**
 * Starts the stores of a database as something that stays up does: commands attach to them, and start none of their own.
 * What they keep is where commands find it that come after.
 */
export function startStoresOf(databaseUrl: string): Promise<EmbeddedSystem> {
  return startEmbeddedSystem({
    home: homeOf(databaseUrl),
    ports: 'any free',
    withPostgres: false,
    staysUp: true,
  })
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
