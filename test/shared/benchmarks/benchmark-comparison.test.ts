// Our cost per thousand emails against competitors' public prices, each with its age.
import { describe, expect, test } from '@jest/globals'
import { benchmarkComparison } from '../../../shared/benchmarks/benchmark-comparison.ts'
import type { RunFigures } from '../../../shared/contract/run-figures.ts'
import type { BenchmarkLine } from '../../../shared/finance/benchmark-lines.ts'
import { DEFAULT_SETTINGS } from '../../../shared/summaries/summary-settings.ts'
import { WarningLog } from '../../../shared/warnings/warning-log.ts'
import { A, PERIOD, run, vps } from '../../worlds/world.ts'

const line = (change: Partial<BenchmarkLine> = {}): BenchmarkLine => ({
  provider: 'Other',
  plan: 'Basic',
  monthlyPriceCents: 1500,
  includedEmails: 10_000,
  source: 'https://example.com/prices',
  date: '2025-11-30',
  ...change,
})

const daily = {
  companyIdText: 'k',
  tenantId: A,
  rows: 1,
  rowsWithoutVolume: 0,
  emailsSent: 2050,
  emailsBounced: 50,
}
const MONTH = run({ vps: [vps('v', 900)], dailySummaries: [daily], platformCosts: null }).figures

const compare = (benchmarks: readonly BenchmarkLine[] | null, costRun: RunFigures = MONTH) => {
  const warnings = new WarningLog()
  const comparison = benchmarkComparison(
    { benchmarks, costRuns: [costRun], asOfMs: PERIOD.endMs, settings: DEFAULT_SETTINGS },
    warnings,
  )
  return { ...comparison, warned: warnings.list().map(({ code, examples }) => [code, ...examples]) }
}

test('dollars a thousand, ours over theirs, and the age in days just before asOf', () => {
  expect(compare([line({ plan: 'Pro', date: '2025-11-01' }), line()])).toEqual({
    ourCostPerThousand: 4.5,
    rows: [
      { ...line(), pricePerThousand: 1.5, oursOverTheirs: 3, ageDays: 0 },
      { ...line({ plan: 'Pro', date: '2025-11-01' }), pricePerThousand: 1.5, oursOverTheirs: 3, ageDays: 29 },
    ],
    missing: null,
    warned: [],
  })
})

test('a price is old strictly over the configured age, and left out when it is of later than asOf', () => {
  expect(compare([line({ date: '2024-11-30' })]).warned).toEqual([])
  expect(compare([line({ date: '2024-11-29' })]).warned).toEqual([['benchmark_old', 'Other Basic']])
  const later = compare([line({ date: '2025-12-01' })])
  expect(later).toMatchObject({ rows: [], warned: [['benchmark_after_as_of', 'Other Basic']] })
})

describe('without', () => {
  test('a list: nothing to compare with, and said', () => {
    expect(compare(null)).toMatchObject({
      ourCostPerThousand: 4.5,
      rows: [],
      missing: { code: 'no_benchmarks' },
    })
  })

  test('delivered emails or a known cost of our own: theirs alone, with the reason', () => {
    const silent = run({ vps: [vps('v', 900)] }).figures
    expect(compare([line()], silent)).toMatchObject({
      ourCostPerThousand: null,
      rows: [{ pricePerThousand: 1.5, oursOverTheirs: null }],
      missing: { code: 'no_emails' },
    })
    const unpriced = run({
      dailySummaries: [daily],
      missing: new Set(['vps_instances.approximate_cost']),
    }).figures
    expect(compare([line()], unpriced).missing).toMatchObject({ code: 'source_missing' })
  })
})
