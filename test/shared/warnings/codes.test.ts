// Every warning is raised by its cause, counts the rows it is about, and is silent without cause.
import { describe, expect, test } from '@jest/globals'
import type { RunRequest } from '../../../shared/figures/run-request.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { WARNING_MESSAGES } from '../../../shared/warnings/codes.ts'
import {
  A,
  assignment,
  B,
  ip,
  PERIOD,
  payment,
  run,
  sent,
  subscription,
  tenant,
  vps,
  warningsOf,
} from '../../worlds/world.ts'

const GHOST = 'deadbeef-0000-4000-8000-000000000000'
const HOUR_MS = 60 * 60 * 1000

const onV1 = { vps: [vps('v1', 1000)], ips: [ip('i1', 'v1', 300)] }
const first = (change: Parameters<typeof assignment>[2] = {}) => assignment('i1', A, { id: 'one', ...change })
const second = (change: Parameters<typeof assignment>[2] = {}) =>
  assignment('i1', A, { id: 'two', domainId: 'another domain', ...change })

const daily = (tenantId: string | null, emailsSent: number, emailsBounced: number) => ({
  companyIdText: 'company',
  tenantId,
  rows: 4,
  rowsWithoutVolume: 0,
  emailsSent,
  emailsBounced,
})

interface Cause {
  readonly count: number
  readonly inputs: Partial<CostInputs>
  /** The nearest world in which nothing is wrong. */
  readonly without: Partial<CostInputs>
  readonly asked?: Partial<RunRequest>
  /** The request of the world without cause, where it is the request that matters. */
  readonly askedWithout?: Partial<RunRequest>
}

const both = (change: Parameters<typeof assignment>[2]) => ({
  ...onV1,
  assignments: [first(change), second(change)],
})
const paid = (change: Parameters<typeof payment>[2], cents: number | null = 4900) => ({
  payments: [payment(A, cents, { id: 'p1', ...change }), payment(A, cents, { id: 'p2', ...change })],
})
const sharedByEmails = { policies: { shareIdle: 'none', sharePlatform: 'by_emails' } } as const
const sharedByRevenue = { policies: { shareIdle: 'none', sharePlatform: 'by_revenue' } } as const

type WarningCode = keyof typeof WARNING_MESSAGES

const CAUSES: Record<WarningCode, Cause> = {
  addon_price_unknown: {
    count: 2,
    inputs: {
      subscriptions: [subscription(A, 1, { id: 's1' })],
      addons: [
        { subscriptionId: 's1', quantity: null, priceMonthlyCents: 1 },
        { subscriptionId: 's1', quantity: 1, priceMonthlyCents: null },
      ],
    },
    without: {
      subscriptions: [subscription(A, 1, { id: 's1', status: 'canceled' })],
      addons: [{ subscriptionId: 's1', quantity: null, priceMonthlyCents: null }],
    },
  },
  assignment_domain_missing: {
    count: 2,
    inputs: both({ domainExists: false, domainTenantId: null, companyTenantId: null }),
    without: both({ domainExists: false, domainTenantId: null, expiresMs: PERIOD.endMs - 1 }),
  },
  assignment_on_unusable_ip: {
    count: 2,
    inputs: { ...both({}), ips: [ip('i1', 'v1', 300, { status: 'quarantined' })] },
    without: { ...both({ assignedMs: PERIOD.endMs }), ips: [ip('i1', 'v1', 300, { status: 'quarantined' })] },
  },
  assignment_status_disagrees: {
    count: 2,
    inputs: { ...onV1, assignments: [first({ status: 'scheduled' }), second({ status: 'expired' })] },
    without: {
      ...onV1,
      assignments: [
        first({ status: 'scheduled', assignedMs: PERIOD.endMs }),
        second({ status: 'expired', expiresMs: PERIOD.endMs - 1 }),
      ],
    },
  },
  assignment_without_start: {
    count: 2,
    inputs: both({ assignedMs: null }),
    without: both({ assignedMs: 0 }),
  },
  bounces_exceed_sent: {
    count: 1,
    inputs: { dailySummaries: [daily(A, 10, 11)] },
    without: { dailySummaries: [daily(A, 10, 10)] },
  },
  company_missing: {
    count: 4,
    inputs: { dailySummaries: [daily(null, 10, 1)] },
    without: { dailySummaries: [daily(A, 10, 1)] },
  },
  company_tenant_differs: {
    count: 2,
    inputs: both({ companyTenantId: B }),
    without: both({ companyTenantId: null }),
  },
  decommission_overdue: {
    count: 1,
    inputs: { vps: [vps('v1', 1, { decommissionScheduledForMs: PERIOD.endMs - 1 })] },
    without: { vps: [vps('v1', 1, { decommissionScheduledForMs: PERIOD.endMs + 1 })] },
  },
  domain_without_tenant: {
    count: 2,
    inputs: both({ domainTenantId: null }),
    without: both({ domainTenantId: A, companyTenantId: null }),
  },
  ip_outside_paid_vps: {
    count: 2,
    inputs: { ips: [ip('i1', null, 1), ip('i2', 'nowhere', 1)] },
    without: { ips: [ip('i1', null, 1, { createdMs: PERIOD.endMs })] },
  },
  monthly_cost_differs: {
    count: 1,
    inputs: { vps: [vps('v1', 100, { monthlyCostCents: 101 })] },
    without: { vps: [vps('v1', 100, { monthlyCostCents: 100 }), vps('v2', 100, { monthlyCostCents: null })] },
  },
  multi_month_payment: {
    count: 2,
    inputs: paid({ billingStartMs: PERIOD.startMs, billingEndMs: PERIOD.startMs + 32 * 24 * HOUR_MS + 1 }),
    without: paid({ billingStartMs: PERIOD.startMs, billingEndMs: PERIOD.startMs + 32 * 24 * HOUR_MS }),
  },
  negative_cost: {
    count: 2,
    inputs: { vps: [vps('v1', -1)], ips: [ip('i1', 'v1', -1)] },
    without: { vps: [vps('v1', -1, { status: 'decommissioned' })] },
  },
  other_currency: { count: 2, inputs: paid({ currency: 'GBP' }), without: paid({ currency: null }) },
  payment_amount_unknown: { count: 2, inputs: paid({}, null), without: paid({ status: 'failed' }, null) },
  payment_unattributed: {
    count: 2,
    inputs: { payments: [payment(null, 1), payment(GHOST, 1)] },
    without: { payments: [payment(null, 1, { status: 'failed' })] },
  },
  payment_without_start: {
    count: 2,
    inputs: paid({ billingStartMs: null }),
    without: paid({ billingStartMs: null, status: 'pending' }),
  },
  plan_price_unknown: {
    count: 2,
    inputs: { subscriptions: [subscription(A, null), subscription(B, null)] },
    without: { subscriptions: [subscription(A, null, { status: 'canceled' }), subscription(GHOST, null)] },
  },
  platform_list_missing: { count: 1, inputs: { platformCosts: null }, without: { platformCosts: [] } },
  source_missing: {
    count: 2,
    inputs: { missing: new Set(['payments', 'tenants.name']) },
    without: { payments: [] },
  },
  status_not_historic: {
    count: 2,
    inputs: onV1,
    without: onV1,
    asked: { readAtMs: PERIOD.endMs + 24 * HOUR_MS + 1 },
    askedWithout: { readAtMs: PERIOD.endMs + 24 * HOUR_MS },
  },
  tenant_id_invalid: {
    count: 5,
    inputs: { usage: [{ ...sent('acme', 1), rows: 5 }] },
    without: { usage: [{ ...sent(A, 1), rows: 5 }] },
  },
  tenant_missing: {
    count: 2,
    inputs: {
      ...onV1,
      assignments: [assignment('i1', GHOST), assignment('i1', GHOST, { id: 'two', domainId: 'd' })],
    },
    without: { ...onV1, tenants: [tenant(A, { deletedMs: 0 })], assignments: [first()] },
  },
  unknown_cost: {
    count: 2,
    inputs: { vps: [vps('v1', null)], ips: [ip('i1', 'v1', null)] },
    without: {
      vps: [vps('v1', null, { status: 'provisioning' }), vps('v2', null, { createdMs: PERIOD.endMs })],
    },
  },
  unknown_status: {
    count: 2,
    inputs: { vps: [vps('v1', 1, { status: 'asleep' })], ips: [ip('i1', 'v1', 1, { status: null })] },
    without: { vps: [vps('v1', 1, { status: 'asleep', createdMs: PERIOD.endMs })] },
  },
  unknown_revenue_weighs_zero: {
    count: 1,
    inputs: { subscriptions: [subscription(A, 1), subscription(B, 1)], payments: [payment(B, null)] },
    without: { subscriptions: [subscription(A, 1), subscription(B, 1)], payments: [payment(B, 5)] },
    asked: sharedByRevenue,
    askedWithout: sharedByRevenue,
  },
  unknown_volume_weighs_zero: {
    count: 2,
    inputs: { subscriptions: [subscription(A, 1), subscription(B, 1)], usage: [sent(B, null)] },
    without: { subscriptions: [subscription(A, 1)], usage: [sent(A, 0)] },
    asked: sharedByEmails,
    askedWithout: sharedByEmails,
  },
  usage_sources_disagree: {
    count: 1,
    inputs: { usage: [sent(A, 1000)], dailySummaries: [daily(A, 900, 0)] },
    without: { usage: [sent(A, 1000)], dailySummaries: [daily(A, 995, 0)] },
  },
  usage_tenant_missing: {
    count: 3,
    inputs: { usage: [{ ...sent(GHOST, 1), rows: 3 }] },
    without: { usage: [{ ...sent(A, 1), rows: 3 }] },
  },
  volume_unknown: {
    count: 1,
    inputs: { ...onV1, assignments: [first(), assignment('i1', B)], usage: [sent(A, 1)] },
    without: { ...onV1, assignments: [first(), assignment('i1', B)], usage: [sent(A, 0), sent(B, 0)] },
    asked: { method: 'volume' },
    askedWithout: { method: 'volume' },
  },
  zero_cost: {
    count: 2,
    inputs: { vps: [vps('v1', 0)], ips: [ip('i1', 'v1', 0)] },
    without: { vps: [vps('v1', 0, { status: 'decommissioned' })] },
  },
}

const CODES = Object.keys(WARNING_MESSAGES) as WarningCode[]

describe('each warning', () => {
  test.each(CODES)('%s is raised once by its cause, with the number of rows', (code) => {
    const { inputs, asked, count } = CAUSES[code]
    const computed = run(inputs, asked)
    expect(warningsOf(computed)[code]).toBe(count)
    const raised = computed.figures.warnings.filter((warning) => warning.code === code)
    expect(raised).toHaveLength(1)
    expect(raised[0]?.message).toMatch(/^[A-Z].*\.$/)
    expect(raised[0]?.examples.length).toBeGreaterThan(0)
  })

  test.each(CODES)('%s is not raised without cause', (code) => {
    const { without, askedWithout } = CAUSES[code]
    expect(warningsOf(run(without, askedWithout))).not.toHaveProperty(code)
  })
})

test('an ordinary month has no warnings at all', () => {
  const month = run({
    ...onV1,
    assignments: [first(), assignment('i1', B)],
    subscriptions: [subscription(A, 4900), subscription(B, 4900)],
    payments: [payment(A, 4900), payment(B, 4900)],
    usage: [sent(A, 1000), sent(B, 10)],
    dailySummaries: [daily(A, 1000, 3)],
  })
  expect(warningsOf(month)).toEqual({})
})
