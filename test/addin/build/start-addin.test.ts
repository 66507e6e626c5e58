// `npm run addin:start` gets as far as a machine without Excel allows, and ends when it is told to.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import getPort from 'get-port'
import { REPOSITORY } from '../../../addin/build/paths.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'penguin-started-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = (...given: string[]) =>
  spawn(process.execPath, ['addin/build/start-addin.ts', ...given], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'pipe'],
  })

describe('npm run addin:start', () => {
  test('builds, serves, says how to reach Excel from here, and ends with Ctrl-C', async () => {
    const port = await getPort()
    // Where Excel runs, no test opens it.
    const withoutExcel = process.platform === 'linux' ? [] : ['--no-excel']
    const child = run('--port', String(port), '--api', 'http://127.0.0.1:1', '--out', folder, ...withoutExcel)
    let said = ''
    for await (const chunk of child.stdout) {
      said += chunk
      if (said.includes('Ctrl-C')) child.kill('SIGINT')
    }
    const [exitCode] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode]
    expect(exitCode).toBe(0)
    expect(said).toContain(`The add-in is served at https://localhost:${port}`)
    expect(said).toContain('http://127.0.0.1:1 does not answer yet: run npm start in another terminal.')
    if (process.platform === 'linux') expect(said).toContain('Excel runs on Windows, on Mac and on the web')
  })

  test('says what a port is when it is none', async () => {
    const child = run('--port', 'x')
    const said = (await child.stderr.toArray()).join('')
    expect(said).toContain('It takes a whole number from 1 to 65535.')
  })
})
