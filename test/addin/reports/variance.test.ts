// The variance sheet before any sheet is touched: one request for the same again, rows in their order, and words.
import { describe, expect, test } from '@jest/globals'
import { loadReport, type ReportClient } from '../../../addin/reports/load-report.ts'
import { isFormula } from '../../../addin/reports/report-document.ts'
import {
  lineKey,
  lineOfKey,
  measureOfKey,
  tenantOfKey,
  totalKeys,
} from '../../../addin/reports/variance/keys.ts'
import { variance } from '../../../addin/reports/variance/variance.ts'
import { TestClock } from '../test-clock.ts'
import { cellsOf, expectSound, plainRow } from './documents.ts'
import { PLAN, SAMPLE_LINES, type SampleLine, varianceAnswer, varianceDocument } from './sample-variance.ts'

const WATCH = { signal: new AbortController().signal, progress: () => undefined }
const nothing = () => Promise.reject(new Error('not asked for'))

test('One request asks for what was chosen, and the document keeps the choice for a refresh', async () => {
  const asked: unknown[] = []
  const answer = varianceAnswer(SAMPLE_LINES, { period: '2026-Q4', parts: 'months' })
  const client: ReportClient = {
    ...{ listFigures: nothing, listResourceCosts: nothing, listVendorCosts: nothing },
    ...{ listOpportunities: nothing, listKpis: nothing },
    listVariance: async (question) => {
      asked.push(question)
      return answer
    },
  }
  const plan = { ...PLAN, parts: 'months', dimension: 'tenant', scenario: 'reforecast/6+6' } as const
  const question = { kind: 'variance', period: '2026-Q4', knownAt: 'closed', plan } as const
  const document = await loadReport(client, question, WATCH, new TestClock())
  expect(asked).toEqual([
    {
      ...{ period: '2026-Q4', knownAt: 'closed', scenario: 'reforecast/6+6', parts: 'months' },
      ...{ groupBy: 'owner', dimension: 'tenant', unbudgeted: 'true' },
    },
  ])
  expect(document.plan).toEqual(plan)
})

describe('The document', () => {
  test('is sound, and says which plan it is of, how far actuals go and when a commentary is asked for', () => {
    for (const parts of ['none', 'months', 'quarters'] as const)
      expectSound(varianceDocument(SAMPLE_LINES, { period: '2026', parts }))
    const document = varianceDocument(SAMPLE_LINES)
    expect(document.title).toBe('Budget and actual, 2026-10')
    expect(plainRow(document, 'Plan')).toBe('The budget, revision 3, as it stood when this was read.')
    expect(plainRow(document, 'Actuals')).toBe(
      'The last month that is over is 2026-10: year to date ends there.',
    )
    expect(plainRow(document, 'Commentary')).toMatch(/over \$100\.00 and 10 % of the budget\./)
  })

  test('has each total after its lines, and adds up no dimension or measure with another', () => {
    const document = varianceDocument(SAMPLE_LINES)
    const seen = new Set<string>()
    for (const { key, addsTo = [] } of document.rows) {
      for (const total of addsTo) {
        expect(seen.has(total)).toBe(false)
        expect(
          total.startsWith(
            `total:${key
              .replace(/^total:/, '')
              .split(':')
              .slice(0, 2)
              .join(':')}`,
          ),
        ).toBe(true)
      }
      seen.add(key)
    }
    expect(document.columns.filter(({ total }) => total === 'sum')).toEqual([])
  })

  test('has nothing of its owner’s, and every difference, percent and word by formula', () => {
    const document = varianceDocument(SAMPLE_LINES)
    expect(new Set(cellsOf(document, 'commentary'))).toEqual(new Set(['']))
    for (const id of ['variance', 'percent', 'change', 'ytd_variance', 'outlook_variance'])
      expect(cellsOf(document, id).every(isFormula)).toBe(true)
  })

  test('says what an actual that is unknown in part and months without a line leave out', () => {
    const [elm] = [remarkOf(SAMPLE_LINES, 'tenant:total_cost:t-5')]
    expect(elm).toContain(
      'Actual at least, Prior period at least, Actual year to date at least, Full-year outlook at least',
    )
    const early = [
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
    ].join(', ')
    const gum = remarkOf(SAMPLE_LINES, 'tenant:revenue:t-2')
    expect(gum).toContain(`Year to date without ${early}, which no line is for.`)
    expect(gum).toContain(
      `Outlook less budget missing: There is no line for ${early}, and the outlook is of the whole year.`,
    )
    expect(gum).not.toContain('Not judged')
    const all = remarkOf(SAMPLE_LINES, 'total:tenant:revenue')
    expect(all).toContain(`Outlook less budget missing: a line has none for ${early}`)
    expect(remarkOf(SAMPLE_LINES, 'tenant:revenue:t-2', '2026-Q3')).toContain(
      'Not judged: There is no line for 2026-07, 2026-08: the actual is of more months than the budget.',
    )
  })

  test('says of a total how many lines have an outlook and a budget, and what its words mean', () => {
    const all = remarkOf(SAMPLE_LINES, 'total:tenant:total_cost')
    expect(all).toContain('Full-year outlook #N/A: 5 of 6 lines have an outlook. The price of a server')
    expect(all).toContain('1 of 6 lines has no budget. Actual and variance include $3.33 of lines without')
    const document = varianceDocument(SAMPLE_LINES)
    expect(plainRow(document, 'Outlook')).toContain(
      'Total cost by tenant: #N/A, 5 of 6 lines have an outlook.',
    )
    expect(plainRow(document, 'Outlook')).not.toContain('vendor')
    expect(plainRow(document, 'In words')).toMatch(
      /neither favourable nor adverse is “on budget”.*“not judged”/,
    )
  })

  test('of a year says nothing twice: its budget is the full year’s, and year to date is the year', () => {
    const columnsOf = (lines: readonly SampleLine[], period: string) => {
      const { columns } = varianceDocument(lines, { period })
      return new Map(columns.map((column) => [column.id, column.isRepeat === true]))
    }
    const year = columnsOf(SAMPLE_LINES.slice(0, 2), '2026')
    expect([year.has('year_budget'), year.get('ytd_actual'), year.get('outlook')]).toEqual([
      false,
      true,
      false,
    ])
    // A line of some months: year to date is of those alone.
    expect(columnsOf(SAMPLE_LINES, '2026').get('ytd_actual')).toBe(false)
    const month = columnsOf(SAMPLE_LINES, '2026-10')
    expect([month.get('year_budget'), month.get('ytd_actual')]).toEqual([false, false])
  })

  test('of own lines alone is never one of the platform', () => {
    const { data, meta } = varianceAnswer(SAMPLE_LINES)
    const asked = { period: '2026-10', knownAt: null }
    const own = variance(asked, PLAN, { data: { ...data, sees: 'own lines' }, meta })
    expect([own.sight, plainRow(own, 'Whose lines')]).toEqual(['some tenants', 'Your own lines alone.'])
  })
})

function remarkOf(lines: readonly SampleLine[], key: string, period = '2026-10'): string {
  const { columns, rows } = varianceDocument(lines, { period })
  const at = columns.findIndex(({ id }) => id === 'remarks')
  return String(rows.find((row) => row.key === key)?.cells[at])
}

test('Keys say what a row is of, and those of totals are told apart whatever their case', () => {
  const key = lineKey({ dimension: 'tenant', measure: 'revenue', member: 'a:b' })
  expect([lineOfKey(key)?.member, tenantOfKey(key), measureOfKey(key)]).toEqual(['a:b', 'a:b', 'revenue'])
  const of = { dimension: 'tenant', measure: 'revenue' } as const
  const keyOf = totalKeys()
  const keys = ['Ann', 'ann', 'a*n', 'a_n', null].map((group) => keyOf(of, group))
  expect(new Set(keys.map((each) => each.toLowerCase())).size).toBe(keys.length)
  expect(keys.filter((each) => /[*?~]/.test(each))).toEqual([])
  expect(keys.map(measureOfKey)).toEqual(Array(5).fill('revenue'))
  expect(keys.map(tenantOfKey)).toEqual(Array(5).fill(null))
  expect(keyOf(of, 'ann')).toBe(keys[1])
})
