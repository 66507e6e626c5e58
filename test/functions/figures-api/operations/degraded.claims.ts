// What is there is answered, and what is not is named: a missing source, an unknown cost, a run that has expired.
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { tenantKey } from '../../../../functions/stores/runs/keys.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, B, PERIOD } from '../../../worlds/world.ts'
import { FIRST_START_MS } from '../../stores/runs/sample-runs.ts'
import { all, costing, qualitiesOf } from './qualities.ts'
import { type Asker, type Served, serve } from './served.ts'

describe('degraded', () => {
  let tables: TestTable
  let served: Served

  const period = PERIOD.id

  beforeAll(async () => {
    tables = await startFiguresTable()
  })
  afterAll(() => tables.stop())

  beforeEach(async () => {
    served = await serve((await tables.another()).table)
  })

  const qualities = (tenant?: string[], asker?: Asker) => qualitiesOf(served, tenant, asker)

  describe('with everything there', () => {
    test('an answer is complete', async () => {
      await served.publish(costing(500))
      const { words, limited } = await qualities()
      expect(words).toEqual(all('complete'))
      expect(limited).toEqual([])
    })
  })

  describe('a missing source', () => {
    test('makes the answer partial, and is named; the rest is answered', async () => {
      await served.publish(costing(500, { missing: new Set(['billing_analytics', 'payments.currency']) }))
      const { words, limited, list, grid } = await qualities()
      expect(words).toEqual(all('partial'))
      expect(limited).toEqual(['billing_analytics', 'payments.currency'])
      expect(grid.meta.data_sources_limited).toEqual(limited)
      const [row] = list.data.tenants
      expect(row?.figures).toMatchObject({ total_cost: 1_000, emails_sent: null })
      expect(row?.missing.emails_sent?.message).toContain('billing_analytics')
    })

    test('is named however many are missing', async () => {
      const missing = [
        'billing_analytics',
        'companies',
        'payments',
        'plans',
        'subscription_addons',
        'subscriptions',
        'tenants.created',
      ]
      await served.publish(costing(500, { missing: new Set(missing) }))
      expect((await qualities()).limited).toEqual(missing)
    })

    test("such as Finance's list of platform costs is one too", async () => {
      await served.publish(costing(500, { platformCosts: null }))
      const { words, limited } = await qualities()
      expect([words[0], limited]).toEqual(['partial', [expect.stringMatching(/platform cost/)]])
    })
  })

  describe('an unknown cost', () => {
    test('makes answers partial for who sees the whole, even over a tenant that it does not touch', async () => {
      await served.publish(costing(null))
      expect((await qualities()).words).toEqual(all('partial'))
    })

    test('makes answers partial for a budget owner only where own cost leans on it', async () => {
      await served.publish(costing(null))
      const owner: Asker = { roles: ['ROLE_BUDGET_OWNER'], claims: { tenants: [A, B] } }
      expect((await qualities([A], owner)).words).toEqual(all('complete'))
      expect((await qualities([B], owner)).words).toEqual(all('partial'))
    })

    test('is named as what limits the answer', async () => {
      await served.publish(costing(null))
      const { list } = await qualities()
      expect(list.meta.data_quality).toBe('partial')
      expect(list.meta.data_sources_limited).not.toEqual([])
    })
  })

  describe('the worst of several months', () => {
    const earlier = { id: '2025-10', startMs: Date.UTC(2025, 9, 1), endMs: PERIOD.startMs }

    test('is the quality of a grid, and each month has its own', async () => {
      await served.publish(costing(500, {}, { period: earlier, asOfMs: earlier.endMs }))
      await served.publish(costing(null))
      const periods = [earlier.id, period]
      const { data, meta } = await served.ask('queryFigures', {
        tenants: [A],
        periods,
        measures: ['revenue'],
      })
      expect([data.runs[earlier.id]?.quality, data.runs[period]?.quality]).toEqual(['complete', 'partial'])
      expect(meta).toMatchObject({ data_quality: 'partial', run_id: null })
      expect(meta.approximation?.as_of).toBe(data.runs[period]?.as_of)
    })
  })

  test('a pinned run that has expired is refused with what to ask instead, by every address', async () => {
    const knownAt = await served.publish(costing(500))
    await served.publish(costing(600), FIRST_START_MS + 60_000)
    await served.expire(knownAt, served.nowMs - 1_000)
    const answers = [
      await served.response('listFigures', { period, knownAt }),
      await served.response('exportFigures', { period, knownAt }),
      await served.response('listTenants', { period, knownAt }),
      await served.response('explainFigure', { period, knownAt, tenant: A, measure: 'profit' }),
    ]
    for (const { status, json } of answers) {
      expect([status, json.error.code]).toEqual([410, 'PARTIAL_DATA_UNAVAILABLE'])
      expect(json.error.message).toMatch(/expired/)
      expect(json.error.details).toEqual([{ field: 'knownAt', message: expect.stringMatching(/expired/) }])
    }
  })

  describe('a run that has lost a row is never shown as the whole', () => {
    beforeEach(async () => {
      const runId = await served.publish(costing(500))
      const { client, name: TableName } = served.table
      await client.send(new DeleteCommand({ TableName, Key: { ...tenantKey(runId, B) } }))
    })

    test.each(['exportFigures', 'listFigures'] as const)('%s refuses it', async (operation) => {
      const { status } = await served.response(operation, { period })
      expect(status).toBe(410)
    })

    test('a grid does not say of a tenant in the list of the run that there is no such tenant', async () => {
      const query = { tenants: ['Tenant B'], periods: [period], measures: ['total_cost'] }
      const { data } = await served.ask('queryFigures', query)
      expect(data.reasons.map(({ code }) => code)).toEqual(['expired'])
    })
  })
})
