// A list read page by page is the list read at once: nobody twice, nobody left out, and never two runs in one answer.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { DAY_MS, FIRST_START_MS, manyTenants, runOf, tenantId } from '../../stores/runs/sample-runs.ts'
import { type Served, serve } from './served.ts'

describe('paging', () => {
  let tables: TestTable
  let served: Served
  let first: string

  const TENANTS = 23
  const LATER = FIRST_START_MS + 60_000
  const period = PERIOD.id
  const filter = Array.from({ length: 9 }, (_, number) => tenantId(number * 2))

  /** The same tenants at other prices; most of their names are others too. */
  const laterRun = () => {
    const inputs = manyTenants(TENANTS + 5, 9_000)
    const tenants = inputs.tenants?.map((row, number) => ({ ...row, name: `Renamed ${number % 7}` })) ?? []
    return runOf({ ...inputs, tenants })
  }

  beforeAll(async () => {
    tables = await startFiguresTable()
  })
  afterAll(() => tables.stop())

  beforeEach(async () => {
    served = await serve((await tables.another()).table)
    first = await served.publish(runOf(manyTenants(TENANTS, 1_000)))
  })

  type Ask = (
    limit: number,
    cursor?: string,
  ) => Promise<{ next: string | null; ids: string[]; runId: string | null }>

  /** Whole answers of the lists that come in pages. */
  const LISTS: Readonly<Record<string, Ask>> = {
    '/figures': async (limit, cursor) => figures(undefined, limit, cursor),
    '/figures of some tenants': async (limit, cursor) => figures(filter, limit, cursor),
    '/tenants': async (limit, cursor) => tenants('', limit, cursor),
    '/tenants that match a search': async (limit, cursor) => tenants('1', limit, cursor),
  }

  async function figures(tenant: string[] | undefined, limit: number, cursor?: string) {
    const { data, meta } = await served.ask('listFigures', {
      period,
      tenant,
      measure: ['revenue'],
      limit,
      cursor,
    })
    const ids = data.tenants.map(({ tenant_id }) => tenant_id)
    return { next: data.next_cursor, ids, runId: meta.run_id }
  }

  async function tenants(search: string, limit: number, cursor?: string) {
    const { data, meta } = await served.ask('listTenants', { search, limit, cursor })
    return { next: data.next_cursor, ids: data.tenants.map(({ tenant_id }) => tenant_id), runId: meta.run_id }
  }

  async function walk(ask: Ask, limit: number, betweenPages: () => Promise<unknown> = async () => {}) {
    const pages = [await ask(limit)]
    await betweenPages()
    for (let next = pages[0]?.next; typeof next === 'string'; next = pages.at(-1)?.next) {
      pages.push(await ask(limit, next))
    }
    return pages
  }

  describe.each(Object.entries(LISTS))('%s', (_, ask) => {
    test.each([1, 2, 7])('in pages of %i is the whole list, in its order', async (limit) => {
      const whole = await ask(1_000)
      const pages = await walk(ask, limit)
      expect(whole.next).toBeNull()
      expect(pages.flatMap(({ ids }) => ids)).toEqual(whole.ids)
      expect(new Set(whole.ids).size).toBe(whole.ids.length)
      expect(pages.slice(0, -1).map(({ ids }) => ids.length)).toEqual(Array(pages.length - 1).fill(limit))
      expect(pages).toHaveLength(Math.ceil(whole.ids.length / limit))
    })

    test('stays with the run of its first page when another is published meanwhile', async () => {
      const whole = await ask(1_000)
      const pages = await walk(ask, 2, () => served.publish(laterRun(), LATER))
      expect(new Set(pages.map(({ runId }) => runId))).toEqual(new Set([first]))
      expect(pages.flatMap(({ ids }) => ids)).toEqual(whole.ids)
      expect((await ask(1_000)).runId).not.toBe(first)
    })

    test('goes on with another page size', async () => {
      const whole = await ask(1_000)
      const start = await ask(3)
      const rest = await ask(1_000, start.next ?? '')
      expect([...start.ids, ...rest.ids]).toEqual(whole.ids)
    })

    test('that is read to the end at once has no cursor', async () => {
      const { ids } = await ask(1_000)
      expect((await ask(ids.length)).next).toBeNull()
      expect((await ask(ids.length - 1)).next).not.toBeNull()
    })
  })

  describe('figures in pages', () => {
    test('count all tenants on every page, and bring unallocated cost once', async () => {
      const start = await served.ask('listFigures', { period, limit: 20 })
      const rest = await served.ask('listFigures', {
        period,
        limit: 20,
        cursor: start.data.next_cursor ?? '',
      })
      expect([start.data.tenant_count, rest.data.tenant_count]).toEqual([TENANTS, TENANTS])
      expect(start.data.unallocated).toHaveLength(2)
      expect(rest.data.unallocated).toBeNull()
      expect(rest.data.pools).toEqual(start.data.pools)
      expect(rest.meta).toEqual(start.meta)
    })

    test('of named tenants show nothing that counts the others', async () => {
      const { data } = await served.ask('listFigures', { period, tenant: filter, limit: 2 })
      expect(data).toMatchObject({ tenant_count: 9, unallocated: null, pools: null, revenue: null })
    })

    test('of a run that expires between two pages are refused, not mixed with the next run', async () => {
      const { data } = await served.ask('listFigures', { period, limit: 2 })
      await served.publish(laterRun(), LATER)
      await served.expire(first, served.nowMs - 1)
      const refused = await served.response('listFigures', {
        period,
        limit: 2,
        cursor: data.next_cursor ?? '',
      })
      expect(refused.status).toBe(410)
      expect(refused.json.error.code).toBe('PARTIAL_DATA_UNAVAILABLE')
    })
  })

  test('every page of tenants says that the run is stale, not only the first', async () => {
    served = await serve((await tables.another()).table)
    const midMonth = PERIOD.startMs + 10 * DAY_MS
    const run = runOf(manyTenants(5, 1_000), { asOfMs: midMonth })
    await served.publish(run, midMonth)
    served.nowMs = midMonth + 3 * DAY_MS
    const start = await served.ask('listTenants', { limit: 2 })
    const rest = await served.ask('listTenants', { limit: 2, cursor: start.data.next_cursor ?? '' })
    expect([start.meta.data_quality, rest.meta.data_quality]).toEqual(['stale', 'stale'])
  })
})
