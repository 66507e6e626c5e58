// What the log never holds: tokens, cursors, headers, bodies, secrets, and lines that somebody else wrote into it. What was
// asked for stands in it, shortened.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { JWTPayload } from 'jose'
import { type ApiRequest, startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { FIRST_START_MS, publishAt, smallRun, tenantId } from '../../stores/runs/sample-runs.ts'
import { type CapturedLog, captureLog } from './captured-log.ts'

describe('access log secrets', () => {
  const NOW = FIRST_START_MS + 60_000
  const FIGURES = '/api/v1/figures?period=2025-11'
  /** The key of the harness, as it stands in the environment. */
  const CURSOR_KEY = Buffer.alloc(32, 7).toString('base64url')
  let store: TestTable
  let api: TestApi
  let log: CapturedLog
  let token: string

  beforeAll(async () => {
    store = await startFiguresTable()
    await publishAt(store.table, FIRST_START_MS, smallRun())
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    api = await startFiguresApi({ table: store.table, now: () => NOW })
    token = await api.token(['ROLE_EXECUTIVE_CFO'])
    log = captureLog()
  })
  afterEach(() => log.stop())

  const send = (request: ApiRequest) => api.send({ token, ...request })
  const grid = (body: object): ApiRequest => ({ method: 'POST', path: '/api/v1/figures/query', body })
  const asked = () => log.accesses()[0]?.asked as Record<string, unknown>

  describe('never in the log', () => {
    test('the token, on any route and in any outcome', async () => {
      await send({ path: FIGURES })
      await send({ path: '/api/v1/figures?period=never' })
      await send({ path: FIGURES, headers: { accept: 'image/png' } })
      await send({ path: `${FIGURES}&access_token=${token}` })
      await send(grid({ tenants: ['nobody'], periods: ['2025-11'], measures: ['mrr'], access_token: token }))
      await send({ path: FIGURES, headers: { cookie: `session=${token}` } })
      const parts = [...token.split('.'), 'Bearer', 'authorization']
      expect(parts.filter((part) => log.text().includes(part))).toEqual([])
    })

    test('a token that somebody pasted into the address, or into a parameter', async () => {
      await send({ path: `/api/v1/runs/${token}` })
      await send({ path: `/api/v1/${token}` })
      await send({ path: `/api/v1/tenants?search=${token}` })
      await send({ path: `${FIGURES}&tenant=${token}` })
      await send({ path: `${FIGURES}&knownAt=${token}` })
      await send(grid({ tenants: [token], periods: ['2025-11'], measures: ['mrr'] }))
      const beginnings = token.split('.').map((part) => part.slice(0, 30))
      expect(beginnings.filter((part) => log.text().includes(part))).toEqual([])
    })

    test('a cursor, good or bad', async () => {
      const { json } = await send({ path: `${FIGURES}&limit=1` })
      const cursor = String(json.data.next_cursor)
      await send({ path: `${FIGURES}&limit=1&cursor=${cursor}` })
      await send({ path: `${FIGURES}&limit=2&measure=mrr&cursor=${cursor}` })
      expect(log.accesses().map(({ status }) => status)).toEqual([200, 200, 400])
      expect(cursor.split('.').filter((part) => part !== '' && log.text().includes(part))).toEqual([])
    })

    test('a body, a secret of the configuration, or a figure', async () => {
      await send(grid({ tenants: ['nobody'], periods: ['2025-11'], measures: ['mrr'], password: 'hunter2' }))
      await send({ method: 'POST', path: '/api/v1/figures/query', body: '{"password":"hunter2"' })
      const { json } = await send({ path: FIGURES })
      const [row] = json.data.tenants
      for (const secret of [
        'hunter2',
        CURSOR_KEY,
        'password',
        String(row.tenant_name).slice(0, 6),
        'page_totals',
      ]) {
        expect([secret, log.text().includes(secret)]).toEqual([secret, false])
      }
    })

    test('a line that somebody wrote into a parameter, a name or an address', async () => {
      const forged = '\n{"level":"INFO","message":"access","subject":"ceo","status":200}\r\n\u2028'
      const claims: JWTPayload = { sub: `ann${forged}`, roles: [`ROLE_EXECUTIVE_CFO`, `x${forged}`] }
      const who = await api.token([], claims)
      const text = encodeURIComponent(forged)
      const requests: ApiRequest[] = [
        { path: `/api/v1/tenants?search=${text}` },
        { path: `${FIGURES}&tenant=${text}` },
        { path: `${FIGURES}&${text}=1` },
        { path: `/api/v1/runs/${forged}` },
        { path: `/api/v1/runs/${text}` },
        grid({ tenants: [forged], periods: ['2025-11'], measures: ['mrr'] }),
      ]
      for (const request of requests) await send({ ...request, token: who })
      expect(log.text().split('\n')).toHaveLength(requests.length)
      expect(log.text()).not.toContain('\r')
      expect(log.accesses()).toHaveLength(requests.length)
      for (const { subject } of log.accesses()) expect(subject).not.toBe('ceo')
    })
  })

  test('long words in what was asked for, after a line break or a quote, are no mistake of ours', async () => {
    const long = 'a'.repeat(60)
    for (const text of [
      `x\n${long}`,
      `x\t${long}`,
      `x"${long}`,
      `x\\${long}`,
      `x\u0001${long}`,
      `\ud800${long}`,
    ]) {
      const { status } = await send(grid({ tenants: [text], periods: ['2025-11'], measures: ['mrr'] }))
      expect([text, status]).toEqual([text, 200])
      expect(
        (await send({ path: `/api/v1/tenants?search=${encodeURIComponent(text.toWellFormed())}` })).status,
      ).toBe(200)
    }
  })

  describe('what was asked for', () => {
    test('periods, measures and tenants as the request named them', async () => {
      const named = {
        tenants: [tenantId(0), 'Nobody'],
        periods: ['2025-11'],
        measures: ['mrr', 'total_cost'],
      }
      await send(grid(named))
      expect(asked()).toEqual(named)
    })

    test('long lists as their beginning and their length', async () => {
      const tenants = Array.from({ length: 5_000 }, (_, number) => tenantId(number))
      await send(grid({ tenants, periods: ['2025-11'], measures: ['mrr'] }))
      expect(asked().tenants).toEqual([...tenants.slice(0, 10), 'and 4990 more'])
      expect(log.text().length).toBeLessThan(2_000)
    })

    test('the run, the method and the page, without the cursor', async () => {
      await send({ path: `${FIGURES}&measure=mrr,arr&knownAt=2026-01-01&limit=7&tenant=a,b` })
      expect(asked()).toMatchObject({
        measure: ['mrr', 'arr'],
        knownAt: '2026-01-01',
        limit: 7,
        tenant: ['a,b'],
      })
    })
  })
})
