// A year of a workbook is one request: ten thousand figures and more, with as few reads as the store allows, and a limit
// that says what was asked.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Period, shiftPeriod } from '../../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { DAY_MS, manyTenants, runOf, tenantId } from '../../stores/runs/sample-runs.ts'
import { expectedFigure, PLATFORM_MEASURES, TENANT_MEASURES } from './expected-figures.ts'
import { type Served, serve } from './served.ts'

describe('grid size', () => {
  let table: TestTable
  let served: Served

  const TENANTS = 105
  const MONTHS: readonly Period[] = Array.from({ length: 12 }, (_, number) => shiftPeriod(PERIOD, number - 9))
  const periods = MONTHS.map(({ id }) => id)
  const tenants = Array.from({ length: TENANTS }, (_, number) => tenantId(number))
  const measures = TENANT_MEASURES.slice(0, 10)

  /** Each month at prices of its own. */
  const runOfMonth = (period: Period, number: number) =>
    runOf(manyTenants(TENANTS, 1_000 + number * 7), { period, asOfMs: period.endMs, readAtMs: period.endMs })

  beforeAll(async () => {
    table = await startFiguresTable()
    served = await serve(table.table)
    for (const [number, period] of MONTHS.entries()) {
      await served.publish(runOfMonth(period, number), period.endMs + 60_000)
    }
    served.nowMs = (MONTHS.at(-1)?.endMs ?? 0) + DAY_MS
  })
  afterAll(() => table.stop())

  beforeEach(() => {
    served.calls.length = 0
  })

  const readsOf = (attribute: 'pk' | 'sk', prefix: string) =>
    served.calls.filter(({ input }) => {
      const asked = Object.values(input.RequestItems ?? {})[0] as
        | { Keys: Record<string, string>[] }
        | undefined
      return asked?.Keys.some((key) => key[attribute]?.startsWith(prefix))
    }).length

  describe('12,600 figures in one request', () => {
    test('are each the figure of their tenant, month and measure', async () => {
      const backwards = { tenants: tenants.toReversed(), periods: periods.toReversed(), measures }
      const { data, meta } = await served.ask('queryFigures', backwards)
      let figures = 0
      for (const [number, period] of MONTHS.entries()) {
        for (const row of runOfMonth(period, number).figures.tenants) {
          const shown = measures.map((measure) => {
            const position = data.missing[row.tenantId]?.[period.id]?.[measure]
            const value = data.figures[row.tenantId]?.[period.id]?.[measure]
            return { value, missing: data.reasons[position ?? -1] ?? null }
          })
          const expected = measures.map((measure) => expectedFigure(row, measure))
          expect(shown).toEqual(expected.map(({ value, missing }) => ({ value, missing })))
          figures += shown.length
        }
      }
      expect(figures).toBe(12_600)
      expect(meta.run_id).toBeNull()
      expect(Object.keys(data.runs).toSorted()).toEqual(periods)
    })

    test('take one read of pointers, one of heads, and two of rows a month', async () => {
      await served.ask('queryFigures', { tenants, periods, measures })
      expect(served.calls.every(({ name }) => name === 'BatchGetCommand')).toBe(true)
      expect(readsOf('pk', 'POINTER#')).toBe(1)
      expect(readsOf('sk', 'RECORD')).toBe(1)
      expect(readsOf('sk', 'TENANT#')).toBe(12 * Math.ceil(TENANTS / 100))
      expect(served.calls).toHaveLength(1 + 1 + 12 * 2)
    })

    test('of tenants by name take one read more for each run, the first time', async () => {
      const names = Array.from({ length: TENANTS }, (_, number) => `Müller & "Söhne" ${number}, 東京`)
      const byName = await served.ask('queryFigures', { tenants: names, periods, measures })
      expect(served.calls).toHaveLength(1 + 1 + 12 * 2 + 12)
      expect(readsOf('sk', 'DIRECTORY#')).toBe(12)
      const byId = await served.ask('queryFigures', { tenants, periods, measures })
      expect(Object.values(byName.data.figures)).toEqual(Object.values(byId.data.figures))
      served.calls.length = 0
      await served.ask('queryFigures', { tenants: names, periods, measures })
      expect(served.calls).toHaveLength(1 + 1 + 12 * 2)
    })
  })

  describe('many grids in one request', () => {
    const cellOf = (number: number) => ({
      tenants: [tenants[number % TENANTS] as string],
      periods: [periods[number % 12] as string],
      measures: [measures[number % 10] as string],
    })

    test('are answered in their order, each as it would be by itself', async () => {
      const grids = [
        { tenants: tenants.slice(0, 2), periods, measures },
        cellOf(7),
        { tenants: ['nobody'], periods: ['2020-01', ...periods.slice(0, 1)], measures },
      ]
      const { data } = await served.ask('queryFigures', { grids })
      for (const [at, grid] of grids.entries()) {
        const alone = (await served.ask('queryFigures', grid)).data
        const together = data.grids[at]
        expect(together?.figures).toEqual(alone.figures)
        expect(Object.keys(together?.missing ?? {})).toEqual(Object.keys(alone.missing))
      }
      expect(data.reasons.map(({ code }) => code).toSorted()).toEqual(
        expect.arrayContaining(['not_published', 'tenant_not_found']),
      )
    })

    test('of single cells cost the reads of their months once', async () => {
      const grids = Array.from({ length: 500 }, (_, number) => cellOf(number))
      const { data } = await served.ask('queryFigures', { grids })
      expect(data.grids).toHaveLength(500)
      expect(served.calls.length).toBeLessThanOrEqual(1 + 1 + 12)
    })

    test('count together', async () => {
      const grids = [
        { tenants, periods, measures },
        { tenants, periods, measures },
      ]
      const { status, json } = await served.response('queryFigures', { grids })
      expect([status, json.error.details[0].field]).toEqual([400, 'grids'])
      expect(json.error.message).toMatch(/25000 figures.*25200/)
      expect(served.calls).toEqual([])
    })
  })

  test('a full grid of a hundred tenants, a year and eight measures is asked for in less than 5 KB', () => {
    const body = JSON.stringify({
      tenants: tenants.slice(0, 100),
      periods,
      measures: TENANT_MEASURES.toSorted((a, b) => b.length - a.length).slice(0, 8),
      knownAt: '2026-11-05T09:00:00.000Z',
    })
    expect(Buffer.byteLength(body)).toBeLessThan(5_000)
  })

  test('the same cells cost the same reads however often they are named', async () => {
    const thrice = [...tenants, ...tenants, ...tenants]
    await served.ask('queryFigures', { tenants: thrice, periods: [...periods, ...periods], measures })
    expect(served.calls).toHaveLength(1 + 1 + 12 * 2)
  })

  test('months that are not published cost one read beyond the pointers: whether they were closed by another method', async () => {
    await served.ask('queryFigures', { tenants, periods: ['2020-01', '2020-02'], measures })
    expect(served.calls).toHaveLength(2)
  })

  test('five years of months are taken, and one more is refused', async () => {
    const months = Array.from({ length: 61 }, (_, number) => shiftPeriod(PERIOD, 2 - number).id)
    const { data } = await served.ask('queryFigures', {
      tenants: tenants.slice(0, 2),
      periods: months.slice(0, 60),
      measures: ['total_cost'],
    })
    expect(Object.keys(data.runs)).toHaveLength(12)
    const refused = await served.response('queryFigures', { tenants, periods: months, measures })
    expect(refused.json.error.details).toEqual([
      { field: 'periods', message: expect.stringMatching(/60 periods/) },
    ])
    const years = {
      tenants: tenants.slice(0, 2),
      periods: ['2021', '2022', '2023', '2024', '2025'],
      measures,
    }
    expect((await served.response('queryFigures', years)).status).toBe(200)
    const more = await served.response('queryFigures', { ...years, periods: [...years.periods, '2026-01'] })
    expect(more.json.error.details).toEqual([
      { field: 'periods', message: expect.stringMatching(/60 months.*these are 61/) },
    ])
  })

  describe('the limit', () => {
    const everything = [...TENANT_MEASURES, ...PLATFORM_MEASURES].slice(0, 20)
    const nobody = Array.from({ length: 1_250 - TENANTS }, (_, number) => `nobody ${number}`)

    test('25,000 figures are answered', async () => {
      const { data } = await served.ask('queryFigures', {
        tenants: [...tenants, ...nobody],
        periods: periods.slice(-1),
        measures: everything,
      })
      const cells = Object.values(data.figures).flatMap((months) =>
        Object.values(months).flatMap(Object.keys),
      )
      expect(cells).toHaveLength(25_000)
    })

    test('one tenant more is refused with the figures counted, before anything is read', async () => {
      const query = {
        tenants: [...tenants, ...nobody, 'one more'],
        periods: periods.slice(-1),
        measures: everything,
      }
      const { status, json } = await served.response('queryFigures', query)
      expect([status, json.error.code]).toEqual([400, 'VALIDATION_FAILED'])
      expect(json.error.message).toMatch(/25000.*25020/)
      expect(served.calls).toEqual([])
    })

    test('of a year counts the months of each tenant that are read', async () => {
      const query = {
        tenants: Array.from({ length: 5_001 }, (_, number) => `nobody ${number}`),
        periods: ['2025'],
        measures: ['total_cost'],
      }
      const { status, json } = await served.response('queryFigures', query)
      expect([status, json.error.details[0].field]).toEqual([400, 'tenants'])
      expect(json.error.message).toMatch(/60000 months of a tenant.*60012/)
      expect(served.calls).toEqual([])
    })

    test('counts what is named twice once', async () => {
      const query = {
        tenants: [...tenants, ...nobody, ...tenants],
        periods: periods.slice(-1),
        measures: everything,
      }
      expect((await served.response('queryFigures', query)).status).toBe(200)
    })
  })
})
