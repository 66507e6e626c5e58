// Stops Postgres: the one we started, and the one that outlived its parent. When the process that started Postgres is
// killed outright, Postgres runs on, holds its data folder and its port, and would refuse every later start.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { processCommand, processMark } from '../running-process.ts'

const patienceMs = 10_000
const pollMs = 20

/**
 * Ends the Postgres that still serves this data folder. A postmaster.pid whose process is dead, or is by now another
 * program with the same number, is only removed: Postgres itself would take that number for its own and not start.
 */
export async function stopLeftoverPostgres(dataFolder: string): Promise<void> {
  const pidFile = join(dataFolder, 'postmaster.pid')
  const processId = Number(readOrEmpty(pidFile).split('\n')[0])
  if (!Number.isInteger(processId) || processId <= 0) return
  if (servesFolder(processId, dataFolder)) {
    await endPostgres(processId, () => processMark(processId) === null)
  }
  rmSync(pidFile, { force: true })
}

/** Whether this process is the postmaster that `startPostgres` started for this very folder (it always passes -D). */
function servesFolder(processId: number, dataFolder: string): boolean {
  if (processMark(processId) === null) return false
  // On Windows, arguments with spaces are shown in quotes.
  const command = (processCommand(processId) ?? '').replaceAll('"', '')
  return command.includes('postgres') && command.includes(`-D ${dataFolder} `)
}

/** Fast shutdown (SIGINT: sessions are ended, data is written), and after a deadline the end without asking. */
export async function endPostgres(processId: number, isGone: () => boolean): Promise<void> {
  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    if (isGone()) return
    try {
      process.kill(processId, signal)
    } catch (cause) {
      if (isGone()) return
      throw new Error(
        `The embedded Postgres (process ${processId}) cannot be stopped by this user: stop it with \`sudo kill -INT ${processId}\`.`,
        { cause },
      )
    }
    for (let waitedMs = 0; waitedMs < patienceMs && !isGone(); waitedMs += pollMs) await pause(pollMs)
  }
  if (!isGone())
    throw new Error(`The embedded Postgres (process ${processId}) does not end, not even by force.`)
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
