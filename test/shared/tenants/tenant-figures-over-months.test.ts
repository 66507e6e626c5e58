// A quarter of a tenant is its months added up: cents and counts are sums, ratios come from the sums, and what is missing in
// a month is missing in the quarter.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { TenantFigures } from '../../../shared/contract/run-figures.ts'
import { type ComputedRun, computeRun } from '../../../shared/figures/compute-run.ts'
import { conservationFault } from '../../../shared/figures/conservation.ts'
import {
  poolsOverMonths,
  revenueOverMonths,
  unallocatedOverMonths,
} from '../../../shared/figures/totals-over-months.ts'
import { MEASURES, type Measure, measureById } from '../../../shared/measures/catalogue.ts'
import { tenantFigure } from '../../../shared/measures/figure-of.ts'
import { tenantFiguresOverMonths } from '../../../shared/tenants/tenant-figures-over-months.ts'
import { withoutRow } from '../../../shared/tenants/without-row.ts'
import { fraction, roundedTo } from '../../worlds/fractions.ts'
import { randomInputs, randomRequest, SEED } from '../../worlds/random-world.ts'
import { A, assignment, B, ip, payment, run, sent, subscription, tenant, vps } from '../../worlds/world.ts'

const MONTHS = ['2025-09', '2025-10', '2025-11']

const monthOf = ({ figures }: ComputedRun, tenantId: string, at: number) => ({
  period: MONTHS[at] ?? '',
  row: figures.tenants.find((row) => row.tenantId === tenantId) ?? withoutRow(figures.pools, figures.revenue),
})
const quarterOf = (runs: readonly ComputedRun[], tenantId: string): TenantFigures =>
  tenantFiguresOverMonths(runs.map((computed, at) => monthOf(computed, tenantId, at)))
const everyone = (runs: readonly ComputedRun[]) => [
  ...new Set(runs.flatMap(({ figures }) => figures.tenants.map(({ tenantId }) => tenantId))),
]
const figure = (row: TenantFigures, id: string) => tenantFigure(row, measureById(id) as Measure)

const added = MEASURES.filter((measure) => measure.scope === 'tenant' && measure.overMonths === 'added')

describe('in every world', () => {
  const threeRuns = fc
    .tuple(fc.tuple(randomInputs, randomInputs, randomInputs), randomRequest)
    .map(([inputs, asked]) => ({ asked, runs: inputs.map((ofMonth) => () => computeRun(ofMonth, asked)) }))

  const holds = (
    claim: (runs: readonly ComputedRun[], policies: ComputedRun['figures']['policies']) => void,
  ) =>
    fc.assert(
      fc.property(threeRuns, ({ runs, asked }) => {
        claim(
          runs.map((compute) => compute()),
          asked.policies,
        )
      }),
      { seed: SEED, numRuns: 60 },
    )

  test('what the catalogue calls added is the sum of the months, or null with each month that lacks it', () => {
    holds((runs) => {
      for (const tenantId of everyone(runs)) {
        const quarter = quarterOf(runs, tenantId)
        for (const measure of added) {
          const rows = runs.map((computed, at) => monthOf(computed, tenantId, at).row)
          const values = rows.map((row) => ('tenantId' in row ? tenantFigure(row, measure).value : undefined))
          const lacking = MONTHS.filter((_, at) => values[at] === null)
          const { value, missing } = tenantFigure(quarter, measure)
          if (lacking.length > 0) expect(value).toBeNull()
          for (const month of lacking) expect(missing?.message).toContain(month)
          // A month without a row is no cost and no revenue, or unknown: never less than nothing.
          if (value !== null) {
            const known = values.map((each) => (each ?? 0) as number)
            expect(value).toBe(known.reduce((sum, each) => sum + each, 0))
          }
        }
      }
    })
  })

  test('a margin is that of the sums, and a bound where any month is one', () => {
    holds((runs) => {
      for (const tenantId of everyone(runs)) {
        const quarter = quarterOf(runs, tenantId)
        const { profitCents, revenueCents, grossMarginPct, totalCostCents } = quarter
        const isKnown = profitCents !== null && revenueCents !== null && revenueCents !== 0
        expect(grossMarginPct).toBe(
          isKnown ? roundedTo(2, fraction(BigInt(profitCents) * 100n, revenueCents)) : null,
        )
        const incomplete = runs.some(({ figures }) =>
          figures.tenants.some((row) => row.tenantId === tenantId && !row.costComplete),
        )
        if (totalCostCents !== null) {
          expect(figure(quarter, 'total_cost').bound).toBe(incomplete ? 'at_least' : null)
          expect(quarter.businessHealth.provisional).toBe(incomplete)
        }
      }
    })
  })

  test('a quarter conserves as its months do: tenants and unallocated cost sum to the source', () => {
    holds((runs, policies) => {
      const months = runs.map(({ figures }) => figures)
      const pools = poolsOverMonths(months.map((month) => month.pools))
      const revenue = revenueOverMonths(months.map((month) => month.revenue))
      const tenants = everyone(runs).map((tenantId) => quarterOf(runs, tenantId))
      expect(conservationFault({ pools, revenue, policies, tenants })).toBeNull()
      const unallocated = unallocatedOverMonths(months.map((month) => month.unallocated))
      for (const { pool, unallocatedCents, sourceCents, tenantCents } of pools) {
        const rows = unallocated.filter((row) => row.pool === pool)
        const sum = rows.reduce((total, { cents }) => total + (cents ?? 0), 0)
        if (unallocatedCents === null || sourceCents === null || tenantCents === null) continue
        expect(sum).toBe(unallocatedCents)
        expect(sourceCents).toBe(tenantCents + sum)
      }
    })
  })
})

describe('one tenant', () => {
  const costing = (cents: number | null, revenue: number | null, change: Parameters<typeof run>[0] = {}) =>
    run({
      vps: [vps('v1', cents)],
      ips: [ip('i1', 'v1', 0)],
      assignments: [assignment('i1', A)],
      payments: revenue === null ? [] : [payment(A, revenue)],
      subscriptions: [subscription(A, 4_900)],
      usage: [sent(A, 1_000)],
      ...change,
    })

  test('has ratios of its sums, not the mean of its months', () => {
    const quarter = quarterOf([costing(100, 1_000), costing(900, 1_000), costing(2_000, 4_000)], A)
    expect(quarter).toMatchObject({
      totalCostCents: 3_000,
      revenueCents: 6_000,
      profitCents: 3_000,
      grossMarginPct: 50,
      efficiencyRatio: 2,
      emailsSent: 3_000,
      costPerEmailSent: 0.01,
    })
  })

  test('has its list price month for month, so that health compares like with like', () => {
    const quarter = quarterOf([costing(4_000, null), costing(4_000, null), costing(4_000, null)], A)
    expect(quarter).toMatchObject({
      listPriceCents: 14_700,
      businessHealth: { status: 'Monitor', provisional: false },
      costEfficiencyScore: 18.37,
    })
  })

  test('whose month has no revenue to divide by has a margin of the quarter', () => {
    const quarter = quarterOf([costing(100, null), costing(100, 400), costing(100, null)], A)
    expect(quarter).toMatchObject({ revenueCents: 400, grossMarginPct: 25 })
  })

  test('whose month has no usage has none in the quarter, and the month is named', () => {
    const quarter = quarterOf([costing(100, 400), costing(100, 400, { usage: [] }), costing(100, 400)], A)
    expect(figure(quarter, 'emails_sent')).toEqual({
      value: null,
      bound: null,
      missing: {
        code: 'no_usage_rows',
        message: '2025-10: No billing analytics row of this tenant starts in the period.',
      },
    })
    expect(figure(quarter, 'cost_per_email_sent').missing?.message).toMatch(/^2025-10: /)
  })

  test('of which a month is a lower bound is one', () => {
    const quarter = quarterOf([costing(100, 400), costing(null, 400), costing(100, 400)], A)
    expect(quarter).toMatchObject({ costComplete: false, unknownResources: 1 })
    expect(figure(quarter, 'total_cost')).toEqual({ value: 200, bound: 'at_least', missing: null })
    expect(figure(quarter, 'profit').bound).toBe('at_most')
  })

  test('that came in the second month has no cost and no revenue before, and what a run does not know is null', () => {
    const before = costing(100, 400, {
      tenants: [tenant(B)],
      assignments: [],
      subscriptions: [],
      payments: [],
    })
    const quarter = quarterOf([before, costing(100, 400), costing(100, 400)], A)
    expect(quarter).toMatchObject({
      totalCostCents: 200,
      revenueCents: 800,
      profitCents: 600,
      listPriceCents: null,
    })
    expect(figure(quarter, 'list_price').missing).toEqual({
      code: 'no_row',
      message: expect.stringMatching(/^2025-09: The tenant is not in the run of this month/),
    })
    expect(figure(quarter, 'emails_sent').missing?.code).toBe('no_row')
  })

  test('that came in the second month has an unknown cost where the first did not know costs', () => {
    const missing = new Set(['vps_instances.approximate_cost', 'payments'])
    const before = costing(100, 400, { tenants: [tenant(B)], assignments: [], payments: [], missing })
    const quarter = quarterOf([before, costing(100, 400), costing(100, 400)], A)
    expect(quarter).toMatchObject({ totalCostCents: null, revenueCents: null })
  })

  test('has the name and the plans of its last month', () => {
    const named = (name: string, planName: string) =>
      costing(100, 400, {
        tenants: [tenant(A, { name })],
        subscriptions: [subscription(A, 4_900, { planName })],
      })
    const quarter = quarterOf([named('Old', 'Starter'), named('Old', 'Growth'), named('New', 'Growth')], A)
    expect(quarter).toMatchObject({ tenantName: 'New', planNames: ['Growth'], noActiveSubscription: false })
  })
})
