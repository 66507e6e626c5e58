// A budget from a messy workbook to an explained restatement, as people live it: over the API's own handlers and the stand-in.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { decided, placeOf } from '../../../../addin/pane/pages/budget/submit/stale-rows.ts'
import type { BudgetPreview } from '../../../../shared/contract/api/answers/planning/budgets.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { ANN, CFO, FAY } from '../../../functions/planning-api/budgets/budget-desk.ts'
import { A, assignment, B, C, ip, PERIOD, subscription, tenant, vps, world } from '../../../worlds/world.ts'
import { watched } from '../desk-world.ts'
import { readCells, writeCells } from './planning-world.ts'
import { type AtWork, WholeWorld } from './whole-world.ts'

const BUDGET = { kind: 'budget' } as const
const YEAR = '2025'
const MONTHS = Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, '0')}`)
const before = world({
  tenants: [tenant(A), tenant(B), tenant(C)],
  subscriptions: [subscription(A, 4_900), subscription(B, 4_900)],
  vps: [vps('v1', 300_001), vps('v2', 40_000)],
  ips: [ip('i1', 'v1', 30_000), ip('i2', 'v2', 10_000)],
  assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', C)],
  sources: [{ name: 'vps_instances', rows: 2, latestMs: PERIOD.endMs }],
})
/** Learned after the close: the first server cost more, and B had left it. */
const learned = {
  ...before,
  vps: [vps('v1', 320_202), vps('v2', 40_000)],
  assignments: [assignment('i1', A), assignment('i2', B, { id: `i2-${B}` }), assignment('i2', C)],
}

let server: TestTable
let system: WholeWorld
let ann: AtWork
let fay: AtWork
let cfo: AtWork

beforeAll(async () => {
  server = await startFiguresTable()
  system = new WholeWorld(server, PERIOD.endMs + 3_600_000, before)
  await system.finance.allocate({ period: PERIOD.id })
  ann = await system.sitsDown(ANN)
  fay = await system.sitsDown(FAY)
  cfo = await system.sitsDown(CFO)
})
afterAll(async () => {
  const unsettled = [ann, fay, cfo].flatMap(({ excel }) => excel.ledger.unsettled())
  for (const person of [ann, fay, cfo]) person.close()
  await server.stop()
  expect(unsettled).toEqual([])
})

/** What a budget workbook looks like after some years: titles, a merged band, months as dates, amounts as texts, totals. */
async function messySheet({ excel }: AtWork): Promise<void> {
  await excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1')
    sheet.name = 'Budget FINAL v3'
    const firstOfMonth = MONTHS.map(
      (_, month) => 45_658 + Math.round((Date.UTC(2025, month) - Date.UTC(2025, 0)) / 864e5),
    )
    const amounts = (first: string, rest: string) => [first, ...Array(11).fill(rest)]
    sheet.getRange('B2:P8').numberFormat = [['@']]
    sheet.getRange('D5:O5').numberFormat = [['mmm yy']]
    sheet.getRange('B2:P8').values = [
      ['Infrastructure budget', ...Array(14).fill('')],
      ['Prepared by Ann, all amounts in USD', ...Array(14).fill('')],
      ['', '', 'Months', ...Array(12).fill('')],
      ['Tenant', 'Measure', ...firstOfMonth, 'Total'],
      ['Tenant A', 'Total cost', ...amounts('1,650.25', '1,700.00'), '20,350.25'],
      ['Tenant X', 'Total cost', ...amounts('1,600', ' 1,600.10 '), '19,201.10'],
      ['Total', '', ...amounts('3,250.25', '3,300.10'), '39,551.35'],
    ]
    sheet.getRange('D4:O4').merge()
    await context.sync()
  })
  excel.user.select("'Budget FINAL v3'!C6")
}

const linesOf = (person: AtWork) =>
  person.does(async () => {
    throw new Error(`${person}`)
  })
void linesOf

/** Reads the table around the selection and what would be submitted of it. */
const readTable = (person: AtWork) =>
  person.does(async ({ planning }) => {
    const table = await planning.readBudgetTable()
    return { table, read: planning.mapBudgetTable(table, table.mapping) }
  })

const centsOf = ({ stale }: BudgetPreview) =>
  stale.map(({ cell, yours, theirs }) => [cell, yours?.cents, theirs?.cents])

describe('a budget, from a messy workbook to its approval', () => {
  test('is read, corrected by cell, and submitted', async () => {
    await messySheet(ann)
    const { table, read } = await readTable(ann)
    console.log(table.address, JSON.stringify(table.mapping), JSON.stringify(table.guesses), table.remarks, JSON.stringify({...read,rows:read.rows.length}))
  })
})
