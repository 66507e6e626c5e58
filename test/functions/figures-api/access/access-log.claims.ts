// Every request, admitted or refused, leaves one line: who, what, of which run, and how it ended.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { FIGURES_OPERATIONS, OPERATIONS } from '../../../../shared/access/may-call.ts'
import type { Role } from '../../../../shared/access/roles.ts'
import { type ApiRequest, startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { FIRST_START_MS, publishAt, smallRun, tenantId } from '../../stores/runs/sample-runs.ts'
import { publishSummaryAt, summaryOf } from '../../stores/summaries/sample-summaries.ts'
import { type CapturedLog, captureLog } from './captured-log.ts'
import { requestFor, statusOfAnswer } from './every-operation.ts'

describe('access log', () => {
  const NOW = FIRST_START_MS + 60_000
  const OWN = tenantId(0)
  let store: TestTable
  let api: TestApi
  let log: CapturedLog
  let runId: string
  let summaryId: string

  beforeAll(async () => {
    store = await startFiguresTable()
    runId = (await publishAt(store.table, FIRST_START_MS, smallRun())).runId
    summaryId = (await publishSummaryAt(store.table, FIRST_START_MS, summaryOf())).runId
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    api = await startFiguresApi({
      table: store.table,
      now: () => NOW,
      environment: { REQUESTS_PER_MINUTE: '20', SECOND_FACTOR_MINUTES: '10' },
    })
    log = captureLog()
  })
  afterEach(() => log.stop())

  const CFO = { amr: ['mfa'], auth_time: NOW / 1000, sub: 'ann@example.com' }
  const as = async (request: ApiRequest, roles: readonly Role[] = ['ROLE_EXECUTIVE_CFO'], claims = {}) =>
    api.send({ ...request, token: await api.token(roles, { ...CFO, tenants: [OWN], ...claims }) })
  const line = () => {
    const lines = log.accesses()
    expect(lines).toHaveLength(1)
    return lines[0] as Record<string, unknown>
  }

  describe.each(OPERATIONS)('%s', (operation) => {
    const request = () => requestFor(operation, { tenantId: OWN, runId })

    test('admitted: who asked for what, by which roles, and that it was answered', async () => {
      const { status } = await as(request())
      expect(line()).toMatchObject({
        operation,
        subject: 'ann@example.com',
        roles: ['ROLE_EXECUTIVE_CFO'],
        sees: 'platform',
        status,
        method: request().method ?? 'GET',
        path: request().path.split('?')[0],
      })
      expect(line().requestId).toEqual(expect.stringMatching(/^[0-9a-f-]{36}$/))
      expect(line().code === undefined).toBe(statusOfAnswer(operation) === 200)
      const ofRuns = FIGURES_OPERATIONS.filter(
        (name) => !['listMeasures', 'listPeriods', 'listRuns'].includes(name),
      )
      if ((ofRuns as readonly string[]).includes(operation)) {
        const isOfSummary = ['listOpportunities', 'listKpis'].includes(operation)
        expect(line().runIds).toEqual([isOfSummary ? summaryId : runId])
      }
    })

    test('refused for want of a role: who, what, and the reason', async () => {
      await as(request(), [])
      expect(line()).toMatchObject({
        operation,
        subject: 'ann@example.com',
        roles: [],
        status: 403,
        code: 'ACCESS_DENIED',
        reason: 'role_may_not_call',
      })
    })

    test('refused without a token: what, and the reason', async () => {
      await api.send(request())
      expect(line()).toMatchObject({
        operation,
        status: 401,
        code: 'AUTHENTICATION_REQUIRED',
        reason: 'no_token',
      })
      expect(line().subject).toBeUndefined()
    })
  })

  const FIGURES = '/api/v1/figures?period=2025-11'
  const ENDS: Readonly<Record<string, readonly [ApiRequest, object]>> = {
    'a wrong parameter': [
      { path: '/api/v1/figures?period=yesterday' },
      { status: 400, code: 'VALIDATION_FAILED' },
    ],
    'an unknown tenant': [{ path: `${FIGURES}&tenant=nobody` }, { status: 404, code: 'VALIDATION_FAILED' }],
    'a month without a run': [
      { path: '/api/v1/figures?period=2020-01' },
      { status: 409, code: 'PROCESS_REQUIRED' },
    ],
    'no such address': [{ path: '/api/v1/nothing' }, { status: 404, code: 'VALIDATION_FAILED' }],
    'another method': [
      { method: 'DELETE', path: FIGURES },
      { status: 405, code: 'VALIDATION_FAILED' },
    ],
    'a form nobody answers in': [
      { path: FIGURES, headers: { accept: 'image/png' } },
      { status: 406, code: 'VALIDATION_FAILED' },
    ],
    'a body of another kind': [
      {
        method: 'POST',
        path: '/api/v1/figures/query',
        body: '{}',
        headers: { 'content-type': 'text/plain' },
      },
      { status: 415, code: 'VALIDATION_FAILED' },
    ],
    'a public document': [{ path: '/api/v1/openapi.json' }, { status: 200 }],
  }

  describe('one line for each end', () => {
    test.each(Object.entries(ENDS))('%s', async (_, [request, expected]) => {
      await as(request)
      expect(line()).toMatchObject(expected)
    })

    test('what the caller holds already, with its run', async () => {
      const { headers } = await as({ path: FIGURES })
      log.clear()
      await as({ path: FIGURES, headers: { 'if-none-match': String(headers.etag) } })
      expect(line()).toMatchObject({ status: 304, runIds: [runId] })
    })

    test('a second factor that is missing', async () => {
      await as({ path: FIGURES }, ['ROLE_FINANCE'], { amr: ['pwd'] })
      expect(line()).toMatchObject({
        status: 401,
        reason: 'second_factor_required',
        subject: 'ann@example.com',
      })
    })

    test('a scope that is missing, a budget owner without tenants, and a budget owner with some', async () => {
      await as({ path: FIGURES }, ['ROLE_FINANCE'], { scope: 'openid' })
      expect(line()).toMatchObject({ status: 403, reason: 'scope_missing' })
      log.clear()
      await as({ path: FIGURES }, ['ROLE_BUDGET_OWNER'], { tenants: [] })
      expect(line()).toMatchObject({ status: 403, reason: 'no_tenants_named' })
      log.clear()
      await as({ path: FIGURES }, ['ROLE_BUDGET_OWNER'])
      expect(line()).toMatchObject({ status: 200, sees: '1 tenants' })
    })

    test('too many requests', async () => {
      for (let asked = 0; asked < 20; asked += 1) await as({ path: '/api/v1/measures' })
      log.clear()
      await as({ path: '/api/v1/measures' })
      expect(line()).toMatchObject({ status: 429, code: 'RATE_LIMIT_EXCEEDED', subject: 'ann@example.com' })
    })
  })
})
