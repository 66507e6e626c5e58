// A table of somebody's own: what a cell shows decides what it is read as, as the import of the same file does.
import { afterEach, describe, expect, test } from '@jest/globals'
import { showsLaterYear } from '../../../../addin/workbook/planning/date-cells.ts'
import { closePlanning, openPlanning, type PlanningWorld } from './planning-world.ts'

let world: PlanningWorld
afterEach(closePlanning)

async function read(
  lacking: Parameters<typeof openPlanning>[2],
  work: (sheet: Excel.Worksheet) => void,
  selected = 'A1',
) {
  world = openPlanning([], {}, lacking)
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

describe('A table of somebody’s own', () => {
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
