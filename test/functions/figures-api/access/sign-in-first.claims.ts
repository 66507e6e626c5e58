// Without a token every address but the public documents answers 401, before it looks at anything else; the documents hold
// no figure.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ERROR_CODES } from '../../../../shared/contract/api/error-codes.ts'
import { type ApiRequest, startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { FIRST_START_MS, publishAt, smallRun, tenantId } from '../../stores/runs/sample-runs.ts'
import { comparable } from './comparable.ts'
import { everyRequest } from './every-operation.ts'

const NOW = FIRST_START_MS + 60_000
const run = smallRun(123_457)
let store: TestTable
let api: TestApi
let runId: string

beforeAll(async () => {
  store = await startFiguresTable()
  runId = (await publishAt(store.table, FIRST_START_MS, run)).runId
  api = await startFiguresApi({ table: store.table, now: () => NOW })
})
afterAll(() => store.stop())

test('every route, and every wrong request to it, is the same 401 without a token', async () => {
  const refusals = new Set<string>()
  for (const [, , request] of everyRequest({ tenantId: tenantId(0), runId })) {
    const wrong: ApiRequest[] = [
      request,
      { ...request, path: `${request.path.split('?')[0]}` },
      { ...request, path: `${request.path}${request.path.includes('?') ? '&' : '?'}unknown=1&cursor=x` },
      { ...request, headers: { 'if-none-match': '*' } },
      ...(request.method === 'POST'
        ? [
            { ...request, body: '{' },
            { ...request, body: { tenants: [] } },
          ]
        : [{ ...request, method: 'HEAD' as const }]),
    ]
    for (const asked of wrong) refusals.add(comparable(await api.send(asked)))
  }
  expect([...refusals].map((refusal) => JSON.parse(refusal).status)).toEqual([401])
})

test('a run that is published and one that is not are the same 401', async () => {
  const [known, unknown] = [await api.get(`/api/v1/runs/${runId}`), await api.get('/api/v1/runs/1')]
  expect(comparable(known)).toBe(comparable(unknown))
})

test('the public documents need no token, and say nothing of any figure, tenant or run', async () => {
  const pages = ['/api/v1/openapi.json', ...ERROR_CODES.map((code) => `/api/v1/errors/${code}`)]
  const secrets = [runId, '123457', '1234.57', 'Müller', ...run.figures.tenants.map(({ tenantId: id }) => id)]
  for (const page of pages) {
    const [bare, withBadToken] = [await api.get(page), await api.get(page, 'garbage')]
    expect([page, bare.status]).toEqual([page, 200])
    expect(withBadToken.text).toBe(bare.text)
    expect(secrets.filter((secret) => bare.text.includes(secret))).toEqual([])
  }
})

test('an error page of no code is not found, and writes nothing of the address into the page', async () => {
  const { status, text } = await api.get('/api/v1/errors/%3Cscript%3Ealert(1)%3C%2Fscript%3E')
  expect(status).toBe(404)
  expect(text).not.toContain('script')
})
