// A variance sheet is read for submission: the numbers that people typed over the budget on record, and nothing else of it.
import { afterEach, describe, expect, test } from '@jest/globals'
import { insertReport } from '../../../../addin/workbook/reports/insert-report.ts'
import { varianceDocument } from '../../reports/sample-variance.ts'
import { QUIET } from '../../workbook/reports/workbook-with-reports.ts'
import { watched } from '../desk-world.ts'
import {
  ACME,
  BIRCH,
  closePlanning,
  line,
  OTHER,
  openPlanning,
  type PlanningWorld,
} from './planning-world.ts'

let world: PlanningWorld
afterEach(closePlanning)

const SHEET_LINES = [
  { member: ACME, label: 'Acme', owner: 'ann@example.com', budgetCents: 10_000, actualCents: 12_000 },
  { member: BIRCH, label: 'Birch & Co', owner: OTHER, budgetCents: 10_000, actualCents: 12_000 },
]
const OCTOBER = [
  line({ period: '2026-10', version: 3 }),
  line({ period: '2026-10', member: BIRCH, owner: OTHER, version: 4 }),
]

/** @returns what types over the budget of a line */
async function inserted(period = '2026-10') {
  world = openPlanning(OCTOBER)
  const { address } = await insertReport(varianceDocument(SHEET_LINES, { period }), 'new sheet', QUIET)
  await world.excel.model.calculation.settled()
  world.excel.user.select(address)
  return async (label: string, value: unknown) => {
    await world.excel.Excel.run(async (context) => {
      const table = context.workbook.tables.getItemAt(0)
      const body = table.getDataBodyRange()
      body.load('values')
      table.columns.load('items/name')
      await context.sync()
      const names = table.columns.items.map(({ name }) => name)
      const row = body.values.findIndex((cells) => cells[names.indexOf('Member')] === label)
      body.getCell(row, names.indexOf('Budget (USD)')).values = [[value]]
      await context.sync()
    })
    await world.excel.model.calculation.settled()
  }
}

async function submitted() {
  const table = await world.desk.readBudgetTable()
  const { rows, skipped, errors } = world.desk.mapBudgetTable(table, table.mapping)
  const submission = { scenario: { kind: 'budget' }, why: 'as typed', rows } as const
  return { table, rows, skipped, errors, submit: () => world.desk.submitBudget(submission, table, watched()) }
}

describe('A variance sheet of a month', () => {
  test('gives the budget that was typed over the one on record, with the version that stands', async () => {
    const type = await inserted()
    await type('Acme', 130.5)
    const { table, rows, errors, submit } = await submitted()
    expect(table).toMatchObject({ isOurs: true, scenario: { kind: 'budget' } })
    expect(table.remarks?.at(-1)).toMatch(
      /^This is a variance sheet of 2026-10: .* Refresh the sheet afterwards/,
    )
    expect(errors).toEqual([])
    expect(rows).toMatchObject([
      { member: ACME, measure: 'total_cost', period: '2026-10', cents: 13_050, version: 3, owner: null },
    ])
    expect(await submit()).toMatchObject({ applied: true })
    expect(world.book.lines.find(({ member }) => member === ACME)).toMatchObject({
      ...{ cents: 13_050, owner: 'ann@example.com' },
    })
  })

  test('takes a line out whose budget was emptied, and leaves those of others', async () => {
    const type = await inserted()
    await type('Acme', '')
    await type('Birch & Co', 5)
    const { rows, skipped } = await submitted()
    expect(rows).toMatchObject([{ member: ACME, remove: true, version: 3 }])
    expect(skipped).toMatchObject([
      { given: '5', why: expect.stringMatching(/^The line belongs to another/) },
    ])
  })

  test('shows both values where somebody else changed the line since the sheet was made', async () => {
    const type = await inserted()
    await type('Acme', 130.5)
    world.book = {
      ...world.book,
      revision: 5,
      lines: world.book.lines.map((one) =>
        one.member === ACME ? { ...one, cents: 55_500, version: 5 } : one,
      ),
    }
    const { submit } = await submitted()
    expect(await submit()).toMatchObject({
      applied: false,
      stale: [{ yours: { cents: 13_050 }, theirs: { cents: 55_500 } }],
    })
  })
})

test('A variance sheet of a quarter is not read: budgets are submitted by month', async () => {
  await inserted('2026-Q3')
  await expect(world.desk.readBudgetTable()).rejects.toThrow(
    /^The table was not read\. It is a variance sheet of 2026-Q3, and budgets are submitted by month\./,
  )
})
