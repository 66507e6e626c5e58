// What holds in every world, under every method and every sharing policy.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { UPSTREAM_COLUMNS } from '../../../functions/sources/postgres/upstream-tables.ts'
import type { Pool, TenantFigures } from '../../../shared/contract/run-figures.ts'
import { type ComputedRun, computeRun } from '../../../shared/figures/compute-run.ts'
import { conservationFault } from '../../../shared/figures/conservation.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { Differences } from '../../worlds/differences.ts'
import { ceilingOf, floorOf, fraction, roundedTo, times } from '../../worlds/fractions.ts'
import { isBilled, oracle } from '../../worlds/oracle.ts'
import { publishedText, textOf } from '../../worlds/published-text.ts'
import { EVERY_REQUEST, randomInputs, randomRequest, SEED, shuffled } from '../../worlds/random-world.ts'
import { PERIOD, poolOf } from '../../worlds/world.ts'

const often = (numRuns: number) => ({ seed: SEED, numRuns })

const POOLS: readonly Pool[] = ['vps', 'ip', 'platform']

const sum = (rows: readonly TenantFigures[], pick: (row: TenantFigures) => number | null): number =>
  rows.reduce((total, row) => total + (pick(row) ?? 0), 0)

const ownCosts = ({ figures }: ComputedRun) =>
  figures.tenants.map(({ tenantId, infrastructureCostCents, emailServiceCostCents }) => ({
    tenantId,
    infrastructureCostCents,
    emailServiceCostCents,
  }))

/** What a pool holds of known cost, straight from its rows. */
const sourceCentsOf = (inputs: CostInputs, asOfMs: number, pool: 'vps' | 'ip'): number => {
  const exists = (row: { createdMs: number | null }) => row.createdMs === null || row.createdMs < asOfMs
  const paid = inputs.vps.filter(
    (vps) => exists(vps) && (vps.status === 'active' || vps.status === 'scheduled_decommission'),
  )
  const rows =
    pool === 'vps' ? paid : inputs.ips.filter((ip) => exists(ip) && paid.some(({ id }) => id === ip.vpsId))
  return rows.reduce((total, { approximateCostCents: cents }) => total + Math.max(cents ?? 0, 0), 0)
}

describe('the figures equal an independent reading of the figure book, to the cent', () => {
  test('own costs, shared costs and unallocated rows with their reasons', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const { figures } = computeRun(inputs, asked)
        const expected = oracle(inputs, asked.period, asked.asOfMs, asked.method, asked.policies)
        const platformIsNull = inputs.platformCosts === null && asked.policies.sharePlatform !== 'none'
        const costs = figures.tenants.map((row) => [
          row.tenantId,
          row.infrastructureCostCents,
          row.emailServiceCostCents,
          row.idleCostCents,
          row.platformCostCents,
        ])
        const byTheBook = figures.tenants.map(({ tenantId }) => [
          tenantId,
          expected.vps.get(tenantId) ?? 0,
          expected.ip.get(tenantId) ?? 0,
          expected.idle.get(tenantId) ?? 0,
          platformIsNull ? null : (expected.platform.get(tenantId) ?? 0),
        ])
        expect(costs).toEqual(byTheBook)
        const rows = new Set(figures.tenants.map(({ tenantId }) => tenantId))
        const carrying = [expected.vps, expected.ip, expected.idle, expected.platform]
          .flatMap((carried) => [...carried])
          .flatMap(([tenantId, cents]) => (cents === 0 ? [] : [tenantId]))
        expect(carrying.filter((tenantId) => !rows.has(tenantId))).toEqual([])
        const unallocated = figures.unallocated.map(
          ({ pool, reason, resourceId, cents }) => `${pool} ${reason} ${resourceId} ${cents}`,
        )
        expect(unallocated.sort()).toEqual(expected.unallocated)
      }),
      often(750),
    )
  })
})

describe('conservation', () => {
  test('under every method and policy, tenants plus unallocated is the source, and rows sum to pool totals', () => {
    fc.assert(
      fc.property(randomInputs, (inputs) => {
        const differences = new Differences()
        for (const asked of EVERY_REQUEST) {
          const run = computeRun(inputs, asked)
          const { tenants, unallocated } = run.figures
          for (const name of POOLS) {
            const pool = poolOf(run, name)
            const compare = (what: string, seen: unknown, expected: unknown) =>
              differences.compare(`${what} of ${name}`, seen, expected)
            if (name === 'platform' && inputs.platformCosts === null) {
              compare('source', pool.sourceCents, null)
              compare('tenants', pool.tenantCents, null)
              compare('unallocated', pool.unallocatedCents, null)
              continue
            }
            compare('parts', (pool.tenantCents ?? 0) + (pool.unallocatedCents ?? 0), pool.sourceCents)
            compare('difference', pool.differenceCents, 0)
            const rows = unallocated.filter((row) => row.pool === name)
            const ofRows = rows.reduce((total, { cents }) => total + (cents ?? 0), 0)
            compare('rows', ofRows, pool.unallocatedCents)
            if (name !== 'platform')
              compare('source', pool.sourceCents, sourceCentsOf(inputs, asked.asOfMs, name))
          }
          const carried = sum(
            tenants,
            (row) =>
              (row.infrastructureCostCents ?? 0) +
              (row.emailServiceCostCents ?? 0) +
              (row.idleCostCents ?? 0),
          )
          const ofPools = (poolOf(run, 'vps').tenantCents ?? 0) + (poolOf(run, 'ip').tenantCents ?? 0)
          differences.compare('carried', carried, ofPools)
          const ofPlatform = sum(tenants, (row) => row.platformCostCents)
          differences.compare('platform', ofPlatform, poolOf(run, 'platform').tenantCents ?? 0)
        }
        expect(differences.found).toEqual([])
      }),
      often(50),
    )
  })

  test('every succeeded USD payment of the month is a tenant revenue or unattributed', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const { figures } = computeRun(inputs, asked)
        const billed = inputs.payments
          .filter((payment) => isBilled(payment, asked.period, asked.asOfMs))
          .reduce((total, { amountCents }) => total + (amountCents ?? 0), 0)
        const { sourceCents, tenantCents, unattributedCents } = figures.revenue
        expect(sourceCents).toBe(billed)
        expect((tenantCents ?? 0) + (unattributedCents ?? 0)).toBe(billed)
        if (figures.tenants.every(({ revenueCents }) => revenueCents !== null)) {
          expect(sum(figures.tenants, (row) => row.revenueCents)).toBe(tenantCents)
        }
      }),
      often(300),
    )
  })

  test('total cost is the sum of its four parts, and profit is revenue without it', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const differences = new Differences()
        for (const row of computeRun(inputs, asked).figures.tenants) {
          const parts = [
            row.infrastructureCostCents,
            row.emailServiceCostCents,
            row.idleCostCents,
            row.platformCostCents,
          ]
          const total = parts.some((part) => part === null)
            ? null
            : parts.reduce<number>((all, part) => all + (part ?? 0), 0)
          differences.compare('total', row.totalCostCents, total)
          const profit = total === null || row.revenueCents === null ? null : row.revenueCents - total
          differences.compare('profit', row.profitCents, profit)
        }
        expect(differences.found).toEqual([])
      }),
      often(150),
    )
  })
})

describe('whatever is missing upstream', () => {
  const sources = Object.entries(UPSTREAM_COLUMNS).flatMap(([table, columns]) => [
    table,
    ...columns.map((column) => `${table}.${column}`),
  ])
  const someMissing = fc.shuffledSubarray(sources, { maxLength: 4 }).map((names) => new Set(names))

  test('what is known conserves, every null has a reason, and a cost that is null is not complete', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, someMissing, (inputs, asked, missing) => {
        const leansOnVolumes = [...missing].some((name) => name.startsWith('billing_analytics'))
        const method = leansOnVolumes ? 'even' : asked.method
        const { figures } = computeRun({ ...inputs, missing }, { ...asked, method })
        expect(conservationFault(figures)).toBeNull()
        const differences = new Differences()
        for (const { nulls, businessHealth, ...row } of figures.tenants) {
          const empty = Object.entries({ ...row, businessHealth: businessHealth.status })
            .filter(([, figure]) => figure === null)
            .map(([field]) => field)
          differences.compare('nulls', Object.keys(nulls).sort().join(), empty.sort().join())
          if (row.totalCostCents === null) differences.compare('complete', row.costComplete, false)
        }
        expect(differences.found).toEqual([])
      }),
      often(250),
    )
  })
})

describe('explanations', () => {
  test("lines sum to each of the tenant's cost figures", () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const run = computeRun(inputs, asked)
        const differences = new Differences()
        for (const row of run.figures.tenants) {
          const { lines } = run.explain(row.tenantId)
          const compare = (measure: string, expected: number | null) => {
            const ofMeasure = lines.filter((line) => line.measure === measure)
            const cents = ofMeasure.reduce((total, line) => total + (line.cents ?? 0), 0)
            differences.compare(measure, cents, expected)
          }
          compare('infrastructure_cost', row.infrastructureCostCents)
          compare('email_service_cost', row.emailServiceCostCents)
          compare('idle_cost', row.idleCostCents)
          compare('platform_cost', row.platformCostCents ?? 0)
        }
        expect(differences.found).toEqual([])
      }),
      often(250),
    )
  })

  test('each line is the floor or the ceiling of its unrounded share, which is its weight over the total weight', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const run = computeRun(inputs, asked)
        const differences = new Differences()
        for (const { tenantId } of run.figures.tenants) {
          for (const line of run.explain(tenantId).lines) {
            const whole = line.kind === 'resource' ? line.resourceCents : line.poolCents
            if (whole === null) {
              differences.compare('cents', line.cents, null)
              differences.compare('share', line.unroundedShareCents, null)
              differences.compare('spare cent', line.spareCent, false)
              continue
            }
            const share = fraction(BigInt(whole) * BigInt(line.weight), BigInt(line.totalWeight))
            const cents = BigInt(line.cents ?? Number.NaN)
            const isRounded = cents === floorOf(share) || cents === ceilingOf(share)
            differences.compare(`${cents} is floor or ceiling`, isRounded, true)
            differences.compare('cents', cents, floorOf(share) + (line.spareCent ? 1n : 0n))
            differences.compare('share', Number(line.unroundedShareCents), roundedTo(6, share))
          }
        }
        expect(differences.found).toEqual([])
      }),
      often(250),
    )
  })

  test('the IPs behind a VPS line derive its weight: an even part of each IP in service, by the weights on it', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const run = computeRun(inputs, asked)
        const differences = new Differences()
        for (const { tenantId } of run.figures.tenants) {
          for (const line of run.explain(tenantId).lines) {
            if (line.kind !== 'resource') continue
            const derived = line.ips
              .map((ip) =>
                times(fraction(BigInt(ip.weight), BigInt(ip.totalWeight)), fraction(1, line.inServiceIps)),
              )
              .reduce(
                (a, b) => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom),
                fraction(0),
              )
            const byWeight = BigInt(line.weight) * derived.bottom
            differences.compare('weight', derived.top * BigInt(line.totalWeight), byWeight)
          }
        }
        expect(differences.found).toEqual([])
      }),
      often(150),
    )
  })

  test("a resource's lines over all tenants sum to its cost", () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const run = computeRun(inputs, asked)
        const left = new Map<string, number>()
        for (const { tenantId } of run.figures.tenants) {
          for (const line of run.explain(tenantId).lines) {
            if (line.kind !== 'resource' || line.resourceCents === null) continue
            const key = `${line.pool} ${line.resourceId}`
            left.set(key, (left.get(key) ?? line.resourceCents) - (line.cents ?? 0))
          }
        }
        expect([...left.values()].every((cents) => cents === 0)).toBe(true)
      }),
      often(150),
    )
  })
})

describe('the same inputs publish the same bytes', () => {
  test('in whatever order the rows come', () => {
    fc.assert(
      fc.property(
        randomInputs,
        randomRequest,
        fc.integer({ min: 1, max: 2_000_000_000 }),
        (inputs, asked, seed) => {
          expect(publishedText(shuffled(inputs, seed), asked)).toBe(publishedText(inputs, asked))
        },
      ),
      often(400),
    )
  })

  test('whenever they are read, as long as it stays on one side of 24 hours after the period', () => {
    const lastMoment = PERIOD.endMs + 24 * 60 * 60 * 1000
    const before = fc.integer({ min: PERIOD.startMs, max: lastMoment })
    const after = fc.integer({ min: lastMoment + 1, max: lastMoment + 10 ** 11 })
    const sameSide = fc.oneof(fc.tuple(before, before), fc.tuple(after, after))
    fc.assert(
      fc.property(randomInputs, randomRequest, sameSide, (inputs, asked, [one, other]) => {
        const readAt = (readAtMs: number) => publishedText(inputs, { ...asked, readAtMs })
        expect(readAt(one)).toBe(readAt(other))
      }),
      often(150),
    )
  })

  test('wherever the process runs', async () => {
    const script = fileURLToPath(new URL('../../worlds/digest-runs.ts', import.meta.url))
    const digestIn = async (zone: string) => {
      const { stdout } = await promisify(execFile)(process.execPath, [script], {
        env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
      })
      return stdout.split(' ')
    }
    const zones = ['UTC', 'America/St_Johns', 'Pacific/Kiritimati', 'Asia/Kathmandu']
    const digests: (string | undefined)[] = []
    const offsets: (string | undefined)[] = []
    for (const zone of zones) {
      const [offset, digest] = await digestIn(zone)
      offsets.push(offset)
      digests.push(digest)
    }
    expect(new Set(offsets).size).toBe(zones.length)
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set(digests).size).toBe(1)
  })

  test('a run leaves its inputs as they were', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const before = structuredClone(inputs)
        textOf(computeRun(inputs, asked))
        expect(inputs).toEqual(before)
      }),
      often(50),
    )
  })
})

describe('sharing', () => {
  const unshared = { shareIdle: 'none', sharePlatform: 'none' } as const

  test('never changes what a tenant carries of its own', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const plain = computeRun(inputs, { ...asked, policies: unshared })
        expect(ownCosts(computeRun(inputs, asked))).toEqual(ownCosts(plain))
      }),
      often(150),
    )
  })

  test('of idle cost never changes the platform pool, and of platform cost never the vps and ip pools', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const both = computeRun(inputs, asked)
        const idleOnly = computeRun(inputs, {
          ...asked,
          policies: { ...asked.policies, sharePlatform: 'none' },
        })
        const platformOnly = computeRun(inputs, {
          ...asked,
          policies: { ...asked.policies, shareIdle: 'none' },
        })
        const of = (run: ComputedRun, pools: readonly string[]) => [
          run.figures.pools.filter(({ pool }) => pools.includes(pool)),
          run.figures.unallocated.filter(({ pool }) => pools.includes(pool)),
        ]
        expect(of(both, ['vps', 'ip'])).toEqual(of(idleOnly, ['vps', 'ip']))
        expect(both.figures.tenants.map((row) => row.idleCostCents)).toEqual(
          idleOnly.figures.tenants.map((row) => row.idleCostCents),
        )
        expect(of(both, ['platform'])).toEqual(of(platformOnly, ['platform']))
        expect(both.figures.tenants.map((row) => row.platformCostCents)).toEqual(
          platformOnly.figures.tenants.map((row) => row.platformCostCents),
        )
      }),
      often(150),
    )
  })

  test('gives nothing to a tenant without an active subscription, or deleted', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const { tenants } = computeRun(inputs, asked).figures
        const deleted = new Set(
          inputs.tenants.filter((row) => (row.deletedMs ?? Infinity) < asked.asOfMs).map(({ id }) => id),
        )
        const without = tenants.filter((row) => row.noActiveSubscription || deleted.has(row.tenantId))
        const given = without.filter((row) => row.idleCostCents !== 0 || (row.platformCostCents ?? 0) !== 0)
        expect(given).toEqual([])
      }),
      often(200),
    )
  })
})

describe('rows', () => {
  test('a null figure has a reason, and a figure that is known has none', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const { tenants, platform } = computeRun(inputs, asked).figures
        const differences = new Differences()
        for (const { nulls, businessHealth, ...row } of tenants) {
          const figures = { ...row, businessHealth: businessHealth.status }
          const empty = Object.entries(figures).flatMap(([field, figure]) => (figure === null ? [field] : []))
          differences.compare('nulls', Object.keys(nulls).sort().join(), empty.sort().join())
          for (const { code, message } of Object.values(nulls)) {
            differences.compare(`${code} is a code`, /^[a-z_]+$/.test(code), true)
            differences.compare(`${message} is a sentence`, /^[A-Z].*\.$/.test(message), true)
          }
        }
        expect(differences.found).toEqual([])
        const { nulls, ...figures } = platform
        const empty = Object.entries(figures).filter(([, figure]) => figure === null)
        expect(Object.keys(nulls)).toEqual(empty.map(([field]) => field))
      }),
      often(250),
    )
  })

  test('each tenant is one row, in the order of ids', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const ids = computeRun(inputs, asked).figures.tenants.map(({ tenantId }) => tenantId)
        expect(ids).toEqual([...new Set(ids)].sort())
      }),
      often(100),
    )
  })

  test('everyone who is not deleted is a row; of the deleted, only who carries cost or revenue', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const rows = new Map(computeRun(inputs, asked).figures.tenants.map((row) => [row.tenantId, row]))
        const differences = new Differences()
        for (const { id, createdMs, deletedMs } of inputs.tenants) {
          const exists = createdMs === null || createdMs < asked.asOfMs
          const deleted = deletedMs !== null && deletedMs < asked.asOfMs
          const row = rows.get(id)
          if (exists && !deleted) differences.compare(`${id} is a row`, row !== undefined, true)
          else if (row !== undefined) {
            const carries = [
              row.totalCostCents !== 0,
              row.unknownResources > 0,
              row.revenueCents !== 0,
              row.recognizedRevenueCents !== 0,
            ]
            differences.compare(`${id} carries`, carries.includes(true), true)
          }
        }
        expect(differences.found).toEqual([])
      }),
      often(150),
    )
  })

  test('an unallocated resource is one row with one reason, and is explained to nobody', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const run = computeRun(inputs, asked)
        const resources = run.figures.unallocated
          .filter(({ pool }) => pool !== 'platform')
          .map(({ pool, resourceId }) => `${pool} ${resourceId}`)
        expect(new Set(resources).size).toBe(resources.length)
        const explained = run.figures.tenants.flatMap(({ tenantId }) =>
          run
            .explain(tenantId)
            .lines.flatMap((line) => (line.kind === 'resource' ? [`${line.pool} ${line.resourceId}`] : [])),
        )
        expect(explained.filter((resource) => resources.includes(resource))).toEqual([])
      }),
      often(150),
    )
  })

  test('a cost is complete exactly when no resource the tenant weighs on is unknown', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        const run = computeRun(inputs, asked)
        const differences = new Differences()
        for (const row of run.figures.tenants) {
          const unknown = run
            .explain(row.tenantId)
            .lines.filter(
              (line) => line.kind === 'resource' && line.resourceCents === null && line.weight !== '0',
            )
          differences.compare('unknown', row.unknownResources, unknown.length)
          const isComplete = unknown.length === 0 && row.totalCostCents !== null
          differences.compare('complete', row.costComplete, isComplete)
          differences.compare('provisional', row.businessHealth.provisional, !row.costComplete)
        }
        expect(differences.found).toEqual([])
      }),
      often(150),
    )
  })
})
