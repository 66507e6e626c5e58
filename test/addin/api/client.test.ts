// Requests are those of the contract, go to the address that was chosen, and carry the token of whoever is signed in.
import { expect, test } from '@jest/globals'
import { apiClient, PATHS } from '../../../addin/api/client.ts'
import { failureOf } from '../../../addin/api/read-response.ts'
import type { Fetch } from '../../../addin/api/send.ts'
import { CONTRACT } from '../../../shared/contract/api/operations.ts'
import { MOST_TENANTS_A_PAGE } from '../../../shared/contract/api/parameters.ts'
import { META } from '../functions/grid-service.ts'
import { TestClock } from '../test-clock.ts'

const call = { signal: new AbortController().signal, deadlineMs: Number.POSITIVE_INFINITY }

function client() {
  const sent: { url: URL; init: RequestInit }[] = []
  const fetch: Fetch = async (url, init) => {
    sent.push({ url: new URL(url), init })
    return Response.json({ success: true, data: {}, meta: META })
  }
  const provider = { account: 'x', token: async () => 'a token', renew: async () => 'another' }
  const made = apiClient({
    fetch,
    scheduler: new TestClock(),
    session: () => provider,
    apiUrl: async () => 'https://figures.example.com/base',
  })
  return { made, sent }
}

test('paths are those of the contract', () => {
  for (const [name, path] of Object.entries(PATHS))
    expect(CONTRACT[name as keyof typeof PATHS].path).toBe(path)
})

test('a question is written as the contract takes it, lists repeated, names escaped', async () => {
  const { made, sent } = client()
  const question = {
    period: '2026-10',
    measure: ['profit', 'revenue'],
    tenant: ['Müller & "Söhne", 東京'],
    limit: MOST_TENANTS_A_PAGE,
  }
  await made.listFigures(question, call)
  const [request] = sent
  expect(request?.url.href.startsWith('https://figures.example.com/base/api/v1/figures?')).toBe(true)
  const query = request?.url.searchParams
  const given = {
    period: query?.get('period'),
    measure: query?.getAll('measure'),
    tenant: query?.getAll('tenant'),
    limit: query?.get('limit'),
  }
  expect(CONTRACT.listFigures.request.parse(given)).toEqual(question)
})

test('a grid goes as JSON, with a token in a header and no cookie', async () => {
  const { made, sent } = client()
  const grid = { tenants: ['Acme'], periods: ['2026-10'], measures: ['profit'] }
  await made.queryFigures(grid, call)
  const { method, body, headers, credentials, cache } = sent[0]?.init ?? {}
  expect(CONTRACT.queryFigures.request.parse(JSON.parse(String(body)))).toEqual(grid)
  expect({ method, credentials, cache }).toEqual({ method: 'POST', credentials: 'omit', cache: 'no-store' })
  expect(headers).toMatchObject({ authorization: 'Bearer a token', 'content-type': 'application/json' })
})

test('a failure says what a field takes, and of what is missing only which and why', () => {
  const sentenceOf = (status: number, message: string, detail: string) => {
    const details = [{ field: 'tenant', message: detail }]
    return failureOf(status, JSON.stringify({ error: { message, details } }), null).message
  }
  expect(sentenceOf(404, 'Look it up with /api/v1/tenants.', 'No tenant has this name.')).toBe(
    'No tenant has this name.',
  )
  expect(sentenceOf(400, 'The tenant is not accepted.', 'it takes a name')).toBe(
    'The tenant is not accepted. (tenant: it takes a name)',
  )
})
