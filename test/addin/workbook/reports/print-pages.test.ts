// Which columns of a variance sheet are printed together, and what its headers need, without a workbook.
import { describe, expect, test } from '@jest/globals'
import type { PrintedColumns } from '../../../../addin/reports/report-document.ts'
import { headerPoints, isHiddenColumn, pointsOf } from '../../../../addin/workbook/reports/column-points.ts'
import { printPages } from '../../../../addin/workbook/reports/print-pages.ts'
import { SAMPLE_LINES, type SamplePlan, varianceDocument } from '../../reports/sample-variance.ts'

const LETTER_POINTS = 756
const READABLE = 0.68

function printedOf(plan: SamplePlan, lines = SAMPLE_LINES) {
  const { columns, printed } = varianceDocument(lines, plan)
  const { labels } = printed as PrintedColumns
  const pages = printPages(columns, printed as PrintedColumns)
  const shown = pages.map(({ from, count }, index) =>
    columns.slice(index === 0 ? labels : from, from + count).filter((column) => !isHiddenColumn(column)),
  )
  return { labels: columns.slice(0, labels), shown, ids: shown.map((some) => some.map(({ id }) => id)) }
}

describe('Pages of a variance sheet', () => {
  test.each<[string, SamplePlan, number]>([
    ['a month', {}, 2],
    ['a quarter by months', { period: '2026-Q4', parts: 'months' }, 3],
    ['a year by months', { period: '2026', parts: 'months' }, 6],
    ['a year by quarters', { period: '2026', parts: 'quarters' }, 4],
  ])('of %s can be read', (_, plan, count) => {
    const { labels, shown } = printedOf(plan)
    expect(shown).toHaveLength(count)
    for (const columns of shown) {
      const across = [...labels, ...columns].reduce((sum, column) => sum + pointsOf(column), 0)
      expect(LETTER_POINTS / across).toBeGreaterThan(READABLE)
    }
  })

  test('begin with the period and its commentary, and never part a month', () => {
    const { ids } = printedOf({ period: '2026', parts: 'months' })
    expect(ids[0]).toEqual(
      expect.arrayContaining(['budget', 'actual', 'variance', 'percent', 'judgement', 'commentary']),
    )
    expect(ids[1]).toEqual(expect.arrayContaining(['outlook', 'outlook_low', 'outlook_high']))
    const ofMonths = ids.slice(2).map((some) => some.map((id) => id.replace(/^[a-z]+_/, '')))
    expect(ofMonths.map((months) => new Set(months).size)).toEqual([3, 3, 3, 3])
    expect(ofMonths.map((months) => months.length)).toEqual([9, 9, 9, 9])
    expect(ids.flat().filter((id) => /known|gaps|row id|remarks/.test(id))).toEqual([])
  })

  test('leave out year to date where the year is over', () => {
    const { ids } = printedOf({ period: '2026' }, SAMPLE_LINES.slice(0, 2))
    expect(ids[1]).toEqual(['outlook', 'outlook_variance', 'outlook_low', 'outlook_high'])
  })
})

test('A header has room for all of its words and for the button beside the last', () => {
  const column = (header: string, widthInCharacters: number) => ({
    ...{ id: 'a', header, unit: 'dollars' as const, numberFormat: null, total: 'none' as const },
    ...{ widthInCharacters, measure: null },
  })
  expect(headerPoints([column('Group', 18)])).toBe(15)
  expect(headerPoints([column('Change from prior (USD)', 14)])).toBe(45)
  expect(headerPoints([column('Group', 18), column('2026-11 variance (USD)', 14)])).toBe(45)
  expect(headerPoints([{ ...column('Gaps beside budget and more words', 8), isHelper: true }])).toBe(15)
})
