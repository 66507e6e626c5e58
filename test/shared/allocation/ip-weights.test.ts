// How the tenants on one IP weigh against each other under each method.
import { describe, expect, test } from '@jest/globals'
import type { Method } from '../../../shared/contract/request.ts'
import type { CostInputs, UsageRow } from '../../../shared/inputs/cost-inputs.ts'
import { A, assignment, B, C, ip, rowOf, run, sent, vps, warningsOf } from '../../worlds/world.ts'

const shared = (usage: readonly UsageRow[]): Partial<CostInputs> => ({
  vps: [vps('v1', 1000)],
  ips: [ip('i1', 'v1', 100)],
  assignments: [assignment('i1', A), assignment('i1', B)],
  usage,
})

const vpsCents = (inputs: Partial<CostInputs>, method: Method) => {
  const computed = run(inputs, { method })
  return [A, B].map((id) => rowOf(computed, id).infrastructureCostCents)
}

describe('distinct tenants', () => {
  test('ten domains of one tenant weigh no more than one of another', () => {
    const domains = Array.from({ length: 10 }, (_, n) =>
      assignment('i1', A, { id: `a${n}`, domainId: `d${n}` }),
    )
    const inputs = { ...shared([]), assignments: [...domains, assignment('i1', B)] }
    expect(vpsCents(inputs, 'even')).toEqual([500, 500])
  })
})

describe('by volume', () => {
  test('each IP is divided by the emails its tenants sent', () => {
    expect(vpsCents(shared([sent(A, 900), sent(B, 100)]), 'volume')).toEqual([900, 100])
  })

  test('all rows of a tenant are added, however its id is written', () => {
    const usage = [sent(A, 400), sent(A.toUpperCase(), 500), sent(B, 100)]
    expect(vpsCents(shared(usage), 'volume')).toEqual([900, 100])
  })

  test('a tenant that sent nothing weighs nothing', () => {
    expect(vpsCents(shared([sent(A, 0), sent(B, 7)]), 'volume')).toEqual([0, 1000])
  })

  test('with an unknown volume the IP is divided evenly, with a warning', () => {
    for (const usage of [[sent(A, 900)], [sent(A, 900), sent(B, null)]]) {
      const uncertain = run(shared(usage), { method: 'volume' })
      expect([A, B].map((id) => rowOf(uncertain, id).infrastructureCostCents)).toEqual([500, 500])
      expect(warningsOf(uncertain)).toEqual({ volume_unknown: 1 })
      expect(uncertain.explain(A).lines[0]).toMatchObject({ ips: [{ evenBecause: 'volume_unknown' }] })
    }
  })

  test('with all volumes zero the IP is divided evenly, without a warning', () => {
    const silent = run(shared([sent(A, 0), sent(B, 0)]), { method: 'volume' })
    expect([A, B].map((id) => rowOf(silent, id).infrastructureCostCents)).toEqual([500, 500])
    expect(warningsOf(silent)).toEqual({})
    expect(silent.explain(B).lines[0]).toMatchObject({ ips: [{ evenBecause: 'all_volumes_zero' }] })
  })

  test('only the IP with the unknown volume is divided evenly', () => {
    const inputs = {
      vps: [vps('v1', 1000)],
      ips: [ip('i1', 'v1', 100), ip('i2', 'v1', 100)],
      assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', A), assignment('i2', C)],
      usage: [sent(A, 300), sent(B, 100)],
    }
    const half = run(inputs, { method: 'volume' })
    // i1: 500 over 300:100; i2: 500 over A and C evenly.
    expect([A, B, C].map((id) => rowOf(half, id).infrastructureCostCents)).toEqual([375 + 250, 125, 250])
    expect([A, B, C].map((id) => rowOf(half, id).emailServiceCostCents)).toEqual([75 + 50, 25, 50])
  })

  test('volumes beyond what a float holds exactly still divide', () => {
    const most = Number.MAX_SAFE_INTEGER
    expect(vpsCents(shared([sent(A, most), sent(B, most)]), 'volume')).toEqual([500, 500])
  })
})

describe('by volume per IP', () => {
  test('an IP that is not in service on an active VPS does not thin a tenant out', () => {
    const inputs = {
      vps: [vps('v1', 1000), vps('v2', 1000, { status: 'scheduled_decommission' })],
      ips: [
        ip('i1', 'v1', 100),
        ip('i2', 'v1', 100, { status: 'burned' }),
        ip('i3', 'v2', 100),
        ip('i4', null, 100),
      ],
      assignments: [
        assignment('i1', A),
        assignment('i1', B),
        assignment('i2', A),
        assignment('i3', A),
        assignment('i4', A),
      ],
      usage: [sent(A, 300), sent(B, 100)],
    }
    expect(vpsCents(inputs, 'volume_per_ip')).toEqual([750, 250])
  })

  test('IPs on other active VPS do', () => {
    const inputs = {
      vps: [vps('v1', 1000), vps('v2', 0)],
      ips: [ip('i1', 'v1', 100), ip('i2', 'v2', 0), ip('i3', 'v2', 0)],
      assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', A), assignment('i3', A)],
      usage: [sent(A, 300), sent(B, 100)],
    }
    expect(vpsCents(inputs, 'volume_per_ip')).toEqual([500, 500])
  })
})

test.each(['volume', 'volume_per_ip'] as const)(
  '%s is refused without billing analytics, even does without',
  (method) => {
    const missing = new Set(['billing_analytics'])
    expect(() => run({ ...shared([]), missing }, { method })).toThrow(
      /needs email volumes.*billing_analytics/,
    )
    expect(vpsCents({ ...shared([]), missing }, 'even')).toEqual([500, 500])
  },
)
