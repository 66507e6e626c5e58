// The arithmetic of the monthly cost: every line can be done again by hand from what it shows, more of anything never
// costs less, and what is counted is what is deployed and what a run is.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Usage } from '../../../infra/costs/cost-inputs.ts'
import { costTable } from '../../../infra/costs/cost-table.ts'
import { MEASURED_RUNS, type MeasuredRun } from '../../../infra/costs/measured-runs.ts'
import { monthlyCost, requestsAMonth, total } from '../../../infra/costs/monthly-cost.ts'
import { PRICE_PAGES, PRICES } from '../../../infra/costs/prices.ts'
import { DEPLOYED, WORKLOADS } from '../../../infra/costs/workloads.ts'
import { runProgram } from '../../bench/child-program.ts'
import { PROMISED_TENANTS } from '../../bench/world.ts'
import { createDatabase } from '../../engines/database.ts'
import { startFiguresTable } from '../../engines/figures-table.ts'
import { onlyOne, resourcesOfType, synthesised } from '../stacks/synthesised.ts'
import { measureRun } from './measure-run.ts'
import { measureSummaryItems } from './measure-summary.ts'

const [small, large] = WORKLOADS

test('the sizes are a thousand tenants and the promised size', () => {
  expect(MEASURED_RUNS.map(({ tenants }) => tenants)).toEqual([1_000, PROMISED_TENANTS])
})

describe('the table', () => {
  const shown = costTable(WORKLOADS, DEPLOYED)
  const dollars = (text: string) => Number(text.replaceAll(/[$*,]/g, ''))

  /** By hand: numbers times the price as a person reads it. */
  function again(cell: string): number {
    const [product = '', result = ''] = cell.split(' = ')
    const price = Object.values(PRICES).find(({ text }) => product.endsWith(` x ${text}`))
    if (price === undefined) throw new Error(`No price in ${cell}`)
    const factors = product.slice(0, -` x ${price.text}`.length).split(' x ')
    const value = factors.reduce(
      (so, factor) => so * Number(factor.replaceAll(',', '')),
      price.dollars / price.per,
    )
    expect([cell, value.toFixed(2)]).toEqual([cell, dollars(result).toFixed(2)])
    return dollars(result)
  }

  test.each([1, 2])('column %d can be done again by hand, to the cent', (column) => {
    const cells = shown
      .split('\n')
      .filter((line) => line.includes(' = $'))
      .map((line) => line.split(' | ')[column]?.replace(/\|$/, '').trim() ?? '')
    expect(cells.length).toBeGreaterThan(15)
    const sum = cells.reduce((so, cell) => so + again(cell), 0)
    const [, ...totals] =
      /\*\*Together, a month\*\* +\| \*\*(\$[\d.]+)\*\* +\| \*\*(\$[\d.]+)\*\*/.exec(shown) ?? []
    expect(sum.toFixed(2)).toBe(dollars(totals[column - 1] ?? '').toFixed(2))
  })

  test('says what goes in, and where every price is from', () => {
    expect(shown).toContain(requestsAMonth((large ?? small)?.usage as Usage).toLocaleString('en-US'))
    for (const { source } of Object.values(PRICES)) expect(shown).toContain(PRICE_PAGES[source])
  })
})

test('more people, requests or data never cost less, and a larger run never does', () => {
  const growing = fc.record({
    people: fc.integer({ min: 1, max: 1_000 }),
    requestsAPersonADay: fc.integer({ min: 1, max: 1_000 }),
    monthsARequest: fc.integer({ min: 1, max: 60 }),
    kilobytesAnAnswer: fc.integer({ min: 1, max: 6_000 }),
    mailsAPersonAMonth: fc.integer({ min: 1, max: 100 }),
    webhooksAMonth: fc.integer({ min: 1, max: 1_000_000 }),
  })
  const costOf = (run: MeasuredRun, change: Partial<Usage>) =>
    total(monthlyCost(run, DEPLOYED, { ...(small?.usage as Usage), ...change }))
  fc.assert(
    fc.property(
      growing,
      fc.constantFrom(...MEASURED_RUNS),
      fc.integer({ min: 1, max: 5 }),
      (usage, run, times) => {
        for (const [name, value] of Object.entries(usage)) {
          expect(costOf(run, { ...usage, [name]: value * times })).toBeGreaterThanOrEqual(costOf(run, usage))
        }
        const more = {
          ...run,
          items: run.items * times,
          bytes: run.bytes * times,
          archivedBytes: run.archivedBytes * times,
          writeUnitsADay: run.writeUnitsADay * times,
          summaryBytes: run.summaryBytes * times,
          readUnitsAHistoryMonth: run.readUnitsAHistoryMonth * times,
        }
        expect(costOf(more, usage)).toBeGreaterThanOrEqual(costOf(run, usage))
      },
    ),
  )
})

test('what is charged by its number is what prod deploys', () => {
  const all = synthesised('prod')
  const count = (type: string) => resourcesOfType(all, type).length
  const metricsOf = ({ Metrics }: Record<string, unknown>) =>
    Metrics === undefined
      ? 1
      : (Metrics as { MetricStat?: unknown }[]).filter(({ MetricStat }) => MetricStat).length
  const alarms = resourcesOfType(all, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) =>
    metricsOf(Properties),
  )
  const filtered = resourcesOfType(all, 'AWS::Logs::MetricFilter').flatMap(([, { Properties }]) =>
    (Properties.MetricTransformations as { MetricName: string }[]).map(({ MetricName }) => MetricName),
  )
  const detailed = onlyOne(all, 'AWS::ApiGatewayV2::Stage').DefaultRouteSettings as {
    DetailedMetricsEnabled: boolean
  }
  /** 4xx, 5xx, Count, DataProcessed, IntegrationLatency and Latency. */
  const ofRoutes = detailed.DetailedMetricsEnabled ? 6 * count('AWS::ApiGatewayV2::Route') : 0
  expect(DEPLOYED).toMatchObject({
    alarmMetrics: alarms.reduce((sum, metrics) => sum + metrics, 0),
    customMetrics: new Set(filtered).size + ofRoutes,
    dashboards: count('AWS::CloudWatch::Dashboard'),
    secrets: count('AWS::SecretsManager::Secret'),
    functions: count('AWS::Lambda::Function'),
    runsAMonth: 30.4 + 1,
    summariesAMonth: 31.73,
    alertsAMonth: 31.4,
    digestsAMonth: 4,
    webhookStartsAMonth: 43_776,
    auditMonthsKept: 84,
  })
  expect([count('AWS::KMS::Key'), count('AWS::Scheduler::Schedule')]).toEqual([1, 9])
})

/** A run of them weighs what a thousand's does, by the tenant: of fewer, the first part of an archive weighs more than a tenth. */
const FEWER_TENANTS = 400

/** On the line through the two that were measured. */
function expectedOf(name: keyof MeasuredRun, tenants: number): number {
  const [first, last] = MEASURED_RUNS as [MeasuredRun, MeasuredRun]
  const aTenant = (last[name] - first[name]) / (last.tenants - first.tenants)
  return first[name] + (tenants - first.tenants) * aTenant
}

test('a run and a summary of fewer tenants are what those that were measured foretell, within a tenth', async () => {
  const database = await createDatabase({ schema: false })
  const store = await startFiguresTable({ sendsEveryRead: true })
  try {
    await runProgram('load-world', database.url, String(FEWER_TENANTS))
    const run = await measureRun(FEWER_TENANTS, database.url, store.table)
    const now = { ...run, ...(await measureSummaryItems(database.url, store.table)) }
    for (const [name, value] of Object.entries(now)) {
      const share = value / expectedOf(name as keyof MeasuredRun, FEWER_TENANTS)
      expect([name, share > 0.9 && share < 1.1]).toEqual([name, true])
    }
  } finally {
    await store.stop()
    await database.drop()
  }
})
