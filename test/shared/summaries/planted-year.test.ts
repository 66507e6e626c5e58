// A year of seeded history, quiet but for what is planted in it: whatever is planted together is found, and nothing else is.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { computeSummary } from '../../../shared/summaries/compute-summary.ts'
import type { DeliverabilityRow, SummaryInputs } from '../../../shared/summaries/summary-inputs.ts'
import { SEED } from '../../worlds/random-world.ts'
import { assignment, ip, payment, sent, subscription, tenant, vps } from '../../worlds/world.ts'
import { delivered, HISTORY, NO_POSTHOG, summaryInputs } from './summary-world.ts'

const GAP = '2025-06'
const VPS = ['v0', 'v1', 'v2']
const IPS_A_VPS = 4
const TENANTS = VPS.flatMap((_, v) =>
  Array.from({ length: IPS_A_VPS }, (_, i) =>
    `${v}${i}`.padStart(8, '0').concat('-0000-4000-8000-000000000000'),
  ),
)
const tenantAt = (index: number): string => TENANTS[index] ?? ''

/** What a quiet year varies: prices in cents, emails and bounces a tenant and month. */
interface Quiet {
  readonly vpsCents: readonly number[]
  readonly emails: readonly number[]
  readonly bounces: readonly number[]
}

interface Year {
  readonly upstream: Partial<CostInputs>
  readonly deliverability: readonly DeliverabilityRow[]
  readonly change: (inputs: SummaryInputs) => SummaryInputs
}

interface Incident {
  readonly name: string
  readonly plant: (year: Year) => Year
  readonly opportunities: readonly string[]
  readonly alerts: readonly string[]
}

/** Every tenant has an IP to itself, pays well over its cost and bounces little; one spare IP is within the allowance. */
function quietYear({ vpsCents, emails, bounces }: Quiet): Year {
  return {
    upstream: {
      tenants: TENANTS.map((id) => tenant(id)),
      vps: VPS.map((id, v) => vps(id, vpsCents[v] ?? 0)),
      ips: [
        ...TENANTS.map((id, t) => ip(`i-${id}`, VPS[Math.floor(t / IPS_A_VPS)] ?? null, 300)),
        ip('spare', 'v0', 200, { status: 'available' }),
      ],
      assignments: TENANTS.map((id) => assignment(`i-${id}`, id)),
      subscriptions: TENANTS.map((id) => subscription(id, 50_000)),
      payments: TENANTS.map((id) => payment(id, 50_000, { id: `payment-${id}` })),
      usage: TENANTS.map((id, t) => sent(id, emails[t] ?? 0)),
    },
    deliverability: HISTORY.flatMap((month) =>
      TENANTS.map((id, t) => delivered(id, emails[t] ?? 0, bounces[t] ?? 0, 0, { month })),
    ),
    change: (inputs) => inputs,
  }
}

const inUpstream = (change: (upstream: Partial<CostInputs>) => Partial<CostInputs>) => (year: Year) => ({
  ...year,
  upstream: { ...year.upstream, ...change(year.upstream) },
})
const inDeliveries =
  (change: (row: DeliverabilityRow) => DeliverabilityRow | readonly DeliverabilityRow[]) => (year: Year) => ({
    ...year,
    deliverability: year.deliverability.flatMap(change),
  })
const inInputs = (change: (inputs: SummaryInputs) => SummaryInputs) => (year: Year) => ({
  ...year,
  change: (inputs: SummaryInputs) => change(year.change(inputs)),
})
const ofLastMonth = (id: string, part: Partial<DeliverabilityRow>) =>
  inDeliveries((row) => (row.tenantId === id && row.month === HISTORY.at(-1) ? { ...row, ...part } : row))

const INCIDENTS: readonly Incident[] = [
  {
    name: 'a bounce spike',
    plant: ofLastMonth(tenantAt(1), { emailsSent: 1000, emailsBounced: 101 }),
    opportunities: [],
    alerts: [`bounce_rate_critical:${tenantAt(1)}`],
  },
  {
    name: 'a range of burned IPs',
    plant: inUpstream(({ ips = [] }) => ({
      ips: [...ips, ...['b1', 'b2', 'b3'].map((id) => ip(id, 'v2', 150, { status: 'burned' }))],
    })),
    opportunities: ['unusable_ips:v2'],
    alerts: ['burned_ips:v2'],
  },
  {
    name: 'an idle VPS',
    plant: inUpstream((upstream) => ({ vps: [...(upstream.vps ?? []), vps('v9', 9000)] })),
    opportunities: ['idle_vps:v9'],
    alerts: ['idle_vps:v9'],
  },
  {
    name: 'a price rise',
    plant: inInputs((inputs) => ({
      ...inputs,
      vpsBefore:
        inputs.vpsBefore?.map((use) =>
          use.vpsId === 'v1' ? { ...use, costCents: Math.floor((use.costCents ?? 0) / 1.06) } : use,
        ) ?? null,
    })),
    opportunities: [],
    alerts: [`price_rise:v1:${HISTORY.at(-1)}`],
  },
  {
    name: 'a tenant under water',
    plant: inUpstream(({ subscriptions = [] }) => ({
      subscriptions: subscriptions.map((row) =>
        row.tenantId === tenantAt(5) ? { ...row, priceMonthlyCents: 1000 } : row,
      ),
    })),
    opportunities: [`cost_above_list_price:${tenantAt(5)}`],
    alerts: [`cost_above_list_price:${tenantAt(5)}`],
  },
  {
    name: 'a month without deliveries',
    plant: inDeliveries((row) => (row.month === GAP ? [] : row)),
    opportunities: [],
    alerts: [`month_without_data:deliverability_daily_summary:${GAP}`],
  },
  {
    name: 'a month without a cost run',
    plant: inInputs((inputs) => ({
      ...inputs,
      costHistory: inputs.costHistory.map((month) =>
        month.period === GAP ? { ...month, tenants: null, platform: null } : month,
      ),
    })),
    opportunities: [],
    alerts: [`month_without_data:cost_runs:${GAP}`],
  },
  {
    name: 'bad data of a tenant',
    plant: ofLastMonth(tenantAt(7), { emailsSent: 10, emailsBounced: 11 }),
    opportunities: [],
    alerts: [`bad_deliverability_data:${tenantAt(7)}`],
  },
  {
    name: 'events that cannot be read',
    plant: inInputs((inputs) => ({ ...inputs, events: NO_POSTHOG })),
    opportunities: [],
    alerts: ['source_limited:posthog'],
  },
]

function summaryOf({ upstream, deliverability, change }: Year) {
  const inputs = summaryInputs(upstream, { deliverability })
  const [last] = inputs.costHistory.slice(-1)
  const year = {
    ...inputs,
    costHistory: inputs.costHistory.map((month) => ({ ...month, tenants: last?.tenants ?? null })),
  }
  return computeSummary(change({ ...year, vpsBefore: computeSummary(year).vps }))
}

const QUIET: Quiet = {
  vpsCents: [10_000, 12_000, 15_000],
  emails: TENANTS.map(() => 10_000),
  bounces: TENANTS.map(() => 100),
}

const quiet = fc.record({
  vpsCents: fc.array(fc.integer({ min: 8000, max: 20_000 }), { minLength: 3, maxLength: 3 }),
  emails: fc.array(fc.integer({ min: 9000, max: 11_000 }), { minLength: 12, maxLength: 12 }),
  bounces: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 12, maxLength: 12 }),
})

test('every incident that is planted is found, together with any others, and nothing else is', () => {
  fc.assert(
    fc.property(quiet, fc.subarray([...INCIDENTS]), (year, planted) => {
      const found = summaryOf(planted.reduce((changed, { plant }) => plant(changed), quietYear(year)))
      const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort()
      expect(ids(found.opportunities)).toEqual(planted.flatMap(({ opportunities }) => opportunities).sort())
      expect(ids(found.alerts)).toEqual(planted.flatMap(({ alerts }) => alerts).sort())
    }),
    { seed: SEED, numRuns: 30, examples: INCIDENTS.map((incident) => [QUIET, [incident]]) },
  )
})
