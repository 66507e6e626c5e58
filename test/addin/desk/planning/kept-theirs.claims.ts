// An owner who keeps what a colleague made of a line sees the colleague's amount in their sheet, and is not asked again.
import { afterEach, describe, expect, test } from '@jest/globals'
import { budgetRows } from '../../../../addin/desk/planning/budget-rows.ts'
import type { BudgetSheetChoice } from '../../../../addin/desk/planning/planning-desk.ts'
import { newScenarios } from '../../../../addin/pane/fields/new-scenarios.ts'
import { allDecided, decided, keptTheirs } from '../../../../addin/pane/pages/budget/submit/stale-rows.ts'
import type { ApiBudgetLine } from '../../../../shared/contract/api/answers/planning/budgets.ts'
import { watched } from '../desk-world.ts'
import {
  ACME,
  AT,
  BIRCH,
  closePlanning,
  line,
  openPlanning,
  type PlanningWorld,
  readCells,
  writeCells,
} from './planning-world.ts'

const BUDGET = { kind: 'budget' } as const
const CHOICE: BudgetSheetChoice = {
  ...{ scenario: BUDGET, fiscalYear: '2026', dimension: 'tenant', measure: 'revenue' },
  rows: 'every member',
}
const SHEET = "'Budget 2026'"
const revenue = (values: Parameters<typeof line>[0]) => line({ measure: 'revenue', ...values })
let world: PlanningWorld
afterEach(closePlanning)

/** Birch stands at 100 in January, 200 in February and 300 in March. */
async function inserted() {
  const months = ['2026-01', '2026-02', '2026-03']
  world = openPlanning([
    revenue({ version: 2 }),
    ...months.map((period, at) => revenue({ member: BIRCH, period, cents: 10_000 * (at + 1), version: 3 })),
  ])
  await world.desk.insertBudgetSheet(CHOICE, watched())
  await world.excel.model.calculation.settled()
}

async function read() {
  world.excel.user.select(`${SHEET}!B8`)
  const table = await world.desk.readBudgetTable()
  return { table, ...world.desk.mapBudgetTable(table, table.mapping) }
}

/** Somebody else puts 700 in January and 650 in February. */
function changedMeanwhile() {
  const { book } = world
  const theirs = new Map([
    ['2026-01', 70_000],
    ['2026-02', 65_000],
  ])
  const lines = book.lines.map((one) => {
    const cents = one.member === BIRCH ? theirs.get(one.period) : undefined
    return cents === undefined
      ? one
      : { ...one, cents, version: 4, changedBy: 'ben@example.com', changedAt: AT }
  })
  world.book = { ...book, revision: 4, lines }
}

async function keepTheirs(rows: Awaited<ReturnType<typeof read>>['rows']) {
  const { stale } = await world.desk.previewBudget({ scenario: BUDGET, why: 'x', rows }, watched())
  const decisions = allDecided(stale, 'theirs')
  return {
    ...{ scenario: BUDGET, why: 'x', rows: decided(rows, decisions) },
    keptTheirs: keptTheirs(rows, decisions),
  }
}

describe('Lines that are kept as theirs', () => {
  test('show what stands after the submission, in their format, and are not asked about again', async () => {
    await inserted()
    await writeCells(world, `${SHEET}!F9:H9`, [[50, 60, 333]])
    changedMeanwhile()
    const { table, rows } = await read()
    const done = await world.desk.submitBudget(await keepTheirs(rows), table, watched())
    await world.excel.model.calculation.settled()
    expect(done.applied).toBe(true)
    expect(done.summary).toMatch(/ 2 cells were brought to what stands: F9, G9\.$/)
    const [cells] = await readCells(world, `${SHEET}!F9:R9`)
    expect([cells?.slice(0, 3), cells?.at(-1)]).toEqual([[700, 650, 333], 1683])
    const format = await world.excel.Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem('Budget 2026').getRange('F9')
      cell.load('numberFormat')
      await context.sync()
      return cell.numberFormat[0]?.[0]
    })
    expect(format).toBe('#,##0.00')
    const again = await read()
    const next = await world.desk.previewBudget({ scenario: BUDGET, why: 'x', rows: again.rows }, watched())
    expect(next).toMatchObject({ accepted: true, stale: [], changed: [], removed: [], added: [] })
  })

  test('all of them leave nothing to send, and the sheet shows what stands all the same', async () => {
    await inserted()
    await writeCells(world, `${SHEET}!F9:G9`, [[50, 60]])
    changedMeanwhile()
    const { table, rows } = await read()
    const conflicting = rows.filter(({ cell }) => cell === 'F9' || cell === 'G9')
    const submission = await keepTheirs(conflicting)
    expect(submission.rows).toEqual([])
    expect(await world.desk.previewBudget(submission, watched())).toMatchObject({
      accepted: true,
      changed: [],
    })
    const done = await world.desk.submitBudget(submission, table, watched())
    await world.excel.model.calculation.settled()
    expect(done.summary).toMatch(
      /^Every line is kept as theirs.* 2 cells were brought to what stands: F9, G9\.$/,
    )
    expect((await readCells(world, `${SHEET}!F9:G9`))[0]).toEqual([700, 650])
    expect(world.asked.filter(({ operation }) => operation === 'submitBudget')).toEqual([])
    const again = await read()
    const next = await world.desk.previewBudget({ scenario: BUDGET, why: 'x', rows: again.rows }, watched())
    expect(next).toMatchObject({ accepted: true, stale: [], changed: [], removed: [], added: [] })
  })

  test('are left alone in cells that were typed in meanwhile, which is said', async () => {
    await inserted()
    await writeCells(world, `${SHEET}!F9:G9`, [[50, 60]])
    changedMeanwhile()
    const { table, rows } = await read()
    const submission = await keepTheirs(rows)
    await writeCells(world, `${SHEET}!F9`, [[51]])
    const done = await world.desk.submitBudget(submission, table, watched())
    expect(done.summary).toMatch(
      / 1 cell was brought to what stands: G9\. 1 cell was changed meanwhile and left alone: F9\. Read the table again/,
    )
    expect((await readCells(world, `${SHEET}!F9:G9`))[0]).toEqual([51, 650])
    const { stale } = await world.desk.previewBudget(
      { scenario: BUDGET, why: 'x', rows: (await read()).rows },
      watched(),
    )
    expect(stale.map(({ cell }) => cell)).toEqual(['F9'])
  })
})

test('A budget sheet shows names for measures and dimensions, and submits their codes', async () => {
  await inserted()
  expect((await readCells(world, `${SHEET}!A8:C8`))[0]).toEqual(['Tenant', '=Acme', 'Billed revenue'])
  const { rows } = await read()
  expect(rows[0]).toMatchObject({ dimension: 'tenant', measure: 'revenue', member: ACME, version: 2 })
})

test('A row without a member id is of the member that it names', async () => {
  await inserted()
  await writeCells(world, `${SHEET}!T9`, [['']])
  expect((await read()).rows.find(({ cell }) => cell === 'F9')?.member).toBe('Birch & Co')
})

test('A budget sheet is printed on pages one sheet wide, up to Yours, with its headers on each', async () => {
  await inserted()
  await world.excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Budget 2026')
    const area = sheet.pageLayout.getPrintArea()
    const about = sheet.getRange('V8')
    sheet.pageLayout.load('orientation,zoom')
    about.load('format/wrapText')
    area.load('address')
    await context.sync()
    expect(area.address).toMatch(/A:S$/)
    expect(sheet.pageLayout.orientation.toLowerCase()).toBe('landscape')
    expect(sheet.pageLayout.zoom).toMatchObject({ horizontalFitToPages: 1 })
    expect(about.format.wrapText).toBe(true)
  })
})

test('What is the same in every month is said once about the lines', () => {
  const months = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`)
  const of = (quantityIn: (month: number) => number) =>
    months.map((period, month) => ({
      ...{ member: BIRCH, label: 'Birch & Co', period, owner: 'ann', note: null, may_write: true },
      ...{ quantity: quantityIn(month), unit: 'servers', rate_microdollars: 10_000_000 },
    })) as unknown as ApiBudgetLine[]
  const about = (lines: ApiBudgetLine[]) => budgetRows([], { lines }, months)[0]?.about
  expect(about(of(() => 3))).toMatch(/^Quantity and rate: 3 servers at \$10\. Another amount/)
  expect(about(of((month) => (month < 6 ? 3 : 4)))).toMatch(
    /^Quantity and rate: 2026-01 to 2026-06: 3 servers at \$10; 2026-07 to 2026-12: 4 servers at/,
  )
})

test('Who writes own lines only is offered no new what-if, which would be refused', () => {
  const offered = (mayWrite: 'own lines' | 'all lines') =>
    newScenarios({ may_write: mayWrite }).map(({ text }) => text)
  expect(offered('own lines')).toEqual(['A new reforecast'])
  expect(offered('all lines')).toEqual(['A new reforecast', 'A new what-if'])
})
