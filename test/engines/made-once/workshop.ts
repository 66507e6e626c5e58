// Runs the programs of programs.ts for the whole test run, each at most once, in jest's own process: test files run in
// workers and ask it over the loopback interface.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { loopback } from '../../../infra/local/ports.ts'
import { type Made, PROGRAMS } from './programs.ts'

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))
const MOST_OUTPUT_BYTES = 16 * 1024 * 1024

export interface Workshop {
  readonly url: string
  /** Removes all that was made. */
  stop(): Promise<void>
}

export async function startWorkshop(): Promise<Workshop> {
  const home = mkdtempSync(join(tmpdir(), 'penguin-test-made-'))
  const made = new Map<Made, Promise<string>>()
  const server = createServer(async (request, response) => {
    const what = request.url?.slice(1) as Made
    let making = made.get(what)
    if (making === undefined) {
      making = make(what, join(home, what))
      made.set(what, making)
    }
    try {
      response.end(await making)
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error))
    }
  })
  server.listen(0, loopback)
  await once(server, 'listening')
  return {
    url: `http://${loopback}:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Its error has what the program had to say. */
async function make(what: Made, folder: string): Promise<string> {
  mkdirSync(folder)
  const options = ['--disable-warning=ExperimentalWarning', PROGRAMS[what], folder]
  await promisify(execFile)(process.execPath, options, { cwd: REPOSITORY, maxBuffer: MOST_OUTPUT_BYTES })
  return folder
}
