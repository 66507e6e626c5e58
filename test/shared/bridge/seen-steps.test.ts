// What a budget owner is told of a bridge: all of their change to the cent, on resources of their own, and no cause that would
// tell of a neighbour.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bridgeByResource } from '../../../shared/bridge/bridge-by-resource.ts'
import { seenSteps } from '../../../shared/bridge/seen-steps.ts'
import { keyOfResource } from '../../../shared/bridge/subject-cents.ts'
import { ADJUSTED_POOLS } from '../../../shared/contract/closing/adjustments.ts'
import type { Pool } from '../../../shared/contract/run-figures.ts'
import { randomInputs, randomRequest, SEED, TENANT_IDS } from '../../worlds/random-world.ts'
import { A, assignment, B, ip, request, vps, world } from '../../worlds/world.ts'

test('own cents to the last one, on resources that the tenant uses at either end, and no cause of what is shared', () => {
  let told = 0
  fc.assert(
    fc.property(randomInputs, randomInputs, randomRequest, (one, other, terms) => {
      for (const tenantId of TENANT_IDS) {
        const subject = { kind: 'tenant', tenantId } as const
        const sight = { kind: 'tenants', tenantIds: new Set([tenantId]) } as const
        const bridge = bridgeByResource({ inputs: one, terms }, { inputs: other, terms }, subject)
        const steps = seenSteps(bridge, subject, terms.method, sight)
        for (const pool of ADJUSTED_POOLS) {
          const moved = steps.flatMap(({ changes }) => changes).filter((change) => change.pool === pool)
          const cents = moved.reduce((sum, change) => sum + change.cents, 0)
          expect(bridge.from.known[pool] + cents).toBe(bridge.to.known[pool])
        }
        for (const { cause, changes } of steps) {
          for (const { pool, resourceId } of changes) {
            if (resourceId !== null) {
              expect(bridge.used.has(keyOfResource(pool as Pool, resourceId))).toBe(true)
            }
            const isShared = pool === 'idle' || pool === 'platform'
            const isByVolume = terms.method !== 'even' && pool !== 'revenue'
            expect(cause === null).toBe(isShared || isByVolume)
            told += 1
          }
        }
      }
    }),
    { seed: SEED, numRuns: 40 },
  )
  expect(told).toBeGreaterThan(300)
})

test('a resource that the tenant carries on the way alone is not named', () => {
  const before = world({
    vps: [vps('v1', 1_000), vps('v9', 700)],
    ips: [ip('i1', 'v1', 100), ip('i2', 'v1', 100)],
    assignments: [assignment('i1', A), assignment('i2', B)],
  })
  // The IP was moved to another server, and its tenant to another IP: on the way the tenant is on that server.
  const after = {
    ...before,
    ips: [ip('i1', 'v9', 100), ip('i2', 'v1', 100)],
    assignments: [assignment('i2', A, { id: `i1-${A}` }), assignment('i2', B)],
  }
  const subject = { kind: 'tenant', tenantId: A } as const
  const terms = request()
  const bridge = bridgeByResource({ inputs: before, terms }, { inputs: after, terms }, subject)
  const rowsFor = (sight: Parameters<typeof seenSteps>[3]) =>
    seenSteps(bridge, subject, 'even', sight).map(({ cause, changes }) => [
      cause,
      ...changes.map(({ resourceId, pool, cents }) => [resourceId ?? pool, cents]),
    ])
  expect(rowsFor({ kind: 'platform' })).toEqual([
    ['resources', ['v1', -500], ['v9', 700]],
    ['assignments', ['v1', 500], ['v9', -700], ['i1', -100], ['i2', 50]],
  ])
  expect(rowsFor({ kind: 'tenants', tenantIds: new Set([A]) })).toEqual([
    ['resources', ['v1', -500], ['vps', 700]],
    ['assignments', ['v1', 500], ['i1', -100], ['i2', 50], ['vps', -700]],
  ])
})
