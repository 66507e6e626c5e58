// What a reader adds up comes out: page totals are the sums of their rows, pools and revenue conserve, and the file's cost
// columns sum to the source, to the cent.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { computeRun } from '../../../../shared/figures/compute-run.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { randomInputs, randomRequest, SEED } from '../../../worlds/random-world.ts'
import { A, assignment, B, ip, PERIOD, run, vps } from '../../../worlds/world.ts'
import { ADDS_UP, COST_PARTS } from './expected-figures.ts'
import { type Served, serve } from './served.ts'

let tables: TestTable

beforeAll(async () => {
  tables = await startFiguresTable()
})
afterAll(() => tables.stop())

const period = PERIOD.id

async function inRandomWorlds(
  claim: (served: Served, choice: object, known: readonly string[]) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(randomInputs, randomRequest, async (inputs, asked) => {
      const served = await serve((await tables.another()).table)
      const { figures, ...rest } = computeRun(inputs, asked)
      await served.publish({ figures, ...rest })
      const known = figures.pools.filter(({ sourceCents }) => sourceCents !== null).map(({ pool }) => pool)
      await claim(served, { method: asked.method, ...asked.policies }, known)
    }),
    { seed: SEED, numRuns: 6 },
  )
}

const cents = (cell: string | undefined) => Math.round(Number(cell === '' ? 0 : cell) * 100)
const sum = (values: readonly (number | null | undefined)[]) =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0)

describe('in every world', () => {
  test('a page total is the sum of its rows, says how many are missing, and is a bound where one of them is', async () => {
    await inRandomWorlds(async (served, choice) => {
      const { data } = await served.ask('listFigures', { period, ...choice })
      expect(Object.keys(data.page_totals).toSorted()).toEqual(ADDS_UP.toSorted())
      for (const [id, total] of Object.entries(data.page_totals)) {
        const values = data.tenants.map(({ figures }) => figures[id] as number | null)
        const known = values.filter((value) => value !== null)
        const bounds = data.tenants.flatMap((row) => row.bounds[id] ?? [])
        expect({ id, ...total }).toEqual({
          id,
          value: known.length === 0 ? null : sum(known),
          bound: bounds[0] ?? null,
          missing: values.length - known.length,
        })
      }
    })
  }, 120_000)

  test('source = tenants + unallocated, pool by pool, and the rows are what the pools say', async () => {
    await inRandomWorlds(async (served, choice, known) => {
      const { data } = await served.ask('listFigures', { period, ...choice })
      const pools = data.pools ?? []
      expect(pools.map(({ pool }) => pool)).toEqual(['vps', 'ip', 'platform'])
      for (const pool of pools.filter(({ pool }) => known.includes(pool))) {
        const rows = data.unallocated?.filter((row) => row.pool === pool.pool) ?? []
        expect(pool.difference_cents).toBe(0)
        expect(sum([pool.tenant_cents, pool.unallocated_cents])).toBe(pool.source_cents)
        expect(sum(rows.map(({ amount_cents }) => amount_cents))).toBe(pool.unallocated_cents)
      }
      const inRows = COST_PARTS.map((id) => sum(data.tenants.map(({ figures }) => figures[id] as number)))
      expect(sum(inRows)).toBe(sum(pools.map(({ tenant_cents }) => tenant_cents)))
      const { revenue } = data
      expect(revenue?.difference_cents).toBe(0)
      expect(sum([revenue?.tenant_cents, revenue?.unattributed_cents])).toBe(revenue?.source_cents)
    })
  }, 120_000)

  test("the file's total cost column sums to the source cost of all pools", async () => {
    await inRandomWorlds(async (served, choice) => {
      const { data } = await served.ask('listFigures', { period, ...choice })
      const { text } = await served.response('exportFigures', { period, ...choice })
      const rows: Record<string, string>[] = parse(text, { bom: true, columns: true })
      const source = sum((data.pools ?? []).map(({ source_cents }) => source_cents))
      expect(sum(COST_PARTS.flatMap((id) => rows.map((row) => cents(row[id]))))).toBe(source)
      const totalsAreKnown = data.tenants.every(({ figures }) => figures.total_cost !== null)
      if (totalsAreKnown) expect(sum(rows.map((row) => cents(row.total_cost)))).toBe(source)
    })
  }, 120_000)
})

describe('a cost that is not known at all', () => {
  const withoutVpsCosts = run({
    vps: [vps('v1', 1_000)],
    ips: [ip('i1', 'v1', 300)],
    assignments: [assignment('i1', A), assignment('i1', B)],
    missing: new Set(['vps_instances.approximate_cost']),
  })

  test('has no line total of zero in an explanation', async () => {
    const served = await serve((await tables.another()).table)
    await served.publish(withoutVpsCosts)
    const { data } = await served.ask('explainFigure', { period, measure: 'total_cost', tenant: A })
    expect(data.value).toBeNull()
    expect(data.line_totals.email_service_cost).toBe(150)
    expect(data.line_totals.infrastructure_cost ?? null).toBeNull()
  })

  test('is null in a page total, not zero', async () => {
    const served = await serve((await tables.another()).table)
    await served.publish(withoutVpsCosts)
    const { data } = await served.ask('listFigures', { period })
    expect(data.page_totals.infrastructure_cost).toEqual({ value: null, bound: null, missing: 3 })
    expect(data.page_totals.email_service_cost?.value).toBe(300)
  })
})
