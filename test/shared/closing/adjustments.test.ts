// A restatement's adjustments: named, in order, and refused unless they explain every cent.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bridgeRuns } from '../../../shared/bridge/bridge-runs.ts'
import { adjustmentsOf, adjustmentTotals, assertExplained } from '../../../shared/closing/adjustments.ts'
import { CAUSES } from '../../../shared/contract/closing/adjustments.ts'
import type { RunFigures } from '../../../shared/contract/run-figures.ts'
import { NotConservedError } from '../../../shared/errors.ts'
import { computeRun } from '../../../shared/figures/compute-run.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { randomInputs, SEED, shuffled } from '../../worlds/random-world.ts'
import { A, assignment, B, ip, payment, request, tenant, vps, world } from '../../worlds/world.ts'

const restate = (one: CostInputs, other: CostInputs) => {
  const terms = request()
  const ends = { before: computeRun(one, terms).figures, after: computeRun(other, terms).figures }
  const bridge = bridgeRuns({ inputs: one, terms }, { inputs: other, terms })
  return { ends, adjustments: adjustmentsOf(bridge, ends) }
}

const closed = world({
  vps: [vps('v1', 1_000), vps('v2', 80)],
  ips: [ip('i1', 'v1', 300)],
  assignments: [assignment('i1', A)],
  payments: [payment(A, 2_000)],
})
const learned = {
  ...closed,
  tenants: [tenant(A, { name: 'Acme, renamed' }), tenant(B)],
  vps: [vps('v1', 1_100), vps('v2', 60)],
  assignments: [...closed.assignments, assignment('i1', B)],
  payments: [payment(A, 2_000), payment(B, 500)],
}

const hasOrder = (order: readonly number[]) =>
  order.every((place, at) => at === 0 || place >= (order[at - 1] ?? 0))

test('each stands with its tenant, pool and cause; what no tenant carries comes last', () => {
  const { adjustments } = restate(closed, learned)
  expect(adjustments.map((line) => [line.tenantName, line.pool, line.cause, line.cents])).toEqual([
    ['Acme, renamed', 'vps', 'prices', 100],
    ['Acme, renamed', 'vps', 'assignments', -550],
    ['Acme, renamed', 'ip', 'assignments', -150],
    ['Tenant B', 'vps', 'assignments', 550],
    ['Tenant B', 'ip', 'assignments', 150],
    ['Tenant B', 'revenue', 'restatement', 500],
    [null, 'vps', 'prices', -20],
  ])
})

test('a tenant that is no row any more keeps the name it had', () => {
  const without = { ...closed, assignments: [], payments: [], tenants: [tenant(A, { deletedMs: 0 })] }
  const { adjustments } = restate(closed, without)
  expect(adjustments[0]).toMatchObject({ tenantId: A, tenantName: 'Tenant A', cents: -1_000 })
})

test('totals by cause and by pool, cost and revenue apart', () => {
  expect(adjustmentTotals(restate(closed, learned).adjustments)).toEqual({
    costCents: 80,
    revenueCents: 500,
    byCause: CAUSES.map((cause) => ({
      cause,
      costCents: cause === 'prices' ? 80 : 0,
      revenueCents: cause === 'restatement' ? 500 : 0,
    })),
    byPool: [
      { pool: 'vps', cents: 80 },
      { pool: 'ip', cents: 0 },
      { pool: 'idle', cents: 0 },
      { pool: 'platform', cents: 0 },
      { pool: 'revenue', cents: 500 },
    ],
  })
})

describe('whatever changed', () => {
  test('all is explained, totals are the difference of the source, and the order does not hang on that of the rows', () => {
    const source = ({ pools }: RunFigures) => pools.reduce((sum, pool) => sum + (pool.sourceCents ?? 0), 0)
    fc.assert(
      fc.property(randomInputs, randomInputs, (one, other) => {
        const { ends, adjustments } = restate(one, other)
        expect(() => assertExplained(adjustments, ends)).not.toThrow()
        expect(adjustmentTotals(adjustments).costCents).toBe(source(ends.after) - source(ends.before))
        expect(restate(shuffled(one, 3), shuffled(other, 5)).adjustments).toEqual(adjustments)
        const causesOfOneCell = Map.groupBy(adjustments, ({ tenantId, pool }) => `${tenantId} ${pool}`)
        for (const cell of causesOfOneCell.values()) {
          expect(hasOrder(cell.map(({ cause }) => CAUSES.indexOf(cause)))).toBe(true)
        }
      }),
      { seed: SEED, numRuns: 30 },
    )
  })

  test('a cent too much, a cent too little or a line that is missing is refused', () => {
    const { ends, adjustments } = restate(closed, learned)
    adjustments.forEach((line, at) => {
      for (const cents of [line.cents + 1, line.cents - 1]) {
        expect(() => assertExplained(adjustments.with(at, { ...line, cents }), ends)).toThrow(
          NotConservedError,
        )
      }
      expect(() => assertExplained(adjustments.toSpliced(at, 1), ends)).toThrow(NotConservedError)
    })
  })

  test('the refusal names the tenant, the pool and the cents', () => {
    const { ends, adjustments } = restate(closed, learned)
    expect(() => assertExplained(adjustments.slice(0, -1), ends)).toThrow(
      'leave -20 cents of the vps pool of no tenant unexplained',
    )
    const stranger = { ...(adjustments[0] as (typeof adjustments)[number]), tenantId: 'x', cents: 4 }
    expect(() => assertExplained([...adjustments, stranger], ends)).toThrow(
      '-4 cents of the vps pool of tenant x',
    )
  })
})
