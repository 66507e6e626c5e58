// A quarter is the same number in a grid, a list and a file, and what a reader adds up comes out.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, B, C, rowOf, vps } from '../../../worlds/world.ts'
import { ADDS_UP, expectedFigure, MONEY, TENANT_MEASURES } from './expected-figures.ts'
import {
  gridIn,
  inputsOf,
  MONTHS,
  OWNER_OF_A,
  openWorld,
  publishMonth,
  QUARTER,
  type QuarterWorld,
  runOf,
} from './quarter-world.ts'
import type { Served } from './served.ts'

describe('quarters listed', () => {
  let tables: TestTable
  let ofAll: QuarterWorld
  let served: Served
  let runIds: readonly string[]

  const enter = (world: QuarterWorld) => {
    served = world.served
    runIds = world.runIds
  }
  /** A world of its own, for a test that changes it; the next test is back in the one of all. */
  const anew = async (months?: string[]) => enter(await openWorld(tables, months))

  beforeAll(async () => {
    tables = await startFiguresTable()
    ofAll = await openWorld(tables)
  })
  beforeEach(() => enter(ofAll))
  afterAll(() => tables.stop())

  describe('the same number', () => {
    test('stands in the grid, the list and the file, and adds up what the months hold', async () => {
      const tenants = [A, B, C]
      const { data } = await gridIn(served, { tenants, measures: [...TENANT_MEASURES] })
      const list = await served.ask('listFigures', { period: QUARTER })
      const file = await served.response('exportFigures', { period: QUARTER })
      const lines: Record<string, string>[] = parse(file.text, { bom: true, columns: true })
      expect(list.data.tenants.map(({ tenant_id }) => tenant_id)).toEqual(tenants)
      for (const row of list.data.tenants) {
        const cells = data.figures[row.tenant_id]?.[QUARTER] ?? {}
        expect(row.figures).toEqual(cells)
        const line = lines.find(({ tenant_id }) => tenant_id === row.tenant_id) ?? {}
        for (const measure of TENANT_MEASURES) {
          const value = cells[measure] ?? null
          const shown =
            value === null ? '' : MONEY.has(measure) ? (Number(value) / 100).toFixed(2) : String(value)
          expect([measure, line[measure]]).toEqual([measure, shown])
        }
      }
      for (const measure of ADDS_UP) {
        const months = MONTHS.map((month) => expectedFigure(rowOf(runOf(month), A), measure).value)
        const sum = months.includes(null)
          ? null
          : months.reduce<number>((total, each) => total + Number(each), 0)
        expect([measure, data.figures[A]?.[QUARTER]?.[measure]]).toEqual([measure, sum])
      }
    })

    test('in a list says what it is: every run, the last month, pools that conserve', async () => {
      const { data, meta } = await served.ask('listFigures', {
        period: QUARTER,
        measure: ['total_cost', 'mrr'],
      })
      expect(data).toMatchObject({ period: QUARTER, as_of: '2025-10-01T00:00:00Z', tenant_count: 3 })
      expect(Object.values(data.runs).map(({ run_id }) => run_id)).toEqual(runIds)
      expect(meta).toMatchObject({ run_id: null, approximation: { as_of: data.as_of } })
      expect(data.platform?.figures).toEqual({ mrr: 4_900 })
      for (const pool of data.pools ?? []) {
        expect(pool.difference_cents).toBe(0)
        expect((pool.tenant_cents ?? 0) + (pool.unallocated_cents ?? 0)).toBe(pool.source_cents)
      }
      expect(data.revenue).toMatchObject({
        source_cents: 14_799,
        unattributed_cents: 99,
        difference_cents: 0,
      })
      const burned = {
        pool: 'ip',
        reason: 'burned',
        resource_id: 'i2',
        label: '192.0.2.2',
        vendor: 'hostwinds',
      }
      expect(data.unallocated).toEqual([
        { ...burned, amount_cents: 154 },
        { ...burned, amount_cents: null },
      ])
    })

    test('in a file sums to the source, whoever came and went', async () => {
      const { headers, text } = await served.response('exportFigures', { period: QUARTER })
      const lines: Record<string, string>[] = parse(text, { bom: true, columns: true })
      const cents = lines.reduce((sum, { total_cost }) => sum + Math.round(Number(total_cost) * 100), 0)
      expect(cents).toBe(1_000 + 1_101 + 1_202 + 3 * 300 + 2 * 77)
      expect(headers['content-disposition']).toContain('penguin-figures-2025-Q3.csv')
      expect(lines[0]).toMatchObject({ period: QUARTER, run_id: runIds.join(' ') })
    })

    test('of a tenant that came in August is its cost since', async () => {
      const { cell } = await gridIn(served, {
        tenants: [C],
        measures: ['total_cost', 'revenue', 'list_price', 'emails_sent'],
      })
      expect(cell(C)).toEqual({ value: 0, bound: null, missing: null })
      expect(cell(C, 'revenue').value).toBe(0)
      expect(cell(C, 'emails_sent').missing?.code).toBe('no_row')
    })
  })

  describe('a list of a quarter', () => {
    test('comes in pages from the runs of the first, whatever is published meanwhile', async () => {
      await anew()
      const first = await served.ask('listFigures', { period: QUARTER, limit: 2 })
      const dearer = { ...inputsOf('2025-08'), vps: [vps('v1', 9_999)] }
      await publishMonth(served, '2025-08', { inputs: dearer, before: 1 })
      const next = { period: QUARTER, limit: 2, cursor: first.data.next_cursor ?? '' }
      const second = await served.ask('listFigures', next)
      expect(second.data.runs).toEqual(first.data.runs)
      expect(second.data.tenants.map(({ tenant_id }) => tenant_id)).toEqual([C])
      expect(second.data.next_cursor).toBeNull()
    })

    test('is known by the runs of all its months, and costs one read while they stand', async () => {
      const path = `/api/v1/figures?period=${QUARTER}&measure=total_cost`
      await anew()
      const { headers } = await served.get(path)
      served.calls.length = 0
      const held = () => served.get(path, { headers: { 'if-none-match': headers.etag ?? '' } })
      expect((await held()).status).toBe(304)
      expect(served.calls).toHaveLength(1)
      await publishMonth(served, '2025-07', { inputs: {}, before: 1 })
      expect((await held()).status).toBe(200)
    })

    test('shows a budget owner own tenants, and nothing that counts or totals others', async () => {
      const { data } = await served.ask('listFigures', { period: QUARTER }, OWNER_OF_A)
      expect(data.tenants.map(({ tenant_id }) => tenant_id)).toEqual([A])
      expect(data).toMatchObject({
        tenant_count: 1,
        pools: null,
        revenue: null,
        platform: null,
        unallocated: null,
      })
    })
  })
})
