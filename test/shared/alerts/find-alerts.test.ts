// Every alert rule on both sides of its condition; nothing else is found.
import { describe, expect, test } from '@jest/globals'
import type { AlertFacts, AlertTenant } from '../../../shared/alerts/alert-facts.ts'
import { findAlerts } from '../../../shared/alerts/find-alerts.ts'
import type { SystemHealth } from '../../../shared/contract/summary/summary-figures.ts'
import { DEFAULT_SETTINGS } from '../../../shared/summaries/summary-settings.ts'
import { PERIOD } from '../../worlds/world.ts'
import { burned, find, ipUse, price, quarantined, vpsUse } from '../savings/facts.ts'

const HEALTHY: SystemHealth = {
  status: 'healthy',
  runs: { published: 1, failed: 0, refused: 0 },
  sources: [],
  limited: [],
  monthsWithoutData: [],
}

const alertsOf = (change: Partial<AlertFacts>) =>
  findAlerts({
    tenants: [],
    badDeliverability: [],
    opportunities: [],
    month: PERIOD.id,
    vps: [],
    vpsBefore: null,
    systemHealth: HEALTHY,
    asOfMs: PERIOD.endMs,
    settings: DEFAULT_SETTINGS,
    ...change,
  })

const idsOf = (change: Partial<AlertFacts>) => alertsOf(change).map(({ id }) => id)

const tenant = (change: Partial<AlertTenant>): AlertTenant => ({
  tenantId: 't',
  tenantName: 'Acme',
  trackedEmails: 1000,
  bouncedEmails: 101,
  deliverabilityRisk: 'acceptable',
  estimatedRevenueLossCents: 2000,
  revenueCents: 10_000,
  revenueHealth: 'Excellent',
  ...change,
})

test('a quiet month has no alert', () => {
  expect(idsOf({ tenants: [tenant({})], vps: [vpsUse('v', 100, [ipUse('i', 1)])] })).toEqual([])
})

describe('a tenant', () => {
  test('over 10 % bounces is critical, over 5 % high; acceptable, or without data, is none', () => {
    const [critical] = alertsOf({ tenants: [tenant({ deliverabilityRisk: 'critical_action_required' })] })
    expect(critical).toEqual({
      id: 'bounce_rate_critical:t',
      rule: 'bounce_rate_critical',
      severity: 'Critical',
      category: 'Deliverability',
      tenantId: 't',
      title: 'Acme: bounce rate 10.1 %',
      detail: '101 of 1,000 emails bounced, over 10 %: critical action required.',
    })
    const [elevated] = alertsOf({ tenants: [tenant({ deliverabilityRisk: 'monitoring_needed' })] })
    expect(elevated).toMatchObject({
      id: 'bounce_rate_elevated:t',
      severity: 'High',
      category: 'Deliverability',
    })
    expect(
      idsOf({ tenants: [tenant({ deliverabilityRisk: 'no_data' }), tenant({ deliverabilityRisk: null })] }),
    ).toEqual([])
  })

  test('whose revenue health is critical has revenue at risk; Monitor and unknown have none', () => {
    const [atRisk] = alertsOf({ tenants: [tenant({ revenueHealth: 'Critical Action Required' })] })
    expect(atRisk).toMatchObject({ id: 'revenue_at_risk:t', severity: 'Critical', category: 'Revenue Risk' })
    expect(atRisk?.detail).toContain(
      'modeled from bounces and complaints, is $20.00: 20 % of the $100.00 billed; from 20 % on',
    )
    expect(
      idsOf({ tenants: [tenant({ revenueHealth: 'Monitor' }), tenant({ revenueHealth: 'unknown' })] }),
    ).toEqual([])
  })

  test('above its list price is one for its opportunity, and modeled in words', () => {
    const opportunities = find({ tenants: [price('t', 100, 101), price('u', 100, 100)] })
    expect(idsOf({ opportunities })).toEqual(['cost_above_list_price:t'])
    expect(alertsOf({ opportunities })[0]).toMatchObject({
      severity: 'High',
      category: 'Cost Anomaly',
      tenantId: 't',
    })
    expect(alertsOf({ opportunities })[0]?.detail).toContain('modeled cost')
  })

  test('whose delivery data were refused is said, and is the only one', () => {
    const badDeliverability = [
      { tenantId: 't', tenantName: null, why: 'More emails bounced than were sent.' },
    ]
    expect(alertsOf({ badDeliverability })).toEqual([
      expect.objectContaining({
        id: 'bad_deliverability_data:t',
        severity: 'Info',
        category: 'System Health',
        tenantId: 't',
      }),
    ])
  })
})

describe('a resource', () => {
  const priced = (vpsCents: number | null, ipCents: number | null) => [
    vpsUse('v', vpsCents, [ipUse('i', ipCents)]),
  ]

  test('has risen strictly over 1.05 times last month’s price, VPS and IP alike', () => {
    const rises = (now: number | null, before: number | null) =>
      idsOf({ vps: priced(now, 100), vpsBefore: priced(before, 100) })
    expect(rises(2100, 2000)).toEqual([])
    expect(rises(2101, 2000)).toEqual([`price_rise:v:${PERIOD.id}`])
    expect(rises(null, 2000)).toEqual([])
    expect(rises(2101, null)).toEqual([])
    expect(idsOf({ vps: priced(1, 106), vpsBefore: priced(1, 100) })).toEqual([`price_rise:i:${PERIOD.id}`])
    expect(alertsOf({ vps: priced(3000, 1), vpsBefore: priced(2000, 1) })[0]).toMatchObject({
      severity: 'High',
      category: 'Cost Anomaly',
      tenantId: null,
      detail: 'Its cost went from $20.00 to $30.00 a month: more than 1.05 times that of the month before.',
    })
  })

  test('that was not there, or without a summary of the month before, has not risen', () => {
    expect(idsOf({ vps: priced(900, 900), vpsBefore: [] })).toEqual([])
    expect(idsOf({ vps: priced(900, 900), vpsBefore: null })).toEqual([])
  })

  test('with three burned IPs is an alert; two and a quarantined one are none', () => {
    const pool = (...last: ReturnType<typeof burned>[]) => [
      vpsUse('v', 100, [ipUse('i', 1), burned('b1', 1), burned('b2', 1), ...last]),
    ]
    expect(idsOf({ vps: pool(quarantined('q', 1)) })).toEqual([])
    const [alert] = alertsOf({ vps: pool(burned('b3', 1)) })
    expect(alert).toMatchObject({ id: 'burned_ips:v', severity: 'High', category: 'Deliverability' })
    expect(alert?.detail).toContain('b1, b2, b3')
  })

  test('that is idle is one for its opportunity', () => {
    const opportunities = find({ vps: [vpsUse('v', 100, []), vpsUse('w', 100, [ipUse('i', 1)])] })
    expect(alertsOf({ opportunities })).toEqual([
      expect.objectContaining({ id: 'idle_vps:v', severity: 'Info', category: 'Cost Anomaly' }),
    ])
  })
})

test('the system: months without data, limited and stale sources', () => {
  const HOUR_MS = 60 * 60 * 1000
  const systemHealth: SystemHealth = {
    ...HEALTHY,
    monthsWithoutData: [{ period: '2025-06', source: 'cost_runs' }],
    limited: [{ name: 'posthog', reason: 'It did not answer.', lastGood: '2025-10-31T23:00:00Z' }],
    sources: [
      {
        name: 'deliverability_daily_summary',
        rows: 1,
        latest: new Date(PERIOD.endMs - 72 * HOUR_MS - 1).toISOString(),
        ageHours: 72,
      },
    ],
  }
  expect(alertsOf({ systemHealth }).map(({ id, severity, category }) => [id, severity, category])).toEqual([
    ['month_without_data:cost_runs:2025-06', 'High', 'System Health'],
    ['source_limited:posthog', 'High', 'System Health'],
    ['source_stale:deliverability_daily_summary', 'Info', 'System Health'],
  ])
})

test('critical first, then high, then info, whatever order the facts came in', () => {
  const facts: Partial<AlertFacts> = {
    tenants: [
      tenant({ tenantId: 'b', deliverabilityRisk: 'monitoring_needed' }),
      tenant({ tenantId: 'c', deliverabilityRisk: 'critical_action_required' }),
      tenant({ tenantId: 'a', deliverabilityRisk: 'critical_action_required' }),
    ],
    opportunities: find({ vps: [vpsUse('v', 100, [])] }),
  }
  const ids = ['bounce_rate_critical:a', 'bounce_rate_critical:c', 'bounce_rate_elevated:b', 'idle_vps:v']
  expect(idsOf(facts)).toEqual(ids)
  expect(idsOf({ ...facts, tenants: facts.tenants?.toReversed() ?? [] })).toEqual(ids)
})
