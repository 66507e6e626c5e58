// npm run budgets:import and budgets, as a person runs them: a workbook goes in whole, a file that is refused leaves nothing,
// and what stands is there to be read.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { EmbeddedSystem } from '../../../infra/local/embedded-system.ts'
import { messyWorkbook } from '../budgets/messy-workbook.ts'
import { type CommandHost, removeStoresOf, runCommand, startCommandHost, startStoresOf } from './command.ts'

/** Nothing is read of it: its name decides which stores the budget lies in. */
const databaseUrl = `postgres://nobody@127.0.0.1:1/budgets-${process.pid}`
const PLAN_COST = ['--dimension', 'plan', '--measure', 'total_cost', '--as', 'fay@example.com']

let stores: EmbeddedSystem
let host: CommandHost
let folder: string
beforeAll(async () => {
  stores = await startStoresOf(databaseUrl)
  host = startCommandHost(databaseUrl)
  folder = mkdtempSync(join(tmpdir(), 'penguin-budgets-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await host.stop()
  await stores.stop()
  removeStoresOf(databaseUrl)
})

test('a workbook is submitted, a refused file leaves nothing, and what stands is read', async () => {
  const workbook = join(folder, 'fy26.xlsx')
  writeFileSync(workbook, await messyWorkbook())
  const imported = await runCommand('budgets-import', [workbook, ...PLAN_COST, '--yes'], { databaseUrl })
  expect({ status: imported.status, stderr: imported.stderr }).toEqual({ status: 0, stderr: '' })
  expect(imported.stdout).toMatch(/8 added.*Submitted: the newest revision is 1\./s)

  const wrong = join(folder, 'wrong.csv')
  writeFileSync(wrong, 'Plan,2026-01,2026-04\nGrowth,1.00,2.00\nAgency,5M,3.00\n')
  const refused = await host.run('budgets-import', [wrong, ...PLAN_COST, '--yes', '--json'])
  expect({ status: refused.status, stderr: refused.stderr }).toEqual({ status: 1, stderr: '' })
  const { submitted, unreadable, preview } = JSON.parse(refused.stdout)
  expect([submitted, unreadable.length, preview.stale.length, preview.added.length]).toEqual([false, 1, 1, 2])

  const { stdout } = await host.run('budgets', ['--json'])
  const { revision, lines } = JSON.parse(stdout)
  expect([revision, lines.length]).toEqual([1, 8])
})
