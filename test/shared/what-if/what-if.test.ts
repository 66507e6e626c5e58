// What-ifs: whatever is changed, every cent is accounted for before and after, and what was not changed stays as it is.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { WhatIfChange } from '../../../shared/contract/api/planning-requests.ts'
import { InvalidInputError } from '../../../shared/errors.ts'
import { computeRun } from '../../../shared/figures/compute-run.ts'
import type { RunRequest } from '../../../shared/figures/run-request.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { COST_POOLS, type WhatIf, whatIf } from '../../../shared/what-if/what-if.ts'
import { randomInputs, randomRequest, SEED } from '../../worlds/random-world.ts'
import { A, assignment, B, C, ip, request, sent, subscription, vps, world } from '../../worlds/world.ts'
import { randomChange } from './random-changes.ts'

const often = (numRuns: number) => ({ seed: SEED, numRuns })
const tried = (inputs: CostInputs, terms: RunRequest, changes: readonly WhatIfChange[]): WhatIf | null => {
  try {
    return whatIf({ inputs, terms }, changes)
  } catch (error) {
    if (error instanceof InvalidInputError) return null
    throw error
  }
}
const deltas = ({ tenants, pools, unchangedTenants }: WhatIf) => ({ tenants, pools, unchangedTenants })
const sum = (cents: readonly (number | null)[]): number =>
  cents.reduce<number>((total, one) => total + (one ?? 0), 0)

test('whatever is changed, tenants and what stays unallocated change by what the source does, to the cent', () => {
  let applied = 0
  fc.assert(
    fc.property(
      randomInputs,
      randomRequest,
      fc.array(randomChange, { minLength: 1, maxLength: 4 }),
      (inputs, terms, changes) => {
        const found = tried(inputs, terms, changes)
        if (found === null) return
        applied += 1
        for (const { source, tenants, unallocated } of found.pools) {
          for (const when of ['beforeCents', 'afterCents'] as const) {
            expect(source[when] ?? 0).toBe((tenants[when] ?? 0) + (unallocated[when] ?? 0))
          }
        }
        const carried = found.tenants.flatMap(({ byPool }) => COST_POOLS.map((pool) => byPool[pool]))
        const known = (sides: readonly { beforeCents: number | null; afterCents: number | null }[]) =>
          sum(sides.map(({ afterCents }) => afterCents)) - sum(sides.map(({ beforeCents }) => beforeCents))
        expect(known(carried) + known(found.pools.map(({ unallocated }) => unallocated))).toBe(
          known(found.pools.map(({ source }) => source)),
        )
        for (const { total, byPool, missing } of found.tenants) {
          const parts = COST_POOLS.map((pool) => byPool[pool].changeCents)
          expect(total.changeCents).toBe(parts.includes(null) ? null : sum(parts))
          expect(missing === null).toBe(total.changeCents !== null)
        }
      },
    ),
    often(150),
  )
  expect(applied).toBeGreaterThan(50)
})

test('before is the run as it is published, after the run of the world as changed: here a world without the server', () => {
  fc.assert(
    fc.property(randomInputs, randomRequest, fc.constantFrom('v1', 'v3'), (inputs, terms, vpsId) => {
      const found = tried(inputs, terms, [{ kind: 'drop_vps', vpsId }])
      if (found === null) return
      const gone = new Set(inputs.ips.flatMap((row) => (row.vpsId === vpsId ? row.id : [])))
      const without = {
        ...inputs,
        vps: inputs.vps.filter(({ id }) => id !== vpsId),
        ips: inputs.ips.filter(({ id }) => !gone.has(id)),
        assignments: inputs.assignments.filter(({ ipId }) => !gone.has(ipId as string)),
      }
      const [before, after] = [inputs, without].map((one) => computeRun(one, terms).figures)
      expect(found.pools.map(({ source }) => [source.beforeCents, source.afterCents])).toEqual(
        before?.pools.map(({ sourceCents }, index) => [sourceCents, after?.pools[index]?.sourceCents]),
      )
      const changed = new Map(found.tenants.map((tenant) => [tenant.tenantId, tenant]))
      for (const row of before?.tenants ?? []) {
        const side = changed.get(row.tenantId)?.total
        if (side !== undefined) expect(side.beforeCents).toBe(row.totalCostCents)
      }
      for (const row of after?.tenants ?? []) {
        const side = changed.get(row.tenantId)?.total
        const was = before?.tenants.find(({ tenantId }) => tenantId === row.tenantId)
        expect(side === undefined ? was?.totalCostCents : side.afterCents).toBe(row.totalCostCents)
      }
    }),
    often(60),
  )
})

test('changes that have nothing to do with one another may come in any order', () => {
  const independent: WhatIfChange[] = [
    { kind: 'change_price', resourceId: 'v1', monthlyCents: 777 },
    { kind: 'drop_vps', vpsId: 'v3' },
    { kind: 'use_method', method: 'volume' },
    { kind: 'use_policies', shareIdle: 'even' },
    { kind: 'use_policies', sharePlatform: 'by_revenue' },
    { kind: 'add_vps', name: 'new', monthlyCents: 500, ips: [{ monthlyCents: 9, tenantId: null }] },
  ]
  let compared = 0
  fc.assert(
    fc.property(
      randomInputs,
      randomRequest,
      fc.shuffledSubarray(independent, { minLength: independent.length }),
      (inputs, terms, shuffledChanges) => {
        const [one, other] = [tried(inputs, terms, independent), tried(inputs, terms, shuffledChanges)]
        expect(other === null).toBe(one === null)
        if (one === null || other === null) return
        compared += 1
        expect(deltas(other)).toEqual(deltas(one))
        expect([...other.changes].sort()).not.toEqual([])
      },
    ),
    often(40),
  )
  expect(compared).toBeGreaterThan(10)
})

test('a tenant that is moved there and back, from an IP in use, is where it was', () => {
  let moved = 0
  fc.assert(
    fc.property(randomInputs, randomRequest, (inputs, terms) => {
      const unused = inputs.ips.flatMap(({ id, status }) => (status === 'available' ? id : []))
      const first = inputs.assignments.find(
        ({ domainTenantId, ipId }) => domainTenantId !== null && !unused.includes(ipId as string),
      )
      const to = inputs.ips.find(
        ({ id }) =>
          !inputs.assignments.some(
            ({ ipId, domainTenantId }) => ipId === id && domainTenantId === first?.domainTenantId,
          ),
      )
      if (!first?.ipId || !first.domainTenantId || to === undefined) return
      const move = { kind: 'move_tenant', tenantId: first.domainTenantId } as const
      const found = tried(inputs, terms, [
        { ...move, fromIpId: first.ipId, toIpId: to.id },
        { ...move, fromIpId: to.id, toIpId: first.ipId },
      ])
      if (found === null) return
      moved += 1
      expect([found.tenants, found.pools.map(({ tenants }) => tenants.changeCents ?? 0)]).toEqual([
        [],
        found.pools.map(() => 0),
      ])
    }),
    often(80),
  )
  expect(moved).toBeGreaterThan(30)
})

const month = world({
  vps: [vps('v1', 1_000), vps('v2', 400)],
  ips: [ip('i1', 'v1', 300), ip('i2', 'v2', 100), ip('i3', 'v2', 80, { status: 'available' })],
  assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', C)],
  subscriptions: [subscription(A, 4_900), subscription(B, 4_900)],
  usage: [sent(A, 900), sent(B, 100)],
  platformCosts: [
    { name: 'mail', vendor: 'south', monthlyCents: 900, validFrom: '2025-01-01', validTo: null },
  ],
})
const ask = (changes: readonly WhatIfChange[], inputs: CostInputs = month, terms = request()) =>
  whatIf({ inputs, terms }, changes)
const totals = ({ tenants }: WhatIf) =>
  tenants.map(({ tenantId, total }) => [tenantId, total.beforeCents, total.afterCents, total.changeCents])
const refusal = (changes: readonly WhatIfChange[], inputs?: CostInputs): string[] => {
  try {
    ask(changes, inputs)
  } catch (error) {
    if (error instanceof InvalidInputError) return [error.field, error.accepted]
    throw error
  }
  return []
}

describe('of a small month', () => {
  test('a server that is dropped takes its IPs with it, and says who is left without one', () => {
    const found = ask([{ kind: 'drop_vps', vpsId: 'V2' }])
    expect(totals(found)).toEqual([[C, 500, 0, -500]])
    expect(found.unchangedTenants).toBe(2)
    expect(found.changes).toEqual(['The VPS hw-v2 (v2), at $4.00 a month, is dropped.'])
    expect(found.notes).toEqual([
      '2 IPs of the VPS hw-v2 (v2) go with it.',
      '1 tenant is left without an IP.',
    ])
    expect(
      found.pools.map(({ pool, source, unallocated }) => [pool, source.changeCents, unallocated.changeCents]),
    ).toEqual([
      ['vps', -400, 0],
      ['ip', -180, -80],
      ['platform', 0, 0],
    ])
  })

  test('a server that is added carries its tenants, and later changes may name it', () => {
    const found = ask([
      { kind: 'add_vps', name: 'big', monthlyCents: 600, ips: [{ monthlyCents: 50, tenantId: A }] },
      { kind: 'move_tenant', tenantId: B, toIpId: 'what-if-vps-1-ip-1' },
    ])
    expect(totals(found)).toEqual([
      [A, 650, 1_625, 975],
      [B, 650, 325, -325],
    ])
    expect(found.changes).toEqual([
      'The VPS big (what-if-vps-1), at $6.00 a month, is added with 1 IP.',
      `The tenant Tenant B (${B}) is moved from all of its IPs to the IP big, IP 1 (what-if-vps-1-ip-1): 1 assignment.`,
    ])
  })

  test('a price of a server, of an IP and of a platform cost', () => {
    const found = ask([
      { kind: 'change_price', resourceId: 'v1', monthlyCents: 1_100 },
      { kind: 'change_price', resourceId: 'i2', monthlyCents: 0 },
      { kind: 'change_price', resourceId: 'Mail', monthlyCents: 1_000 },
      { kind: 'use_policies', sharePlatform: 'even' },
    ])
    expect(totals(found)).toEqual([
      [A, 650, 1_200, 550],
      [B, 650, 1_200, 550],
      [C, 500, 400, -100],
    ])
    expect(found.changes).toEqual([
      'The price of the VPS hw-v1 (v1) is $11.00 a month instead of $10.00.',
      'The price of the IP 192.0.2.2 (i2) is $0.00 a month instead of $1.00.',
      'The price of the platform cost mail is $10.00 a month instead of $9.00.',
      'The method is even+platform:even instead of even.',
    ])
  })

  test('another method weighs by what was sent', () => {
    expect(totals(ask([{ kind: 'use_method', method: 'volume' }]))).toEqual([
      [A, 650, 1_170, 520],
      [B, 650, 130, -520],
    ])
  })

  test('what changes nothing has no deltas', () => {
    const found = ask([
      { kind: 'change_price', resourceId: 'v1', monthlyCents: 1_000 },
      { kind: 'use_policies', shareIdle: 'none' },
      { kind: 'use_method', method: 'even' },
    ])
    expect([found.tenants, found.unchangedTenants]).toEqual([[], 3])
    expect(found.pools.flatMap(({ source, tenants, unallocated }) => [source, tenants, unallocated])).toEqual(
      expect.arrayContaining([expect.objectContaining({ changeCents: 0 })]),
    )
  })

  test('a tenant that is moved to where it is, moves nowhere, and the note says so', () => {
    const found = ask([{ kind: 'move_tenant', tenantId: C, toIpId: 'i2' }])
    expect(found.notes).toEqual([
      expect.stringMatching(
        /^The tenant Tenant C .* is on the IP 192\.0\.2\.2 \(i2\) already: nothing moves\.$/,
      ),
    ])
    expect(found.tenants).toEqual([])
  })

  test('a tenant that moves to an available IP takes it; to a burned one, it carries nothing of it', () => {
    const taken = ask([{ kind: 'move_tenant', tenantId: A, toIpId: 'i3' }])
    expect(taken.notes).toEqual(['The IP 192.0.2.2 (i3) was available and is assigned now.'])
    expect(totals(taken)).toEqual([
      [B, 650, 1_300, 650],
      [A, 650, 280, -370],
      [C, 500, 300, -200],
    ])
    const burned = { ...month, ips: [...month.ips.slice(0, 2), ip('i3', 'v2', 80, { status: 'burned' })] }
    expect(ask([{ kind: 'move_tenant', tenantId: A, toIpId: 'i3' }], burned).notes).toEqual([
      'The IP 192.0.2.2 (i3) has the status burned: whoever is on it carries no cost of it.',
      expect.stringMatching(
        /^Warned of after the changes, 1 more than before, .*: Assignments in force on IPs that are burned/,
      ),
    ])
  })
})

test('what a change would be warned of is said, and what was warned of before is not said again', () => {
  const usage = [sent(A, 900)]
  const before = { ...month, usage, vps: [vps('v1', 0), vps('v2', 400)] }
  expect(ask([{ kind: 'change_price', resourceId: 'i2', monthlyCents: 90 }], before).notes).toEqual([])
  expect(ask([{ kind: 'change_price', resourceId: 'v2', monthlyCents: 0 }], before).notes).toEqual([
    'Warned of after the changes, 1 more than before, such as v2: Resources priced at 0.00; a column default can make "never priced" look free.',
  ])
  expect(ask([{ kind: 'use_method', method: 'volume' }], before).notes).toEqual([
    expect.stringMatching(
      /^Warned of after the changes, \d more than before, such as .*: IPs divided evenly because the volume of a tenant on them is unknown\.$/,
    ),
  ])
})

describe('what is unknown stays so', () => {
  const unpriced = { ...month, vps: [vps('v1', null), vps('v2', 400)] }

  test('an unknown cost that stays as it is leaves other changes known', () => {
    const found = ask([{ kind: 'change_price', resourceId: 'i1', monthlyCents: 302 }], unpriced)
    expect(totals(found)).toEqual([
      [A, 150, 151, 1],
      [B, 150, 151, 1],
    ])
  })

  test('where what is unknown differs the change is null, with the reason, and never 0', () => {
    const found = ask([{ kind: 'drop_vps', vpsId: 'v1' }], unpriced)
    expect(totals(found)).toEqual([
      [A, 150, 0, null],
      [B, 150, 0, null],
    ])
    expect(found.tenants.map(({ missing, byPool }) => [missing?.code, byPool.vps, byPool.ip])).toEqual(
      Array(2).fill([
        'unknown_cost',
        { beforeCents: 0, afterCents: 0, changeCents: null },
        { beforeCents: 150, afterCents: 0, changeCents: -150 },
      ]),
    )
    expect(found.pools[0]?.source).toEqual({ beforeCents: 400, afterCents: 400, changeCents: null })
  })

  test('a source that is missing makes a pool null before and after', () => {
    const missing = new Set(['smtp_ip_addresses.approximate_cost'])
    const found = ask([{ kind: 'drop_vps', vpsId: 'v2' }], { ...month, missing })
    expect(
      found.tenants.map(({ tenantId, total, byPool, missing: why }) => [
        tenantId,
        total.changeCents,
        byPool.vps.changeCents,
        why?.code,
      ]),
    ).toEqual([[C, null, -400, 'source_missing']])
  })
})

describe('is refused with the field and what was expected, before anything is computed,', () => {
  test('for what is not there, or was taken away before', () => {
    const drop = { kind: 'drop_vps', vpsId: 'v1' } as const
    expect(refusal([drop, drop])).toEqual([
      'changes.1.vpsId',
      'the id of a VPS of 2025-11, as GET /api/v1/figures/resources lists it (resource_id), and not one that a change before it took away',
    ])
    expect(refusal([{ kind: 'change_price', resourceId: 'nowhere', monthlyCents: 1 }])[0]).toBe(
      'changes.0.resourceId',
    )
    const nobody = 'ffffffff-0000-4000-8000-00000000000f'
    expect(refusal([{ kind: 'move_tenant', tenantId: nobody, toIpId: 'i1' }])[0]).toBe('changes.0.tenantId')
    expect(refusal([{ kind: 'move_tenant', tenantId: A, toIpId: 'i9' }])[0]).toBe('changes.0.toIpId')
    expect(refusal([{ kind: 'move_tenant', tenantId: A, fromIpId: 'i2', toIpId: 'i3' }])).toEqual([
      'changes.0.fromIpId',
      `a tenant with an assignment in force on the IP 192.0.2.2 (i2), and the tenant Tenant A (${A}) has none there`,
    ])
    const ips = [
      { monthlyCents: 1, tenantId: null },
      { monthlyCents: 1, tenantId: nobody },
    ]
    expect(refusal([{ kind: 'add_vps', name: 'x', monthlyCents: 1, ips }])[0]).toBe(
      'changes.0.ips.1.tenantId',
    )
  })

  test('for a volume method in a month without volumes', () => {
    const missing = new Set(['billing_analytics'])
    expect(refusal([{ kind: 'use_method', method: 'volume' }], { ...month, missing })).toEqual([
      'changes.0.method',
      'even in this month. The method volume needs email volumes. The upstream database has no table billing_analytics. Use the method even.',
    ])
  })
})
