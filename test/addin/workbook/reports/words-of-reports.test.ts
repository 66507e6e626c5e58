// What a report writes, before any workbook is asked: names, texts, totals and the plain rows.
import { describe, expect, test } from '@jest/globals'
import { dollarsColumn } from '../../../../addin/reports/columns.ts'
import { entryOf, holds } from '../../../../addin/workbook/reports/entries.ts'
import { sheetName, tableName, validSheetName } from '../../../../addin/workbook/reports/names.ts'
import { planAbout } from '../../../../addin/workbook/reports/plan-about.ts'
import { recordedTenants, tenantOf } from '../../../../addin/workbook/reports/report-record.ts'
import { isMarked, rowMarks } from '../../../../addin/workbook/reports/row-marks.ts'
import {
  isTotalFormula,
  type Summed,
  sumIn,
  sumsOf,
  totalFormula,
  totalRemark,
} from '../../../../addin/workbook/reports/totals.ts'
import { checkSheetName } from '../../../hosts/excel/objects/worksheets.ts'
import { sampleDocument } from './sample-document.ts'

describe('Names', () => {
  test('of sheets are what Excel takes, and nobody else’s', () => {
    const wanted = ['Costs: [2026/10] * all?', "'quoted'", 'History', '', 'x'.repeat(40), '\\', '']
    const names: string[] = []
    for (const each of wanted) names.push(validSheetName(each, names))
    for (const name of names) expect(() => checkSheetName(name)).not.toThrow()
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length)
    expect(sheetName({ kind: 'cost_by_vendor_and_plan', period: '2026-Q4' }, [])).toBe(
      'Cost by vendor and plan 2026-Q4',
    )
  })

  test('of tables have letters, digits and underscores', () => {
    expect(tableName({ kind: 'kpis', period: '2026-10' }, ['kpis_2026_10'])).toBe('KPIs_2026_10_2')
  })
})

describe('Texts', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['-5', "'-5"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['\rx', "'\nx"],
    ["'x", "''x"],
    ['2026-10', "'2026-10"],
    ['MARCH1', "'MARCH1"],
    ['true', "'true"],
    ['#N/A', "'#N/A"],
    ['Acme', 'Acme'],
    ['', ''],
  ])('%j is written as %j', (text, written) => {
    expect(entryOf(text)).toBe(written)
  })

  test('figures are as they are, missing ones are errors, and the last digit of a number is no change', () => {
    expect([entryOf(null), entryOf(-1.5), entryOf(-0), entryOf(true)]).toEqual(['#N/A', -1.5, 0, true])
    expect([holds(0.1 + 0.2, 0.3), holds(0.31, 0.3), holds('#N/A', null), holds('', null)]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })
})

test('Totals name their column whatever it is called, and are known again without the table’s name', () => {
  expect(totalFormula('T', "A [b] #1 'c' @d", 'all')).toBe("=ROUND(SUM(T[[A '[b'] '#1 ''c'' '@d]]),2)")
  expect(totalFormula('T', 'Cost saved: low (USD)', 'known')).toBe(
    '=ROUND(AGGREGATE(9,6,T[[Cost saved: low (USD)]]),2)',
  )
  expect(totalFormula('T', 'Cost 1', 'all')).toBe('=ROUND(SUM(T[Cost 1]),2)')
  for (const formula of ['=ROUND(SUM([Cost]),2)', '=ROUND(AGGREGATE(9,6,Table1[[Cost (USD)]]),2)'])
    expect(isTotalFormula(formula)).toBe(true)
  for (const formula of ['=SUBTOTAL(109,[Cost])', '=ROUND(SUM([Cost]),2)+1', '', 5])
    expect(isTotalFormula(formula)).toBe(false)
})

test('A total of nothing known is not zero, and what is missing is said beside it', () => {
  const rows = (sizes: readonly (number | null)[]): Summed => ({
    columns: [dollarsColumn('cost', 'Cost', 'sum')],
    rows: sizes.map((size, index) => ({ key: `${index}`, tenantId: null, cells: [size] })),
    sight: 'platform',
    totalRemark: '',
  })
  const sumOf = (document: Summed) => sumsOf(document).get('cost')
  expect([sumOf(rows([1, 2])), sumOf(rows([1, null])), sumOf(rows([null, null]))]).toEqual([
    'all',
    'known',
    'nothing',
  ])
  // Nothing was found, or nothing was seen.
  expect([sumOf(rows([])), sumOf({ ...rows([]), sight: 'some tenants' })]).toEqual(['all', 'nothing'])
  expect(totalFormula('T', 'Cost', 'nothing')).toBe('=NA()')
  expect(sumIn('=NA()')).toBe('nothing')
  expect(totalRemark(rows([1, null]))).toBe('Sum of what is known: 1 of 2 missing in Cost (USD)')
  expect(totalRemark({ ...rows([1]), totalRemark: 'Cost at least.' })).toBe(
    'Sum of what is known: Cost at least.',
  )
})

describe('Plain rows', () => {
  const wanted = {
    title: 'New',
    approximation: [
      ['Run', 'r2'],
      ['Basis', 'closed'],
      ['Pool vps', '1.00'],
    ] as const,
  }

  test('are found by their labels, so that rows of people’s own stay', () => {
    const block = [
      ['Old', ''],
      ['Run', 'r1'],
      ['mine', 'note'],
      ['Pool ip', '2.00'],
      ['', ''],
    ]
    expect(planAbout(wanted, block, ['Run', 'Pool ip'])).toEqual([
      { row: 0, column: 0, entry: 'New' },
      { row: 1, column: 1, entry: "'r2" },
      { row: 3, column: 0, entry: 'Basis' },
      { row: 3, column: 1, entry: 'closed' },
      { row: 4, column: 0, entry: 'Pool vps' },
      { row: 4, column: 1, entry: "'1.00" },
    ])
  })

  test('that have no room stand in the last one, and are not written twice', () => {
    const all = 'r2 · Basis: closed · Pool vps: 1.00'
    const planned = (text: string) =>
      planAbout(
        wanted,
        [
          ['New', ''],
          ['Run', text],
        ],
        ['Run'],
      )
    expect(planned('r1')).toEqual([{ row: 1, column: 1, entry: `'${all}` }])
    expect(planned(all)).toEqual([])
  })
})

test('The record knows the report’s rows and their tenants', () => {
  const isOurs = isMarked(rowMarks(['t-1', 't-2']))
  expect(['t-1', 't-2', 't-3'].map(isOurs)).toEqual([true, true, false])
  const { rows } = sampleDocument()
  const [first] = rows
  const tenants = recordedTenants({ rows: [...rows, { key: 'pool', tenantId: null, cells: [] }] })
  expect(Object.keys(tenants.others)).toEqual(['pool'])
  expect([tenantOf(tenants, first?.key ?? ''), tenantOf(tenants, 'pool')]).toEqual(['t-1', null])
})
