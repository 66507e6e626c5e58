// A cursor opens for the question and the caller it was made for, and for nothing else: every other use of it is refused in
// the same words as a made-up one, and tells nothing of what is in it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { EncryptJWT } from 'jose'
import type { Role } from '../../../../shared/access/roles.ts'
import { startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { DAY_MS, FIRST_START_MS, publishAt, smallRun, tenantId } from '../../stores/runs/sample-runs.ts'
import { comparable } from './comparable.ts'

const FIGURES = '/api/v1/figures?period=2025-11&limit=1'
const ALL = Array.from({ length: 9 }, (_, number) => tenantId(number))
const OWN = ALL.slice(0, 3)
let nowMs = FIRST_START_MS + 600_000
let store: TestTable
let api: TestApi

beforeAll(async () => {
  store = await startFiguresTable()
  await publishAt(store.table, FIRST_START_MS, smallRun())
  await publishAt(store.table, FIRST_START_MS + 60_000, smallRun(1_001))
  api = await startFiguresApi({ table: store.table, now: () => nowMs })
})
afterAll(() => store.stop())

interface Who {
  readonly roles?: readonly Role[]
  readonly tenants?: readonly string[]
  readonly sub?: string
}

const ask = async (path: string, { roles = ['ROLE_BUDGET_OWNER'], tenants = OWN, sub = 'ann' }: Who = {}) =>
  api.get(path, await api.token(roles, { tenants: [...tenants], sub }))
const cursorOf = async (path: string, who?: Who) => String((await ask(path, who)).json.data.next_cursor)
const tenantIdsOf = (data: { tenants: { tenant_id: string }[] }) => data.tenants.map((row) => row.tenant_id)
const refused = async (path: string, cursor: string, who?: Who) =>
  comparable(await ask(`${path}&cursor=${encodeURIComponent(cursor)}`, who))

test('pages follow one another over own tenants alone, and end', async () => {
  const seen: string[] = []
  let path = FIGURES
  for (let page = 0; page < OWN.length; page += 1) {
    const { status, json } = await ask(path)
    expect([status, json.data.tenant_count]).toEqual([200, OWN.length])
    seen.push(...tenantIdsOf(json.data))
    path = `${FIGURES}&cursor=${json.data.next_cursor}`
    if (page === OWN.length - 1) expect(json.data.next_cursor).toBeNull()
  }
  expect(seen).toEqual(OWN.toSorted())
})

describe('refused as a made-up cursor is', () => {
  const uses: Readonly<Record<string, Who>> = {
    'another person with the same tenants': { sub: 'bob' },
    'the same person with a tenant more': { tenants: ALL.slice(0, 4) },
    'the same person with a tenant less': { tenants: OWN.slice(0, 2) },
    'the same person with other tenants': { tenants: ALL.slice(3, 6) },
    'the same person, now of finance': { roles: ['ROLE_FINANCE'] },
  }
  test.each(Object.entries(uses))('used by %s', async (_, who) => {
    const cursor = await cursorOf(FIGURES)
    expect(await refused(FIGURES, cursor, who)).toBe(await refused(FIGURES, 'made-up', who))
  })

  test("finance's cursor, used by a budget owner of the same name", async () => {
    const cursor = await cursorOf(FIGURES, { roles: ['ROLE_FINANCE'] })
    expect(await refused(FIGURES, cursor)).toBe(await refused(FIGURES, 'made-up'))
  })

  test.each([
    ['another route', '/api/v1/tenants?limit=1'],
    ['another route of the month', '/api/v1/tenants?period=2025-11&limit=1'],
    ['the route of runs', '/api/v1/runs?period=2025-11&limit=1'],
    ['another month', '/api/v1/figures?period=2025-12&limit=1'],
    ['other measures', `${FIGURES}&measure=total_cost`],
    ['named tenants', `${FIGURES}&tenant=${OWN[0]}`],
    ['another knowledge time', `${FIGURES}&knownAt=2025-12-01T00:02:00Z`],
  ])('used for %s', async (_, path) => {
    const cursor = await cursorOf(FIGURES)
    expect(await refused(path, cursor)).toBe(await refused(path, 'made-up'))
  })

  test('a cursor of tenants and one of runs, used for figures', async () => {
    const made = await refused(FIGURES, 'made-up')
    expect(await refused(FIGURES, await cursorOf('/api/v1/tenants?limit=1'))).toBe(made)
    expect(await refused(FIGURES, await cursorOf('/api/v1/runs?period=2025-11&limit=1'))).toBe(made)
  })

  test('altered anywhere', async () => {
    const cursor = await cursorOf(FIGURES)
    const made = await refused(FIGURES, 'made-up')
    for (let at = 0; at < cursor.length; at += 7) {
      const altered = `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`
      expect([at, await refused(FIGURES, altered)]).toEqual([at, made])
    }
    expect(await refused(FIGURES, cursor.slice(0, -3))).toBe(made)
  })

  test('sealed with another key, or with none', async () => {
    const made = await refused(FIGURES, 'made-up')
    const claims = { runId: 'x', after: ALL[5] }
    const forged = await new EncryptJWT(claims)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .encrypt(Buffer.alloc(32, 8))
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`
    for (const cursor of [forged, none, await api.token(['ROLE_BUDGET_OWNER'])]) {
      expect(await refused(FIGURES, cursor)).toBe(made)
    }
  })

  test('a day later', async () => {
    const cursor = await cursorOf(FIGURES)
    nowMs += DAY_MS - 60_000
    expect((await ask(`${FIGURES}&cursor=${cursor}`)).status).toBe(200)
    nowMs += 120_000
    expect(await refused(FIGURES, cursor)).toBe(await refused(FIGURES, 'made-up'))
  })
})

test('a cursor shows neither tenant nor run, and two of them differ in nothing that can be read', async () => {
  const [first, second] = [await cursorOf(FIGURES), await cursorOf(FIGURES, { tenants: ALL.slice(4, 8) })]
  expect(first).toHaveLength(second.length)
  const readable = first
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('latin1'))
    .join()
  for (const secret of [...ALL, 'ann', 'runId']) expect(readable).not.toContain(secret)
})
