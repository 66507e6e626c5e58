// Where a second factor is configured, answers over more than one tenant of the platform ask for a recent one, and say so in
// a way that a client can act on (RFC 9470); answers about one tenant, and about own tenants, do not.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { JWTPayload } from 'jose'
import { MAY_CALL } from '../../../../shared/access/may-call.ts'
import type { Role } from '../../../../shared/access/roles.ts'
import { type ApiRequest, startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { FIRST_START_MS, publishAt, smallRun, tenantId } from '../../stores/runs/sample-runs.ts'
import { publishSummaryAt, summaryOf } from '../../stores/summaries/sample-summaries.ts'
import { comparable } from './comparable.ts'
import { everyRequest } from './every-operation.ts'

describe('second factor', () => {
  const MINUTES = 15
  const NOW = FIRST_START_MS + 60 * 60_000
  const minutesAgo = (minutes: number) => NOW / 1000 - minutes * 60
  const [ONE, TWO] = [tenantId(0), tenantId(3)]
  let store: TestTable
  let api: TestApi
  let runId: string

  beforeAll(async () => {
    store = await startFiguresTable()
    runId = (await publishAt(store.table, FIRST_START_MS, smallRun())).runId
    await publishSummaryAt(store.table, FIRST_START_MS, summaryOf())
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    api = await startFiguresApi({
      table: store.table,
      now: () => NOW,
      environment: { SECOND_FACTOR_MINUTES: String(MINUTES) },
    })
  })

  const grid = (...tenants: string[]): ApiRequest => ({
    method: 'POST',
    path: '/api/v1/figures/query',
    body: { tenants, periods: ['2025-11'], measures: ['total_cost', 'mrr'] },
  })
  const figures = '/api/v1/figures?period=2025-11'
  const MANY: Readonly<Record<string, ApiRequest>> = {
    'the list of all tenants': { path: figures },
    'a page of one tenant': { path: `${figures}&limit=1` },
    'two named tenants': { path: `${figures}&tenant=${ONE}&tenant=${TWO}` },
    'the file of all tenants': { path: '/api/v1/figures.csv?period=2025-11' },
    'the list as a file': { path: figures, headers: { accept: 'text/csv' } },
    'the cost of all resources': { path: '/api/v1/figures/resources?period=2025-11' },
    'the cost of all vendors': { path: '/api/v1/figures/vendors?period=2025-11' },
    'all opportunities': { path: '/api/v1/opportunities?period=2025-11' },
    'the adjustments of all tenants': { path: '/api/v1/adjustments?period=2025-11' },
    'a grid of two tenants': grid(ONE, TWO),
    'a grid of the platform and a tenant': grid('platform', ONE),
    'a held list': { path: figures, headers: { 'if-none-match': '*' } },
  }
  const SINGLE: Readonly<Record<string, ApiRequest>> = {
    'one named tenant': { path: `${figures}&tenant=${ONE}` },
    'the file of one tenant': { path: `/api/v1/figures.csv?period=2025-11&tenant=${ONE}` },
    'the adjustments of one tenant': { path: `/api/v1/adjustments?period=2025-11&tenant=${ONE}` },
    'a grid of one tenant': grid(ONE),
    'an explanation': { path: `/api/v1/figures/explain?period=2025-11&measure=total_cost&tenant=${ONE}` },
  }

  const send = async (
    request: ApiRequest,
    claims: JWTPayload,
    roles: readonly Role[] = ['ROLE_EXECUTIVE_CFO'],
  ) => api.send({ ...request, token: await api.token(roles, claims) })
  const RECENT = { amr: ['pwd', 'mfa'], auth_time: minutesAgo(5) }

  describe.each(Object.entries(MANY))('%s', (_, request) => {
    test.each<[string, JWTPayload]>([
      ['none', {}],
      ['a password alone', { amr: ['pwd'], auth_time: minutesAgo(1) }],
      ['two of one kind', { amr: ['pwd', 'pin'], auth_time: minutesAgo(1) }],
      ['no time', { amr: ['mfa'] }],
      ['a time and no word of how', { auth_time: minutesAgo(1) }],
      ['one too old', { amr: ['mfa'], auth_time: minutesAgo(MINUTES + 1) }],
      ['one in the future', { amr: ['mfa'], auth_time: minutesAgo(-5) }],
      ['one of the year 1970', { amr: ['mfa'], auth_time: 0 }],
    ])('is refused with %s', async (__, claims) => {
      const { status, headers, json } = await send(request, claims)
      expect(status).toBe(401)
      expect(json.error.code).toBe('AUTHENTICATION_REQUIRED')
      expect(json.error.message).toContain(`second factor given in the last ${MINUTES} minutes`)
      expect(headers['www-authenticate']).toMatch(/^Bearer .*error="insufficient_user_authentication"/)
      expect(headers['www-authenticate']).toContain('acr_values="mfa"')
      expect(headers['www-authenticate']).toMatch(/max_age="?900"?/)
      expect(headers.etag).toBeUndefined()
    })

    test('is answered with a recent one, and up to the last minute', async () => {
      expect((await send(request, RECENT)).status).toBe(200)
      expect((await send(request, { ...RECENT, auth_time: minutesAgo(MINUTES) })).status).toBe(200)
    })
  })

  test('the refusal is the same for all of them: it depends on nothing that was asked for', async () => {
    const refusals = new Set<string>()
    for (const request of Object.values(MANY)) refusals.add(comparable(await send(request, {})))
    expect([...refusals]).toHaveLength(1)
  })

  test.each(Object.entries(SINGLE))('%s asks for none', async (_, request) => {
    expect((await send(request, {})).status).toBe(200)
  })

  test('the platform as a whole is more than one tenant', async () => {
    expect((await send(grid('platform'), {})).status).toBe(401)
    expect((await send(grid('platform'), RECENT)).status).toBe(200)
    const kpis = { path: '/api/v1/system/kpis?period=2025-11' }
    expect((await send(kpis, {})).status).toBe(401)
    expect((await send(kpis, RECENT)).status).toBe(200)
    const explained = { path: '/api/v1/figures/explain?period=2025-11&measure=mrr&tenant=platform' }
    expect((await send(explained, {})).status).toBe(401)
    expect((await send(explained, RECENT)).status).toBe(200)
  })

  test('a webhook of one tenant goes on telling, so that registering it and its secret ask for one too', async () => {
    const webhooks = '/api/v1/system/webhooks'
    const values = {
      name: 'a test',
      url: 'https://hooks.example.com/',
      types: ['alert.opened'],
      tenantIds: [ONE],
    }
    const register = { method: 'POST', path: webhooks, body: { values } } as const
    const refused = await send(register, {})
    expect([refused.status, refused.json.error.message]).toEqual([
      401,
      expect.stringMatching(/^What a webhook is told, .*second factor given in the last 15 minutes/),
    ])
    const { webhook } = (await send(register, RECENT)).json.data
    const rotate = { method: 'POST', path: `${webhooks}/${webhook.id}/secret`, body: {} } as const
    expect((await send(rotate, {})).status).toBe(401)
    expect((await send(rotate, RECENT)).status).toBe(200)
  })

  test('the same tenant twice, or in two spellings, is not a way around it and no trap either', async () => {
    expect((await send(grid(ONE, ONE), {})).status).toBe(200)
    expect((await send(grid(ONE, ONE.toUpperCase()), RECENT)).status).toBe(200)
  })

  test('someone who sees own tenants only takes nothing of others along, and is not asked', async () => {
    const own = { tenants: [ONE, TWO] }
    for (const request of Object.values(MANY)) {
      expect((await send(request, own, ['ROLE_BUDGET_OWNER'])).status).toBe(200)
    }
  })

  test('a role that may not call is refused as such: a second factor would not help', async () => {
    for (const [, operation, request] of everyRequest({ tenantId: ONE, runId })) {
      if (MAY_CALL[operation].includes('ROLE_DASHBOARD_USER')) continue
      const { status } = await send(request, {}, ['ROLE_DASHBOARD_USER'])
      expect(status).not.toBe(401)
    }
  })

  test('a further page asks again: the cursor is no second factor', async () => {
    const { json } = await send({ path: `${figures}&limit=1` }, RECENT)
    const next = { path: `${figures}&limit=1&cursor=${json.data.next_cursor}` }
    expect((await send(next, {})).status).toBe(401)
    expect((await send(next, RECENT)).status).toBe(200)
  })

  test('where none is configured, none is asked for', async () => {
    api = await startFiguresApi({ table: store.table, now: () => NOW })
    for (const request of Object.values(MANY)) expect((await send(request, {})).status).toBe(200)
  })
})
