// A run in shards is the run: whatever the world, the method and the policies, and however many shards.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { UPSTREAM_COLUMNS } from '../../../functions/sources/postgres/upstream-tables.ts'
import type { HistoricStatuses } from '../../../shared/archive/historic-statuses.ts'
import { computeRun } from '../../../shared/figures/compute-run.ts'
import type { RunRequest } from '../../../shared/figures/run-request.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { addCounts, allocateShard, countShard } from '../../../shared/shards/allocate-shard.ts'
import { mergeShards } from '../../../shared/shards/merge-shards.ts'
import { splitResources, statusesOfShard } from '../../../shared/shards/split-resources.ts'
import { textOf } from '../../worlds/published-text.ts'
import { EVERY_REQUEST, randomInputs, randomRequest, SEED } from '../../worlds/random-world.ts'
import { A, assignment, B, ip, PERIOD, request, sent, vps, world } from '../../worlds/world.ts'

const SHARDS = [1, 2, 7, 64]
const DAY_MS = 24 * 60 * 60 * 1000

const inShards = (inputs: CostInputs, asked: RunRequest, shards: number, counts = true) => {
  const { statuses } = asked
  const parts = splitResources(inputs, shards).map((rows) => ({
    inputs: { ...inputs, ...rows },
    request: { ...asked, statuses: statuses && statusesOfShard(rows, statuses) },
  }))
  const counted = parts.map((part) => countShard(part.inputs, part.request))
  const total = counts && asked.method === 'volume_per_ip' ? addCounts(counted) : null
  const costs = parts.map((part) => allocateShard(part.inputs, part.request, total))
  // The merge has no resource rows at all.
  const { vps: _, ips: __, assignments: ___, ...rest } = inputs
  return mergeShards(rest, asked, costs)
}

const attempt = (compute: () => string): string => {
  try {
    return compute()
  } catch (error) {
    return `refused: ${(error as Error).message}`
  }
}

test('figures, warnings and every explanation are those of one function, byte for byte', () => {
  fc.assert(
    fc.property(
      randomInputs,
      randomRequest,
      fc.constantFrom(...SHARDS),
      fc.integer({ min: 0, max: 40 }),
      (inputs, terms, shards, daysLate) => {
        const asked = { ...terms, readAtMs: PERIOD.endMs + daysLate * DAY_MS }
        expect(textOf(inShards(inputs, asked, shards))).toBe(textOf(computeRun(inputs, asked)))
      },
    ),
    { seed: SEED, numRuns: 120 },
  )
})

test.each(SHARDS)('every method and sharing policy at %d shards', (shards) => {
  fc.assert(
    fc.property(randomInputs, (inputs) => {
      for (const asked of EVERY_REQUEST) {
        expect(textOf(inShards(inputs, asked, shards))).toBe(textOf(computeRun(inputs, asked)))
      }
    }),
    { seed: SEED, numRuns: shards === 64 ? 1 : 2 },
  )
})

test('whatever table or column is missing upstream, down to the sentence of a refusal', () => {
  const sources = Object.entries(UPSTREAM_COLUMNS).flatMap(([table, columns]) => [
    table,
    ...columns.map((column) => `${table}.${column}`),
  ])
  const [rows] = fc.sample(randomInputs, { seed: SEED, numRuns: 1 })
  for (const source of sources) {
    const inputs = world({ ...rows, missing: new Set([source]) })
    for (const asked of EVERY_REQUEST.filter((_, index) => index % 9 === 0)) {
      const whole = attempt(() => textOf(computeRun(inputs, asked)))
      expect([source, attempt(() => textOf(inShards(inputs, asked, 7)))]).toEqual([source, whole])
    }
  }
})

test('with the statuses of an archive that lacks some of the rows', () => {
  fc.assert(
    fc.property(
      randomInputs,
      fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
      (inputs, archived) => {
        const absent = (rows: readonly { id: string }[], from: number) =>
          new Set(rows.filter((_, index) => !archived[from + index]).map(({ id }) => id))
        const statuses: HistoricStatuses = {
          readAtMs: PERIOD.endMs + DAY_MS * 2,
          unarchivedVps: absent(inputs.vps, 0),
          unarchivedIps: absent(inputs.ips, 8),
        }
        const request = { ...(EVERY_REQUEST[0] as RunRequest), readAtMs: PERIOD.endMs + DAY_MS * 9, statuses }
        expect(textOf(inShards(inputs, request, 7))).toBe(textOf(computeRun(inputs, request)))
      },
    ),
    { seed: SEED, numRuns: 50 },
  )
})

test('a tenant with IPs on servers of different shards weighs by all of them', () => {
  const inputs = world({
    vps: [vps('v1', 600), vps('v2', 600)],
    ips: [ip('i1', 'v1', 300), ip('i2', 'v2', 300)],
    assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', A)],
    usage: [sent(A, 900), sent(B, 300)],
  })
  const asked = request({ method: 'volume_per_ip' })
  const run = inShards(inputs, asked, 2)
  // A's 900 over two IPs weighs 450 against 300; over the one that its shard sees it would weigh 900.
  expect(run.figures.tenants[0]).toMatchObject({ tenantId: A, infrastructureCostCents: 360 + 600 })
  expect(textOf(run)).toBe(textOf(computeRun(inputs, asked)))
  expect(textOf(inShards(inputs, asked, 2, false))).not.toBe(textOf(run))
})

describe('the split', () => {
  test('gives every row to one shard, and a server is in one piece', () => {
    fc.assert(
      fc.property(randomInputs, fc.constantFrom(...SHARDS), (inputs, shards) => {
        const parts = splitResources(inputs, shards)
        expect(parts).toHaveLength(shards)
        const sorted = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()
        for (const table of ['vps', 'ips', 'assignments'] as const) {
          const given = parts.flatMap((part): readonly { id: string }[] => part[table])
          expect(sorted(given)).toEqual(sorted(inputs[table]))
        }
        for (const { vps, ips, assignments } of parts) {
          const here = new Set(ips.map(({ id }) => id))
          const servers = new Set(vps.map(({ id }) => id))
          for (const { id, ipId } of assignments) {
            const isKnown = inputs.ips.some((ip) => ip.id === ipId)
            expect([id, isKnown && !here.has(String(ipId))]).toEqual([id, false])
          }
          for (const { id, vpsId } of ips) {
            const isKnown = inputs.vps.some((server) => server.id === vpsId)
            expect([id, isKnown && !servers.has(String(vpsId))]).toEqual([id, false])
          }
        }
      }),
      { seed: SEED, numRuns: 100 },
    )
  })

  test('is balanced by assignments: no shard has twice its part where servers are alike', () => {
    const servers = Array.from({ length: 40 }, (_, index) => `v${index}`)
    const parts = splitResources(
      world({
        vps: servers.map((id) => vps(id, 1)),
        ips: servers.map((id) => ip(`i-${id}`, id, 1)),
        assignments: servers.flatMap((id, index) =>
          Array.from({ length: 1 + (index % 9) }, () => assignment(`i-${id}`, A)),
        ),
      }),
      7,
    )
    const sizes = parts.map(({ assignments }) => assignments.length)
    expect(Math.max(...sizes)).toBeLessThan((2 * sizes.reduce((sum, size) => sum + size, 0)) / 7)
  })
})
