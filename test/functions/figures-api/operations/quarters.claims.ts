// A quarter or a year in a grid is that of its months, every one of them, or null with the months that are missing.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { parsePeriod } from '../../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, B, C, run, tenant } from '../../../worlds/world.ts'
import { DAY_MS } from '../../stores/runs/sample-runs.ts'
import {
  gridIn,
  MONTHS,
  OWNER_OF_A,
  openWorld,
  publishMonth,
  QUARTER,
  type QuarterWorld,
} from './quarter-world.ts'
import { type Asker, type Served, serve } from './served.ts'

describe('quarters', () => {
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

  describe('a quarter in a grid', () => {
    test('adds its months, and names the run of each', async () => {
      const { data, meta, cell } = await gridIn(served, { periods: [QUARTER, ...MONTHS] })
      const months = MONTHS.map((month) => data.figures[A]?.[month]?.total_cost as number)
      expect(cell().value).toBe(months.reduce((sum, cents) => sum + cents, 0))
      expect(data.spans).toEqual({ [QUARTER]: MONTHS })
      expect(MONTHS.map((month) => data.runs[month]?.run_id)).toEqual(runIds)
      expect(Object.keys(data.runs)).toHaveLength(3)
      expect(meta).toMatchObject({ run_id: null, data_quality: 'partial' })
    })

    test('reads each month once, however many periods and grids want it', async () => {
      served.calls.length = 0
      const one = { tenants: [A], measures: ['total_cost'] }
      const { data } = await served.ask('queryFigures', {
        grids: [
          { ...one, periods: MONTHS },
          { ...one, periods: [QUARTER] },
          { tenants: [B, 'platform'], periods: ['2025-09', QUARTER], measures: ['profit', 'mrr'] },
        ],
      })
      expect(served.calls.map(({ name }) => name)).toEqual(Array(2 + 3).fill('BatchGetCommand'))
      expect(data.grids).toHaveLength(3)
    })

    test('of the platform: what is true at the end is the last month, what is counted adds up', async () => {
      const measures = ['mrr', 'arr', 'active_tenants', 'new_tenants']
      const { data } = await gridIn(served, { tenants: ['platform'], measures })
      expect(data.figures.platform?.[QUARTER]).toEqual({
        mrr: 4_900,
        arr: 58_800,
        active_tenants: 1,
        new_tenants: 2,
      })
    })

    test('asked for its platform by someone who sees some tenants, says whom it is for', async () => {
      const { cell } = await gridIn(served, { tenants: ['platform'], measures: ['mrr'] }, OWNER_OF_A)
      expect(cell('platform', 'mrr').missing?.code).toBe('platform_not_seen')
    })
  })

  describe('a month that is missing makes it null:', () => {
    test('a year that goes on is not given to date', async () => {
      await anew(['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06', ...MONTHS])
      const { cell, data, meta } = await gridIn(served, {
        periods: ['2025'],
        tenants: [A, 'platform'],
        measures: ['revenue', 'mrr'],
      })
      expect(cell(A, 'revenue', '2025')).toEqual({
        value: null,
        bound: null,
        missing: {
          code: 'not_published',
          message:
            '2025-10: No run of this month by this method is published: the month must be allocated first. 2025-11, 2025-12: The month has not begun. Figures exist through 2025-09: ask for those months or quarters.',
        },
      })
      expect(cell('platform', 'mrr', '2025').value).toBeNull()
      expect(Object.keys(data.runs)).toHaveLength(9)
      expect(meta.data_quality).toBe('partial')
    })

    test('a quarter that has not begun', async () => {
      const { cell } = await gridIn(served, { periods: ['2026-Q1', '2026-01'] })
      expect(cell(A, 'total_cost', '2026-01').missing?.message).toBe('The month has not begun.')
      expect(cell(A, 'total_cost', '2026-Q1').missing).toEqual({
        code: 'not_begun',
        message: '2026-01, 2026-02, 2026-03: The month has not begun.',
      })
    })

    test('but what the last month alone decides, where that is there', async () => {
      const { cell } = await gridIn(served, {
        periods: ['2025'],
        tenants: ['platform'],
        measures: ['mrr', 'new_tenants'],
      })
      expect(cell('platform', 'mrr', '2025').value).toBeNull()
      await anew(['2025-12'])
      const { cell: later } = await gridIn(served, {
        periods: ['2025'],
        tenants: ['platform'],
        measures: ['mrr', 'new_tenants'],
      })
      expect(later('platform', 'mrr', '2025').value).toBe(4_900)
      expect(later('platform', 'new_tenants', '2025').missing?.message).toMatch(/^2025-01 to 2025-10: /)
    })

    test('a list and a file are refused, in the same words', async () => {
      const question = { period: '2025-Q4' }
      const [list, file] = await Promise.all([
        served.response('listFigures', question),
        served.response('exportFigures', question),
      ])
      expect([list.status, list.json.error.code]).toEqual([409, 'PROCESS_REQUIRED'])
      expect(list.json.error.message).toMatch(
        /^2025-Q4: 2025-10: No run .* 2025-11, 2025-12: The month has not begun\.$/,
      )
      expect(file.json.error.message).toBe(list.json.error.message)
    })

    test('and a run by its id answers for its own month alone', async () => {
      const { cell } = await gridIn(served, { knownAt: runIds[1] ?? '' })
      expect(cell().missing).toMatchObject({
        code: 'run_of_another_month',
        message: expect.stringMatching(/^2025-07, 2025-09: /),
      })
    })

    test('a run that has expired too', async () => {
      await anew()
      await served.expire(runIds[0] ?? '', served.nowMs - 1_000)
      const { cell } = await gridIn(served, {})
      expect(cell().missing).toMatchObject({ code: 'expired', message: expect.stringMatching(/^2025-07: /) })
    })
  })

  describe('a tenant is found', () => {
    test('by any name that it has in a month of the quarter, and under the newest in a list', async () => {
      const { cell } = await gridIn(served, { tenants: ['acme', 'Acme Group', A] })
      expect(cell('acme')).toEqual(cell(A))
      expect(cell('Acme Group')).toEqual(cell(A))
      const { data } = await served.ask('listFigures', { period: QUARTER, tenant: ['acme'] })
      expect(data.tenants[0]).toMatchObject({ tenant_id: A, tenant_name: 'Acme Group' })
    })

    test('not by a name that two have in it, each in a month of its own', async () => {
      const { cell } = await gridIn(served, { tenants: ['twin'], periods: [QUARTER, '2025-07'] })
      expect(cell('twin', 'total_cost', '2025-07').value).toBe(650)
      expect(cell('twin').missing).toEqual({
        code: 'ambiguous_tenant',
        message: `That name belongs to Twin (${B}), TWIN (${C}): give the id.`,
      })
      const { status, json } = await served.response('listFigures', { period: QUARTER, tenant: ['twin'] })
      expect([status, json.error.details[0].message]).toEqual([404, cell('twin').missing?.message])
    })

    test('of two of a name that one person sees, only the one: the other is not spoken of', async () => {
      const seesB: Asker = { roles: ['ROLE_BUDGET_OWNER'], claims: { tenants: [B] } }
      const { cell } = await gridIn(served, { tenants: ['twin', C, A] }, seesB)
      expect(cell('twin').value).toBe(650 + 700 + 751)
      expect([cell(C), cell(A)].map(({ missing }) => missing?.code)).toEqual(
        Array(2).fill('tenant_not_found'),
      )
    })
  })

  test('five candidates of an ambiguous name are named, and how many more there are', async () => {
    const ids = Array.from({ length: 7 }, (_, number) => `1000000${number}-0000-4000-8000-000000000000`)
    await anew([])
    await publishMonth(served, '2025-06', {
      inputs: { tenants: ids.map((id) => tenant(id, { name: 'Many' })) },
    })
    const { cell } = await gridIn(served, { tenants: ['many'], periods: ['2025-06'] })
    const named = ids.slice(0, 5).map((id) => `Many (${id})`)
    expect(cell('many', 'total_cost', '2025-06').missing?.message).toBe(
      `That name belongs to ${named.join(', ')}, and 2 more: give the id.`,
    )
  })

  test('a quarter is that of the fiscal year where one is configured', async () => {
    const fiscal = await serve(served.table, { FISCAL_YEAR_FIRST_MONTH: '7' })
    const query = { tenants: [A], periods: ['2026-Q1'], measures: ['total_cost'] }
    const { data } = await fiscal.ask('queryFigures', query)
    expect(data.spans).toEqual({ '2026-Q1': MONTHS })
    expect(data.figures[A]?.['2026-Q1']?.total_cost).toBe((await gridIn(served, {})).cell().value)
  })

  test('a quarter is stale where one of its runs is', async () => {
    const august = parsePeriod('2025-08')
    await anew(['2025-07', '2025-09'])
    const inTheMonth = run({}, { period: august, asOfMs: august.startMs + DAY_MS })
    await served.publish(inTheMonth, august.startMs + DAY_MS)
    const list = await served.ask('listFigures', { period: QUARTER })
    expect([list.meta.data_quality, (await gridIn(served, {})).meta.data_quality]).toEqual(['stale', 'stale'])
  })
})
