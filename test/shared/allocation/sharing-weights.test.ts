// Sharing policies: who receives, by which weight, and when a cost stays unallocated.
import { describe, expect, test } from '@jest/globals'
import type { Policies } from '../../../shared/contract/request.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import {
  A,
  assignment,
  B,
  C,
  ip,
  payment,
  poolOf,
  rowOf,
  run,
  sent,
  subscription,
  tenant,
  vps,
  warningsOf,
} from '../../worlds/world.ts'

const line = (name: string, monthlyCents: number) => ({
  name,
  vendor: 'somebody',
  monthlyCents,
  validFrom: '2025-01-01',
  validTo: null,
})

/** A uses a VPS of 300 and an IP of 100, B an IP of 100 and the same VPS; v2 and i3 are idle, i4 is burned. */
const inputs: Partial<CostInputs> = {
  vps: [vps('v1', 300), vps('v2', 1000)],
  ips: [
    ip('i1', 'v1', 100),
    ip('i2', 'v1', 250),
    ip('i3', 'v1', 50),
    ip('i4', 'v1', 77, { status: 'burned' }),
  ],
  assignments: [assignment('i1', A), assignment('i2', B)],
  subscriptions: [subscription(A, 1000), subscription(B, 1000)],
  platformCosts: [line('database', 1000), line('mail', 1)],
}

const share = (policies: Partial<Policies>, change: Partial<CostInputs> = {}) =>
  run({ ...inputs, ...change }, { policies: { shareIdle: 'none', sharePlatform: 'none', ...policies } })

const columns = (computed: ReturnType<typeof share>, field: 'idleCostCents' | 'platformCostCents') =>
  [A, B, C].map((id) => rowOf(computed, id)[field])

describe('without a policy nothing is shared', () => {
  test('idle and platform cost are known zeros', () => {
    expect(columns(share({}), 'idleCostCents')).toEqual([0, 0, 0])
    expect(columns(share({}), 'platformCostCents')).toEqual([0, 0, 0])
    expect(poolOf(share({}), 'platform')).toMatchObject({ tenantCents: 0, unallocatedCents: 1001 })
  })
})

describe('idle cost', () => {
  test('even: the vps and the ip pool are shared separately, each rounded once', () => {
    // vps: v2 with 1000 is 500, 500; ip: i3 with 50 is 25, 25.
    expect(columns(share({ shareIdle: 'even' }), 'idleCostCents')).toEqual([525, 525, 0])
  })

  test('odd cents of both pools go to the lower id, once each', () => {
    const odd = { vps: [vps('v1', 300), vps('v2', 1001)], ips: [ip('i1', 'v1', 100), ip('i3', 'v1', 51)] }
    expect(columns(share({ shareIdle: 'even' }, odd), 'idleCostCents')).toEqual([501 + 26, 500 + 25, 0])
  })

  test('weighted: by the rounded vps and ip cents before any sharing', () => {
    // A carries 150 + 100, B 150 + 250: weights 250 and 400. 1000: 384.62, 615.38. 50: 19.23, 30.77.
    expect(columns(share({ shareIdle: 'weighted' }), 'idleCostCents')).toEqual([385 + 19, 615 + 31, 0])
  })

  test('burned, quarantined and scheduled decommissions are not shared as idle', () => {
    const left = share(
      { shareIdle: 'even' },
      { vps: [...(inputs.vps ?? []), vps('v3', 400, { status: 'scheduled_decommission' })] },
    )
    expect(left.figures.unallocated.filter(({ pool }) => pool !== 'platform')).toEqual([
      {
        pool: 'vps',
        reason: 'scheduled_decommission',
        resourceId: 'v3',
        label: 'hw-v3',
        cents: 400,
        vendor: 'hostwinds',
      },
      { pool: 'ip', reason: 'burned', resourceId: 'i4', label: '192.0.2.2', cents: 77, vendor: 'hostwinds' },
    ])
  })

  test('it has a line of its own in the explanation', () => {
    const shared = share({ shareIdle: 'weighted' })
      .explain(A)
      .lines.filter(({ kind }) => kind === 'shared')
    expect(shared).toEqual([
      {
        kind: 'shared',
        measure: 'idle_cost',
        pool: 'vps',
        policy: 'weighted',
        poolCents: 1000,
        recipients: 2,
        weight: '250',
        totalWeight: '650',
        unroundedShareCents: '384.615385',
        cents: 385,
        spareCent: true,
      },
      {
        kind: 'shared',
        measure: 'idle_cost',
        pool: 'ip',
        policy: 'weighted',
        poolCents: 50,
        recipients: 2,
        weight: '250',
        totalWeight: '650',
        unroundedShareCents: '19.230769',
        cents: 19,
        spareCent: false,
      },
    ])
  })
})

describe('platform cost', () => {
  test('even: rounded once on the total of the list, not line by line', () => {
    const lines = [line('a', 1), line('b', 1), line('c', 1)]
    expect(columns(share({ sharePlatform: 'even' }, { platformCosts: lines }), 'platformCostCents')).toEqual([
      2, 1, 0,
    ])
  })

  test('weighted: by own cost', () => {
    // 1001 over 250:400 is 385, 616.
    expect(columns(share({ sharePlatform: 'weighted' }), 'platformCostCents')).toEqual([385, 616, 0])
  })

  test('by emails: by emails sent, an unknown volume weighs zero and is warned about', () => {
    const shared = share({ sharePlatform: 'by_emails' }, { usage: [sent(A, 3), sent(C, 1000)] })
    expect(columns(shared, 'platformCostCents')).toEqual([1001, 0, 0])
    expect(warningsOf(shared)).toEqual({ unknown_volume_weighs_zero: 1 })
    const known = share({ sharePlatform: 'by_emails' }, { usage: [sent(A, 3), sent(B, 1)] })
    // 1001 over 3:1 is 750.75, 250.25.
    expect(columns(known, 'platformCostCents')).toEqual([751, 250, 0])
    expect(warningsOf(known)).toEqual({})
  })

  test('by revenue: by billed revenue', () => {
    const payments = [payment(A, 100), payment(B, 300), payment(C, 9000)]
    // 1001 over 100:300 is 250.25, 750.75.
    expect(columns(share({ sharePlatform: 'by_revenue' }, { payments }), 'platformCostCents')).toEqual([
      250, 751, 0,
    ])
  })

  test('what is shared is no longer an unallocated row', () => {
    const shared = share({ sharePlatform: 'even' })
    expect(shared.figures.unallocated.filter(({ pool }) => pool === 'platform')).toEqual([])
    expect(poolOf(shared, 'platform')).toMatchObject({
      sourceCents: 1001,
      tenantCents: 1001,
      unallocatedCents: 0,
    })
  })
})

describe('recipients', () => {
  test('are tenants with an active subscription that are not deleted', () => {
    const shared = share(
      { shareIdle: 'even', sharePlatform: 'even' },
      {
        tenants: [tenant(A), tenant(B, { deletedMs: 0 }), tenant(C)],
        subscriptions: [subscription(A, 1), subscription(B, 1), subscription(C, 1, { status: 'canceled' })],
      },
    )
    expect(columns(shared, 'idleCostCents')).toEqual([1050, 0, 0])
    expect(columns(shared, 'platformCostCents')).toEqual([1001, 0, 0])
  })

  test('with two subscriptions receive once', () => {
    const subscriptions = [subscription(A, 1), subscription(A, 1, { id: 'second' }), subscription(B, 1)]
    expect(columns(share({ shareIdle: 'even' }, { subscriptions }), 'idleCostCents')).toEqual([525, 525, 0])
  })

  test('if there are none, the cost stays unallocated with its reason', () => {
    const alone = share({ shareIdle: 'even', sharePlatform: 'even' }, { subscriptions: [] })
    expect(alone.figures.unallocated).toEqual(share({}, { subscriptions: [] }).figures.unallocated)
    expect(poolOf(alone, 'vps').unallocatedCents).toBe(1000)
  })

  test('that all weigh zero leave the cost unallocated', () => {
    const weightless = { subscriptions: [subscription(C, 1)] }
    const shared = share({ shareIdle: 'weighted', sharePlatform: 'by_revenue' }, weightless)
    expect(shared.figures.unallocated).toEqual(share({}, weightless).figures.unallocated)
    expect(columns(shared, 'idleCostCents')).toEqual([0, 0, 0])
    expect(rowOf(shared, C).platformCostCents).toBe(0)
  })
})

test('the price of an idle VPS changes nobody’s part of the idle IPs', () => {
  const dearer = { vps: [vps('v1', 300), vps('v2', 9999)] }
  const ipLines = (computed: ReturnType<typeof share>) =>
    computed.explain(A).lines.filter(({ kind, pool }) => kind === 'shared' && pool === 'ip')
  const policy = { shareIdle: 'weighted' } as const
  expect(ipLines(share(policy, dearer))).toEqual(ipLines(share(policy)))
})
