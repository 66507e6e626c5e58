// Opportunities and KPIs over HTTP: what the summary found, to each caller what is theirs, and a reason where there is none.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { kpis } from '../../../../shared/health/kpis.ts'
import { savingsTotals } from '../../../../shared/savings/savings-totals.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { burned, find, price, vpsUse } from '../../../shared/savings/facts.ts'
import { A, B, C } from '../../../worlds/world.ts'
import { publishSummaryAt } from '../../stores/summaries/sample-summaries.ts'
import { summaryOver } from '../summary-over.ts'
import { MONTHS, OWNER_OF_A, openWorld, QUARTER } from './quarter-world.ts'
import type { Served } from './served.ts'

const NO_PRICE = { code: 'source_missing', message: 'The list prices are not there.' }
const MONTH = MONTHS[2] ?? ''
let tables: TestTable
let served: Served
let summaryId: string

/** Of a server that costs 900 and two tenants, the dearer of which is not A. */
const found = find({
  vps: [vpsUse('v1', 900, [burned('i2', 200)])],
  tenants: [price(A, 100, 150), price(B, 100, 700), price(C, 500, 400)],
})
const totals = savingsTotals(found, { savings: null, priceAdjustments: null })
const facts = { savingsCents: 100, costBeforeCents: 1_000, operations: { numerator: 9, denominator: 10 } }

beforeAll(async () => {
  tables = await startFiguresTable()
  served = (await openWorld(tables)).served
  const summary = (period: string) =>
    summaryOver(
      { [A]: {}, [B]: {}, [C]: { nulls: { savings: NO_PRICE } } },
      {
        ...{ period, opportunities: found, savings: totals },
        kpis: kpis({
          ...facts,
          revenueCents: 1_000,
          totalCostCents: 500,
          answered: [true, true, false].map((isInTime, index) => ({
            ...{ key: `revenue_at_risk:${index}#1`, at: '2025-11-05T06:00:00Z', isInTime },
          })),
          decisions: [{ proposed: { at: '2025-11-05T06:00:00Z' }, decided: { at: '2025-11-06T12:00:00Z' } }],
          window: { from: '2025-11-01T00:00:00Z', to: '2025-12-01T00:00:00Z' },
        }),
      },
    )
  const published = await publishSummaryAt(served.table, served.nowMs - 60_000, summary(MONTH))
  await publishSummaryAt(served.table, served.nowMs - 50_000, summary(QUARTER))
  summaryId = published.runId
})
afterAll(() => tables.stop())

const opportunities = (tenants: readonly string[] | null, period = MONTH) =>
  served.ask(
    'listOpportunities',
    { period },
    tenants === null ? {} : { ...OWNER_OF_A, claims: { tenants: [...tenants] } },
  )

describe('opportunities', () => {
  test('stand as the summary found them, with both sentences and the summary that answers', async () => {
    const { data, meta } = await opportunities(null)
    expect(data.opportunities.map(({ id, rank }) => [id, rank])).toEqual(
      found.map(({ id, rank }) => [id, rank]),
    )
    expect(data.savings.high_cents).toBe(totals.savings.highCents)
    expect(data.price_adjustments.high_cents).toBe(650)
    expect([data.summary_run_id, meta.run_id, meta.summaries?.[MONTH]?.run_id]).toEqual([
      summaryId,
      null,
      summaryId,
    ])
    expect(meta.approximation?.statements).toHaveLength(2)
    expect((await opportunities(null, QUARTER)).data.period).toBe(QUARTER)
  })

  test('to a budget owner are those about own tenants: ranked, counted and added up among themselves', async () => {
    const { data } = await opportunities([A])
    expect(
      data.opportunities.map(({ rank, tenant_id, high_cents }) => [rank, tenant_id, high_cents]),
    ).toEqual([[1, A, 50]])
    expect(data.price_adjustments).toMatchObject({ low_cents: 0, high_cents: 50, missing: null })
    expect(data.savings).toMatchObject({ high_cents: null, missing: { code: 'platform_not_seen' } })
    expect(data.without_amount).toBe(0)
  })

  test('say why there is none about own tenants, where nobody could look', async () => {
    const { data } = await opportunities([C])
    expect([data.opportunities, data.price_adjustments.missing]).toEqual([[], NO_PRICE])
    const absent = await opportunities(['99999999-0000-4000-8000-000000000000'])
    expect(absent.data.price_adjustments.missing?.code).toBe('not_in_summary')
  })
})

test('KPIs have a value and whether it meets its target, or a reason, and never both', async () => {
  const { data } = await served.ask('listKpis', { period: MONTH })
  expect(data.kpis.map(({ id, value, met }) => [id, value, met])).toEqual([
    ['revenue_protection_rate', 66.67, false],
    ['cost_optimization_savings_pct', 10, true],
    ['operational_efficiency_score', 90, true],
    ['decision_velocity_hours', 30, true],
    ['platform_gross_margin_pct', 50, false],
  ])
  for (const { value, missing } of data.kpis) expect(value === null).toBe(missing !== null)
})

test('an answer that is held costs no reading of the summary, and a summary is known by its id and at an instant', async () => {
  const path = `/api/v1/opportunities?period=${MONTH}`
  const { headers } = await served.get(path)
  served.calls.length = 0
  expect((await served.get(path, { headers: { 'if-none-match': headers.etag ?? '' } })).status).toBe(304)
  expect(served.calls).toHaveLength(1)
  const named = await served.ask('listKpis', { period: MONTH, knownAt: summaryId })
  expect(named.data.summary_run_id).toBe(summaryId)
  const before = await served.response('listKpis', { period: MONTH, knownAt: '2025-10-01T00:00:00Z' })
  expect([before.status, before.json.error.code]).toEqual([409, 'PROCESS_REQUIRED'])
  const other = await served.response('listKpis', { period: QUARTER, knownAt: summaryId })
  expect([other.status, other.json.error.details[0].field]).toEqual([400, 'knownAt'])
})
