// A person chooses what they are mailed; the link of a digest ends it in one click, for them and that digest alone, and tells
// nothing to whoever makes one up. The directory knows as much of people as digests need, and no line of the log any address.
import { randomBytes } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { JWTPayload } from 'jose'
import { unsubscribeTokens } from '../../../functions/delivery/digests/unsubscribe-tokens.ts'
import { sealedCursors } from '../../../functions/figures-api/requests/cursor.ts'
import { mailStore } from '../../../functions/stores/alerts/people/mail-store.ts'
import { peopleDirectory } from '../../../functions/stores/alerts/people/people-directory.ts'
import { preferencesStore } from '../../../functions/stores/alerts/people/preferences-store.ts'
import type { Role } from '../../../shared/access/roles.ts'
import { startFiguresApi, type TestApi } from '../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { UNSUBSCRIBE_KEY } from '../../engines/unsubscribe-key.ts'
import { captureLog } from '../figures-api/access/captured-log.ts'
import { comparable } from '../figures-api/access/comparable.ts'

describe('preferences', () => {
  const START_MS = Date.UTC(2026, 9, 1)
  const DAY_MS = 24 * 60 * 60 * 1000
  const PREFERENCES = '/api/v1/system/preferences'
  const UNSUBSCRIBE = '/api/v1/system/unsubscribe'
  const CHOSEN = {
    digests: ['at_once', 'monthly'],
    categories: ['Revenue Risk'],
    lowestSeverity: 'High',
    muted: ['idle_vps:v'],
  }
  const ONE_CLICK = {
    method: 'POST' as const,
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }
  let server: TestTable | undefined
  let store: TestTable
  let api: TestApi
  let nowMs: number

  beforeEach(async () => {
    server ??= await startFiguresTable()
    store = await server.another()
    nowMs = START_MS
    api = await startFiguresApi({ table: store.table, now: () => nowMs })
  })
  afterAll(() => server?.stop())

  const CFO = { sub: 'cfo', email: 'Cfo@Example.com' }
  const token = (claims: JWTPayload = CFO, roles: readonly Role[] = ['ROLE_EXECUTIVE_CFO']) =>
    api.token(roles, claims)
  const read = async (claims?: JWTPayload) => (await api.get(PREFERENCES, await token(claims))).json.data
  const save = async (version: number, change: object = {}, more: object = {}) =>
    api.send({
      method: 'POST',
      path: PREFERENCES,
      token: await token(),
      body: { version, preferences: { ...CHOSEN, ...change }, ...more },
    })
  const tokens = () => unsubscribeTokens(UNSUBSCRIBE_KEY, () => nowMs)
  const known = () => peopleDirectory(store.table, () => nowMs).list()
  const wanted = () => preferencesStore(store.table).read('cfo')

  describe('preferences', () => {
    test("are everything until something is chosen, and are each person's own", async () => {
      expect(await read()).toMatchObject({
        version: 0,
        preferences: { digests: ['monthly', 'quarterly', 'at_once'] },
      })
      expect((await save(0)).json.data).toMatchObject({
        version: 1,
        preferences: { digests: ['monthly', 'at_once'], lowest_severity: 'High', muted: ['idle_vps:v'] },
      })
      expect((await read({ sub: 'coo' })).version).toBe(0)
    })

    test('chosen twice are chosen once; chosen from an older version they show both', async () => {
      await save(0)
      expect((await save(0)).json.data.version).toBe(1)
      const stale = await save(0, { lowestSeverity: 'Critical' })
      expect([stale.status, stale.json.error.code]).toEqual([409, 'CHANGED_MEANWHILE'])
      expect(stale.json.error.details).toMatchObject([
        { field: 'version', yours: 0, theirs: 1 },
        { field: 'preferences.lowestSeverity', yours: 'Critical', theirs: 'High' },
      ])
    })

    test('say where mail goes, and why it does not', async () => {
      expect((await read()).mail).toEqual({ address: 'cfo@example.com', state: 'reached', why: null })
      for (const claims of [
        { sub: 'cfo' },
        { ...CFO, email: 'nowhere' },
        { ...CFO, email_verified: false },
      ]) {
        expect((await read(claims)).mail).toMatchObject({ address: null, state: 'no_address' })
      }
      const bounce = {
        id: 'b',
        kind: 'permanent',
        address: 'cfo@example.com',
        at: '2026-10-01T00:00:00Z',
      } as const
      await mailStore(store.table).bounced(bounce)
      expect((await read()).mail).toMatchObject({
        state: 'stopped',
        why: expect.stringContaining('came back on'),
      })
      expect((await save(0, {}, { addressIsRight: true })).json.data.mail.state).toBe('reached')
    })
  })

  describe('the directory', () => {
    test('knows of who is told of alerts what their sign-in says now, until they have not been seen for a time', async () => {
      await read()
      expect(await known()).toEqual([
        {
          ...{ person: 'cfo', name: 'cfo', roles: ['ROLE_EXECUTIVE_CFO'], tenantIds: [] },
          ...{ address: 'cfo@example.com', seenAt: '2026-10-01T00:00:00Z' },
        },
      ])
      await read({ ...CFO, email: 'new@example.com' })
      expect((await known())[0]?.address).toBe('new@example.com')
      nowMs += 101 * DAY_MS
      expect(await known()).toEqual([])
    })

    test('does not know who is told of none, and forgets who no longer is', async () => {
      await read()
      await api.get('/api/v1/system/kpis?period=2026-09', await token(CFO, ['ROLE_READ_ONLY']))
      expect(await known()).toEqual([])
    })

    test('knows somebody as their newest sign-in does, also where it lets them do nothing', async () => {
      const owner = {
        sub: 'bea',
        email: 'bea@example.com',
        tenants: ['0000000a-0000-4000-8000-000000000000'],
      }
      const ask = async (claims: JWTPayload, role: Role = 'ROLE_BUDGET_OWNER') =>
        (await api.get('/api/v1/system/alerts', await token(claims, [role]))).status
      for (const [claims, role] of [
        [{ ...owner, tenants: [] }, 'ROLE_BUDGET_OWNER'],
        [owner, 'ROLE_READ_ONLY'],
      ] as const) {
        expect([await ask(owner), (await known()).length]).toEqual([200, 1])
        expect([await ask(claims, role), await known()]).toEqual([403, []])
      }
    })

    test('no address is in any line of the log, nor what a person chose', async () => {
      const log = captureLog()
      await save(0)
      await read({ sub: 'coo', email: 'coo@example.com' })
      expect(log.text()).not.toMatch(/example\.com|idle_vps/)
      log.stop()
    })
  })

  describe('the link of a digest', () => {
    const open = async (text: string) => api.get(`${UNSUBSCRIBE}?token=${text}`)
    const click = async (text: string, body = ONE_CLICK.body) =>
      api.send({ ...ONE_CLICK, path: `${UNSUBSCRIBE}?token=${text}`, body })

    test('asks when it is opened, and ends that digest in one click, once, without a sign-in', async () => {
      const link = await tokens().seal({ person: 'cfo', kind: 'monthly' })
      const page = await open(link)
      expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
      expect(page.text).toContain('<form method="post"')
      expect(page.text).not.toContain('cfo')
      expect((await wanted()).version).toBe(0)
      for (let times = 0; times < 2; times += 1) expect((await click(link)).status).toBe(200)
      expect(await wanted()).toMatchObject({
        version: 1,
        unsubscribedAt: null,
        preferences: { digests: ['quarterly', 'at_once'] },
      })
    })

    test('its other button ends all of them, until the person chooses again', async () => {
      const link = await tokens().seal({ person: 'cfo', kind: 'monthly' })
      await click(link, 'List-Unsubscribe=All')
      expect(await wanted()).toMatchObject({
        unsubscribedAt: '2026-10-01T00:00:00Z',
        preferences: { digests: [] },
      })
      expect((await save(1)).json.data).toMatchObject({ unsubscribed_at: null, version: 2 })
    })

    test('forged, altered, of another purpose or too old it is one answer, and ends nothing', async () => {
      const good = await tokens().seal({ person: 'cfo', kind: 'monthly' })
      const asked = {
        ...{ operation: 'listAlerts', question: {}, sight: { kind: 'platform' } as const },
        caller: {
          subject: 'cfo',
          person: 'cfo',
          name: 'cfo',
          roles: [],
          tenantIds: [],
          address: null,
          secondFactorAtMs: null,
        },
      }
      const wrong = [
        '',
        'x'.repeat(5_000),
        `${good.slice(0, -4)}AAAA`,
        await unsubscribeTokens(randomBytes(32).toString('base64url'), () => nowMs).seal({
          person: 'cfo',
          kind: 'monthly',
        }),
        await sealedCursors(UNSUBSCRIBE_KEY, () => nowMs).seal({ of: 'cfo', after: 'monthly' }, asked),
        await token(),
      ]
      const answers = new Set<string>()
      for (const text of wrong) {
        answers.add(comparable(await open(text)))
        answers.add(comparable(await click(text)))
      }
      nowMs += 401 * DAY_MS
      answers.add(comparable(await click(good)))
      expect([...answers].map((answer) => JSON.parse(answer).status)).toEqual([404])
      expect((await wanted()).version).toBe(0)
    })

    test('still works when the key of cursors was replaced: it is sealed with one of its own', async () => {
      const link = await tokens().seal({ person: 'cfo', kind: 'monthly' })
      const environment = { CURSOR_KEY: randomBytes(32).toString('base64url') }
      api = await startFiguresApi({ table: store.table, now: () => nowMs, environment })
      expect((await click(link)).status).toBe(200)
      expect((await wanted()).preferences.digests).not.toContain('monthly')
    })

    test('is no cursor either', async () => {
      const link = await tokens().seal({ person: 'cfo', kind: 'monthly' })
      const { status } = await api.get(`/api/v1/system/alerts?cursor=${link}`, await token())
      expect(status).toBe(400)
    })
  })
})
