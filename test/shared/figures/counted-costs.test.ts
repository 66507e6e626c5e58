// The month counted by resource, and by vendor and plan, is the month counted by tenant, to the cent, in every world; and a
// quarter is its months added.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Sight } from '../../../shared/access/caller.ts'
import type { Pool, RunFigures } from '../../../shared/contract/run-figures.ts'
import { type ComputedRun, computeRun } from '../../../shared/figures/compute-run.ts'
import { ResourcesOfMonth } from '../../../shared/figures/resource-costs.ts'
import { resourceCostsOverMonths } from '../../../shared/figures/resource-costs-over-months.ts'
import { VendorCosts } from '../../../shared/figures/vendor-costs.ts'
import { randomInputs, randomRequest, SEED, TENANT_IDS } from '../../worlds/random-world.ts'

const PLATFORM: Sight = { kind: 'platform' }
const POOLS: readonly Pool[] = ['vps', 'ip', 'platform']
const often = (numRuns: number) => ({ seed: SEED, numRuns })
const sum = (values: readonly (number | null)[]) =>
  values.reduce<number>((all, value) => all + (value ?? 0), 0)
const vendorOf = (_: Pool, id: string) => (id < 'i4' ? 'north' : 'south')
const aMonth = fc
  .tuple(randomInputs, randomRequest)
  .map(([inputs, asked]) => computeRun(inputs, { ...asked, vendorOf }))

function tenantsSeen(run: ComputedRun, sight: Sight) {
  return run.figures.tenants.filter(
    ({ tenantId }) => sight.kind === 'platform' || sight.tenantIds.has(tenantId),
  )
}

function byResource(run: ComputedRun, sight = PLATFORM) {
  const resources = new ResourcesOfMonth()
  for (const { tenantId } of tenantsSeen(run, sight)) resources.takeLines(tenantId, run.derive(tenantId))
  if (sight.kind === 'platform') resources.takeUnallocated(run.figures.unallocated)
  return resources.rows(run.figures.method, sight)
}

function byVendor(runs: readonly ComputedRun[]) {
  const costs = new VendorCosts()
  for (const run of runs) {
    for (const { tenantId, planNames } of run.figures.tenants)
      costs.takeLines(tenantId, planNames, run.derive(tenantId))
    costs.takeUnallocated(run.figures.unallocated)
  }
  return costs.rows()
}

const centsOf = (
  { pools }: RunFigures,
  pool: Pool,
  field: 'sourceCents' | 'tenantCents' | 'unallocatedCents',
) => pools.find((totals) => totals.pool === pool)?.[field] ?? 0

describe('a month over the whole platform', () => {
  test('by resource sums to the source, the tenants and the unallocated cents of every pool', () => {
    fc.assert(
      fc.property(aMonth, (run) => {
        const rows = resourceCostsOverMonths([byResource(run)])
        for (const pool of POOLS) {
          if (run.figures.pools.find((totals) => totals.pool === pool)?.tenantCents === null) continue
          const mine = rows.filter((row) => row.pool === pool)
          expect(sum(mine.map(({ tenantCents }) => tenantCents))).toBe(
            centsOf(run.figures, pool, 'tenantCents'),
          )
          expect(sum(mine.map((row) => row.unallocatedCents))).toBe(
            centsOf(run.figures, pool, 'unallocatedCents'),
          )
          expect(sum(mine.map(({ costCents }) => costCents))).toBe(centsOf(run.figures, pool, 'sourceCents'))
        }
        expect(new Set(rows.map(({ pool, resourceId }) => `${pool}/${resourceId}`)).size).toBe(rows.length)
        expect(rows.every(({ otherTenants, isWithheld }) => otherTenants === 0 && !isWithheld)).toBe(true)
      }),
      often(60),
    )
  })

  test('by vendor and plan sums to the source of every pool, whoever is first asked', () => {
    fc.assert(
      fc.property(aMonth, (run) => {
        const rows = byVendor([run])
        for (const pool of POOLS) {
          if (run.figures.pools.find((totals) => totals.pool === pool)?.tenantCents === null) continue
          const mine = rows.filter((row) => row.pool === pool)
          expect(sum(mine.map(({ costCents }) => costCents))).toBe(centsOf(run.figures, pool, 'sourceCents'))
        }
        const backwards = { ...run, figures: { ...run.figures, tenants: run.figures.tenants.toReversed() } }
        expect(byVendor([backwards])).toEqual(rows)
        expect(resourceCostsOverMonths([byResource(backwards)])).toEqual(
          resourceCostsOverMonths([byResource(run)]),
        )
      }),
      often(60),
    )
  })
})

test('a resource is called what its source calls it, whoever carries it', () => {
  fc.assert(
    fc.property(randomInputs, randomRequest, (inputs, asked) => {
      const names = new Map<string, string | null>([
        ...inputs.vps.map(({ id, label }) => [`vps/${id}`, label] as const),
        ...inputs.ips.map(({ id, address }) => [`ip/${id}`, address] as const),
        ...(inputs.platformCosts ?? []).flatMap(({ name, vendor }) => [
          [`platform/${name}`, name] as const,
          [`platform/${name} (${vendor})`, name] as const,
        ]),
      ])
      for (const { pool, resourceId, label } of byResource(computeRun(inputs, { ...asked, vendorOf }))) {
        const name = resourceId === null ? null : names.get(`${pool}/${resourceId}`)
        expect([pool, resourceId, label]).toEqual([pool, resourceId, name])
      }
    }),
    often(60),
  )
})

test('to who sees some tenants the cents are those of their figures, and nothing tells of cost that none carries', () => {
  fc.assert(
    fc.property(aMonth, fc.subarray([...TENANT_IDS], { minLength: 1 }), (run, own) => {
      const sight: Sight = { kind: 'tenants', tenantIds: new Set(own) }
      const rows = resourceCostsOverMonths([byResource(run, sight)])
      const mine = tenantsSeen(run, sight)
      const total = mine.map((row) => [
        ...[row.infrastructureCostCents, row.emailServiceCostCents, row.idleCostCents, row.platformCostCents],
      ])
      expect(sum(rows.map(({ tenantCents }) => tenantCents))).toBe(sum(total.flat()))
      for (const row of rows) {
        expect([row.unallocatedCents, row.unallocatedReasons]).toEqual([null, []])
        expect(row.tenants).toBeGreaterThan(0)
        const mayTell = row.resourceId === null || run.figures.method !== 'even'
        expect(row.isWithheld).toBe(row.otherTenants > 0 && mayTell)
        if (row.isWithheld) expect(row.costCents).toBeNull()
      }
    }),
    often(80),
  )
})

test('a quarter is its months added, resource by resource and vendor by vendor', () => {
  fc.assert(
    fc.property(fc.tuple(aMonth, aMonth, aMonth), (months) => {
      const ofMonths = months.map((run) => byResource(run))
      const apart = ofMonths.flatMap((rows) => resourceCostsOverMonths([rows]))
      for (const row of resourceCostsOverMonths(ofMonths)) {
        const mine = apart.filter(
          ({ pool, resourceId }) => pool === row.pool && resourceId === row.resourceId,
        )
        for (const field of ['costCents', 'tenantCents', 'unallocatedCents'] as const) {
          expect(row[field] ?? 0).toBe(sum(mine.map(({ [field]: cents }) => cents)))
          expect(row[field] === null).toBe(mine.every(({ [field]: cents }) => cents === null))
        }
        expect(row.unknownMonths).toBe(sum(mine.map(({ unknownMonths }) => unknownMonths)))
        expect(row.tenants).toBeLessThanOrEqual(sum(mine.map(({ tenants }) => tenants)))
      }
      const vendorsApart = months.flatMap((run) => byVendor([run]))
      for (const { costCents, tenants, unknownResources, ...group } of byVendor(months)) {
        const mine = vendorsApart.filter((row) =>
          Object.entries(group).every(([name, value]) => row[name as keyof typeof group] === value),
        )
        expect(costCents ?? 0).toBe(sum(mine.map((row) => row.costCents)))
        expect(tenants).toBe(Math.max(tenants, ...mine.map((row) => row.tenants)))
      }
    }),
    often(20),
  )
})
