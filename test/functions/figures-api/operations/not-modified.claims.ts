// What it costs to say that nothing has changed, and when it cannot be said.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { manyTenants, runOf, tenantId } from '../../stores/runs/sample-runs.ts'
import { type Served, serve } from './served.ts'

describe('not modified', () => {
  let tables: TestTable
  let served: Served
  let runId: string

  const MONTH = `period=${PERIOD.id}`
  const [A, B] = [tenantId(0), tenantId(3)]
  const FIGURES = `/api/v1/figures?${MONTH}&measure=total_cost`

  beforeAll(async () => {
    tables = await startFiguresTable()
  })
  afterAll(() => tables.stop())

  beforeEach(async () => {
    served = await serve((await tables.another()).table)
    runId = await served.publish(runOf(manyTenants(6, 1_000)))
  })

  const tagOf = async (path: string) => (await served.get(path)).headers.etag as string
  const held = (path: string, tag: string) => served.get(path, { headers: { 'if-none-match': tag } })

  describe('what a 304 costs', () => {
    test.each([
      ['figures of the newest run', FIGURES],
      ['a file of the newest run', `/api/v1/figures.csv?${MONTH}`],
      ['an explanation', `/api/v1/figures/explain?${MONTH}&measure=total_cost&tenant=${A}`],
      ['figures as known at an instant', `${FIGURES}&knownAt=2026-01-01`],
      ['figures of some tenants', `${FIGURES}&tenant=${A}&tenant=${B}`],
      ['tenants of a month', `/api/v1/tenants?${MONTH}`],
    ])('%s: one read of the store', async (_, path) => {
      const tag = await tagOf(path)
      served.calls.length = 0
      expect((await held(path, tag)).status).toBe(304)
      expect(served.calls.map(({ name }) => name)).toEqual(['GetCommand'])
    })

    test('figures of a run by its id: one read of the store', async () => {
      const path = `${FIGURES}&knownAt=${runId}`
      const tag = await tagOf(path)
      served.calls.length = 0
      expect((await held(path, tag)).status).toBe(304)
      expect(served.calls).toHaveLength(1)
    })

    test('the catalogue: none', async () => {
      const tag = await tagOf('/api/v1/measures')
      served.calls.length = 0
      expect((await held('/api/v1/measures', tag)).status).toBe(304)
      expect(served.calls).toEqual([])
    })
  })

  test('a pinned run that has expired is no longer vouched for', async () => {
    const path = `${FIGURES}&knownAt=${runId}`
    const tag = await tagOf(path)
    await served.expire(runId, served.nowMs - 1_000)
    expect((await held(path, tag)).status).toBe(410)
  })

  test('pages after the first carry no tag: they are asked for by cursor, once', async () => {
    const { data } = await served.ask('listFigures', { period: PERIOD.id, limit: 2 })
    const page = await served.response('listFigures', {
      period: PERIOD.id,
      limit: 2,
      cursor: data.next_cursor ?? '',
    })
    expect(page.status).toBe(200)
    expect(page.headers).not.toHaveProperty('etag')
  })
})
