// A table of somebody's own: what a cell shows decides what it is read as, as the import of the same file does.
import { afterEach, describe, expect, test } from '@jest/globals'
import { linesNotInTable, rowsToRemove } from '../../../../addin/desk/planning/lines-not-in-table.ts'
import { showsLaterYear } from '../../../../addin/workbook/planning/date-cells.ts'
import type { ApiBudgetLine } from '../../../../shared/contract/api/answers/planning/budgets.ts'
import { watched } from '../desk-world.ts'
import {
  ACME,
  answered,
  BIRCH,
  closePlanning,
  FAY,
  line,
  openPlanning,
  type PlanningWorld,
} from './planning-world.ts'

let world: PlanningWorld
afterEach(closePlanning)

async function read(
  lacking: Parameters<typeof openPlanning>[2],
  work: (sheet: Excel.Worksheet) => void,
  selected = 'A1',
  lines: Parameters<typeof openPlanning>[0] = [],
  more: Parameters<typeof openPlanning>[1] = {},
) {
  world = openPlanning(lines, more, lacking)
  await world.excel.Excel.run(async (context) => {
    work(context.workbook.worksheets.getItem('Sheet1'))
    await context.sync()
  })
  world.excel.user.select(`Sheet1!${selected}`)
  const table = await world.desk.readBudgetTable()
  return { table, pasted: world.desk.mapBudgetTable(table, table.mapping) }
}

const MERGED = (sheet: Excel.Worksheet) => {
  sheet.getRange('A1:D4').values = [
    ['Tenant', 'Measure', '2026-01', '2026-02'],
    ['Acme', 'total_cost', 1, 2],
    ['', 'revenue', 3, 4],
    ['Birch & Co', 'total_cost', 5, 6],
  ]
  sheet.getRange('A2:A3').merge(false)
}

const FAYS = { owner: FAY.who.person }

describe('Lines that are not in a table', () => {
  const table = (sheet: Excel.Worksheet) => {
    sheet.getRange('A1:C2').values = [
      ['Tenant', 'Measure', '2026-01'],
      ['birch & co', 'Total cost', 1],
    ]
  }
  const standing = [
    line({ ...FAYS, member: ACME, cents: 500, version: 3 }),
    line({ ...FAYS, member: BIRCH }),
    line({ ...FAYS, period: '2026-02' }),
    line({ ...FAYS, measure: 'revenue' }),
    line({ dimension: 'plan', member: 'growth', ...FAYS }),
    line({ member: '0000000c-0000-4000-8000-000000000000' }),
  ]

  test('are the reader’s own, of the months and measures that it is about, and removed when that is said', async () => {
    const { pasted } = await read({}, table, 'A1', standing)
    const rows = pasted.rows.map((row) => ({ ...row, member: BIRCH, version: 1 }))
    const scenario = { kind: 'budget' } as const
    const left = await world.desk.linesNotInTable(scenario, pasted.rows, watched())
    expect(left.map(({ member, period, measure }) => [member, period, measure])).toEqual([
      [ACME, '2026-01', 'total_cost'],
    ])
    const submission = { scenario, why: 'x', rows: [...rows, ...rowsToRemove(left, 2)] }
    const preview = await world.desk.previewBudget(submission, watched())
    expect(preview).toMatchObject({ accepted: true, removed: [{ row: 3, cell: null, member: ACME }] })
    await world.desk.submitBudget(submission, null, watched())
    expect(world.book.lines).toHaveLength(standing.length - 1)
  })

  test('of a year that is locked are none that could be removed', () => {
    const rows = rowsToRemove([{ ...line(FAYS), member: BIRCH } as unknown as ApiBudgetLine], 1)
    const lines = [{ ...line(FAYS), label: 'Acme', may_write: true } as unknown as ApiBudgetLine]
    const year = { fiscal_year: '2026', submitted_by: [], locked: null, approved: null }
    const reader = { person: FAY.who.person, fiscal_year_first_month: 1 }
    const found = (status: 'open' | 'locked') =>
      linesNotInTable(rows, { lines, years: [{ ...year, status }] }, reader).length
    expect([found('open'), found('locked')]).toEqual([1, 0])
  })
})

describe('A table of somebody’s own', () => {
  test('has totals by their name, unless a member has that name, or a person takes the row in', async () => {
    const costs = {
      listPeriods: async () => answered({ periods: [{ period: '2026-10' }] }),
      listVendorCosts: async () => answered({ rows: [{ vendor: 'Total Networks', plan: 'growth, agency' }] }),
    } as unknown as Parameters<typeof openPlanning>[1]
    const { table, pasted } = await read(
      {},
      (sheet) => {
        sheet.getRange('B4:D7').values = [
          ['Vendor', '2026-01', '2026-02'],
          ['hostwinds', 1, 2],
          ['Total Networks', 3, 4],
          ['Total hosting', 5, 6],
        ]
      },
      'B4',
      [],
      costs,
    )
    const members = (rows: typeof pasted.rows) => [...new Set(rows.map(({ member }) => member))]
    expect(members(pasted.rows)).toEqual(['hostwinds', 'Total Networks'])
    expect(pasted.skipped).toMatchObject([{ cell: 'B7', given: 'Total hosting', line: 4 }])
    const taken = world.desk.mapBudgetTable(table, { ...table.mapping, notTotals: [4] })
    expect([members(taken.rows), taken.skipped]).toEqual([
      ['hostwinds', 'Total Networks', 'Total hosting'],
      [],
    ])
  })

  test('has no dollars in a percentage or another currency: each is refused by its cell', async () => {
    const { pasted } = await read({}, (sheet) => {
      sheet.getRange('A1:D2').values = [
        ['Tenant', '2026-01', '2026-02', '2026-03'],
        ['Acme', 0.07, 500, 500],
      ]
      sheet.getRange('B2:D2').numberFormat = [['0.0%', '#,##0.00 [$€-407]', '[$$-409]#,##0.00']]
    })
    expect(pasted.rows.map(({ cell, cents }) => [cell, cents])).toEqual([['D2', 50_000]])
    expect(pasted.errors.map(({ cell, given }) => [cell, given])).toEqual([
      ['B2', '7%'],
      ['C2', '€ 500'],
    ])
  })

  test('is in thousands where a title above it says so, also over an empty row; a date in it is no amount', async () => {
    const { table, pasted } = await read(
      {},
      (sheet) => {
        sheet.getRange('A1').values = [['Budget 2026, in thousands']]
        sheet.getRange('B4:D5').values = [
          ['Tenant', '2026-01', '2026-02'],
          ['Acme', 7, 46_348],
        ]
        sheet.getRange('D5').numberFormat = [['yyyy-mm-dd']]
      },
      'B4',
    )
    expect(table.remarks?.join(' ')).toContain('"Budget 2026, in thousands" stands with the table')
    expect(pasted.rows.map(({ cell, cents }) => [cell, cents])).toEqual([['C5', 700_000]])
    expect(pasted.errors.map(({ cell, expected }) => [cell, expected])).toEqual([
      ['D5', expect.stringContaining('not a date')],
    ])
  })

  test('repeats a name that is merged over rows', async () => {
    const { table, pasted } = await read({}, MERGED)
    expect(pasted.rows.map(({ cell, member }) => `${cell} ${member}`)).toEqual([
      ...['C2 Acme', 'D2 Acme', 'C3 Acme', 'D3 Acme', 'C4 Birch & Co', 'D4 Birch & Co'],
    ])
    expect(table.remarks?.join(' ')).not.toMatch(/no name/)
  })

  test('asks for rows without a name where Excel tells of no merged cells', async () => {
    const { table, pasted } = await read({ sets: { ExcelApi: '1.12' } }, MERGED)
    expect(pasted.rows[2]?.member).toBe('')
    expect(table.remarks).toContain(
      'Some rows have amounts and no name. Where a name stands once above them, say that empty cells repeat the one above.',
    )
  })
})

test('a table whose dates show another year than their numbers is not read: the cell is named', async () => {
  await expect(
    read({}, (sheet) => {
      sheet.getRange('A1:C2').values = [
        ['Tenant', 44_561, 44_592],
        ['Acme', 1, 2],
      ]
      sheet.getRange('B1:C1').numberFormat = [['mmm" 26"', 'mmm" 26"']]
    }),
  ).rejects.toThrow(
    /^The table was not read\. B1 shows Dec 26, and its number is a day of 2021-12: the workbook counts dates from 1904\./,
  )
})

test.each([
  ['Jan 2022', 44_562, false],
  ['Jan 2026', 44_561, true],
  ['1/1/26', 44_561, true],
  ['12/31/21', 44_561, false],
  ['January', 44_561, false],
  ['####', 44_561, false],
])('a cell that shows %s with the number %i counts from 1904: %s', (text, value, expected) => {
  expect(showsLaterYear({ text, value })).toBe(expected)
})
