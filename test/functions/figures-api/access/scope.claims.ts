// A token of a person with every role opens nothing without the scope of this API; the refusal says which scope it needs.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { FIRST_START_MS } from '../../stores/runs/sample-runs.ts'

const NOW = FIRST_START_MS + 60_000
let store: TestTable
let api: TestApi

beforeAll(async () => {
  store = await startFiguresTable()
  api = await startFiguresApi({ table: store.table, now: () => NOW })
})
afterAll(() => store.stop())

const withClaims = async (claims: Record<string, unknown>) =>
  api.get('/api/v1/measures', await api.token(['ROLE_EXECUTIVE_CFO'], claims))

test.each([
  ['none', { scope: undefined }],
  ['an empty one', { scope: '' }],
  ['others', { scope: 'openid profile figures.write' }],
  ['one that begins like it', { scope: 'figures.readable' }],
  ['one that ends like it', { scope: 'all.figures.read' }],
  ['it in upper case', { scope: 'FIGURES.READ' }],
  ['it between commas', { scope: 'openid,figures.read' }],
  ['a number', { scope: 7 }],
  ['a list of lists', { scope: undefined, scp: [['figures.read']] }],
])('a token with %s for a scope is refused with insufficient_scope', async (_, claims) => {
  const { status, headers, json } = await withClaims(claims)
  expect(status).toBe(403)
  expect(json.error.code).toBe('ACCESS_DENIED')
  expect(headers['www-authenticate']).toBe(
    'Bearer realm="penguin-figures", error="insufficient_scope", scope="figures.read"',
  )
})

test.each([
  ['alone', { scope: 'figures.read' }],
  ['among others', { scope: 'openid figures.read profile' }],
  ['in scp', { scope: undefined, scp: ['openid', 'figures.read'] }],
  ['in scp as text', { scope: undefined, scp: 'openid figures.read' }],
])('a token with the scope %s is let in', async (_, claims) => {
  expect((await withClaims(claims)).status).toBe(200)
})

test('a missing scope says no more to someone without a role', async () => {
  const stranger = await api.get('/api/v1/measures', await api.token([], { scope: 'openid' }))
  const cfo = await withClaims({ scope: 'openid' })
  expect(stranger.json.error.message).toBe(cfo.json.error.message)
  expect(stranger.status).toBe(403)
})
