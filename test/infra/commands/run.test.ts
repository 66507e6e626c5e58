// What the person at the terminal sees from the launcher of all commands: one sentence, and never a stack trace.

import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'

const launcher = fileURLToPath(new URL('../../../infra/commands/run.mjs', import.meta.url))

let project: string

/** A project with nothing but the launcher and one command, whose text is given. */
function run(options: {
  command?: string
  start?: string
  environment?: Record<string, string>
  more?: string[]
}) {
  if (options.start !== undefined) writeFileSync(join(project, 'infra/commands/start.ts'), options.start)
  const args = [options.command, ...(options.more ?? [])].filter((argument) => argument !== undefined)
  const { status, stderr, stdout } = spawnSync(process.execPath, ['infra/commands/run.mjs', ...args], {
    cwd: project,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...options.environment },
  })
  return { status, stderr, stdout }
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'penguin-run-'))
  mkdirSync(join(project, 'infra/commands'), { recursive: true })
  mkdirSync(join(project, 'node_modules'))
  writeFileSync(join(project, 'package.json'), '{"type":"module"}')
  copyFileSync(launcher, join(project, 'infra/commands/run.mjs'))
})

afterEach(() => rmSync(project, { recursive: true, force: true }))

test('without installed dependencies it says how to install them, whatever the command', () => {
  rmSync(join(project, 'node_modules'), { recursive: true })
  const stderr = 'Dependencies are not installed. Run `npm ci` first.\n'
  expect(run({ command: 'start' })).toEqual({ status: 1, stderr, stdout: '' })
  expect(run({ command: 'fly' })).toEqual({ status: 1, stderr, stdout: '' })
})

test('a Node that cannot run TypeScript is named, with the way to one that can', () => {
  const environment = { NODE_OPTIONS: '--no-experimental-strip-types' }
  const { status, stderr } = run({ command: 'start', environment })
  expect(status).toBe(1)
  expect(stderr).toBe(
    `Node ${process.versions.node} (${process.execPath}) runs this and cannot run TypeScript: the project brings ` +
      'Node 24 with `npm ci`, so run its commands through npm (`npm start`), or else install Node 24.\n',
  )
})

test('an unknown command, or none, is answered with those there are', () => {
  const list =
    'the commands are start, figures, summaries, alerts, close, journal, verify, costs-import, mapping-import, benchmarks-import, budgets-import, budgets, migrate.\n'
  expect(run({ command: 'fly' })).toEqual({
    status: 2,
    stderr: `There is no command "fly": ${list}`,
    stdout: '',
  })
  expect(run({})).toEqual({ status: 2, stderr: `No command is given: ${list}`, stdout: '' })
})

test('a command sees its own arguments and nothing is added to what it prints', () => {
  const start = `const words: string[] = process.argv.slice(2)\nconsole.log(words.join(' '))`
  expect(run({ command: 'start', start, more: ['--period', '2026-10'] })).toEqual({
    status: 0,
    stderr: '',
    stdout: '--period 2026-10\n',
  })
})

test.each([
  ['thrown', `throw new Error('The period is not closed.')`],
  ['thrown later', `setTimeout(() => { throw new Error('The period is not closed.') })`],
  [
    'left to reject',
    `void Promise.reject(new Error('The period is not closed.'))\nsetInterval(() => {}, 1000)`,
  ],
])('an error that is %s is one sentence', (_how, start) => {
  expect(run({ command: 'start', start })).toEqual({
    status: 1,
    stderr: 'The period is not closed.\n',
    stdout: '',
  })
})

test('an error without words of its own is told by its causes', () => {
  const start = `throw new AggregateError([new Error('No one listens.'), new Error('Nor here.')], '')`
  expect(run({ command: 'start', start }).stderr).toBe('No one listens. Nor here.\n')
})

test('a mistake in the program is said to be one, and how to see where it is', () => {
  const start = `const nothing: any = undefined\nnothing.period`
  const { stderr } = run({ command: 'start', start })
  expect(stderr).toMatch(/^This should not have happened \(TypeError\): .*PENGUIN_DEBUG=1 to see where\.\n$/)
  expect(run({ command: 'start', environment: { PENGUIN_DEBUG: '1' } }).stderr).toContain('start.ts:2')
})

test('a package that is not there means that the dependencies are incomplete', () => {
  const { stderr } = run({ command: 'start', start: `import 'pg'` })
  expect(stderr).toMatch(
    /^Cannot find package 'pg' .*\. The installed dependencies are incomplete: run `npm ci` first\.\n$/,
  )
})
