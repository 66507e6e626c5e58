// Requests are those of the contract, go to the address that was chosen, and carry the token of whoever is signed in.
import { describe, expect, test } from '@jest/globals'
import { apiClient, PATHS } from '../../../addin/api/client.ts'
import { PLANNING_PATHS } from '../../../addin/api/planning-client.ts'
import { failureOf, readAnswer } from '../../../addin/api/read-response.ts'
import type { Fetch } from '../../../addin/api/send.ts'
import { CONTRACT } from '../../../shared/contract/api/operations.ts'
import { MOST_TENANTS_A_PAGE } from '../../../shared/contract/api/parameters.ts'
import { META } from '../functions/grid-service.ts'
import { TestClock } from '../test-clock.ts'

const ADDRESS = 'https://figures.example.com/api/v1/figures'
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
  for (const [name, path] of Object.entries({ ...PATHS, ...PLANNING_PATHS }))
    expect(CONTRACT[name as keyof typeof CONTRACT].path).toBe(path)
})

test('every operation that is read goes to its own path, without a question mark where nothing is asked', async () => {
  const { made, sent } = client()
  await made.listPeriods({}, call)
  await made.listTenants({ search: 'Ä & B' }, call)
  await made.listResourceCosts({ period: '2026-10' }, call)
  await made.listVendorCosts({ period: '2026-Q4' }, call)
  await made.listOpportunities({ period: '2026-10' }, call)
  await made.listKpis({ period: '2026-10', knownAt: '2026-11-05T09:00:00Z' }, call)
  expect(sent.map(({ url }) => url.href.replace('https://figures.example.com/base', ''))).toEqual([
    PATHS.listPeriods,
    `${PATHS.listTenants}?search=%C3%84+%26+B`,
    `${PATHS.listResourceCosts}?period=2026-10`,
    `${PATHS.listVendorCosts}?period=2026-Q4`,
    `${PATHS.listOpportunities}?period=2026-10`,
    `${PATHS.listKpis}?period=2026-10&knownAt=2026-11-05T09%3A00%3A00Z`,
  ])
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
    const body = { success: false, error: { message, details } }
    return failureOf(status, JSON.stringify(body), null, ADDRESS).message
  }
  expect(sentenceOf(404, 'Look it up with /api/v1/tenants.', 'No tenant has this name.')).toBe(
    'No tenant has this name.',
  )
  const whole = 'The inputs of this month are not archived.'
  expect(sentenceOf(409, whole, 'a run of a month that is over')).toBe(whole)
  expect(sentenceOf(400, 'The tenant is not accepted.', 'it takes a name')).toBe(
    'The tenant is not accepted. (tenant: it takes a name)',
  )
})

test('a failure carries the code that the service gave it; what is not of the service has none', () => {
  const codeOf = (text: string) => failureOf(409, text, null, ADDRESS).code
  const body = { success: false, error: { code: 'SUBMISSION_REFUSED', message: 'Nothing was changed.' } }
  expect(codeOf(JSON.stringify(body))).toBe('SUBMISSION_REFUSED')
  expect(codeOf('<!doctype html>')).toBeNull()
})

describe('what does not come from the service', () => {
  const page = '<!doctype html><title>Forbidden</title>'

  test.each([
    [403, page],
    [404, page],
    [404, '{"message":"Not Found"}'],
    [400, '{"error":{"message":"of somebody else"}}'],
    [405, ''],
    [410, page],
    [413, page],
  ])('is no refusal of what was asked: %d, %j', (status, text) => {
    const { kind, message } = failureOf(status, text, null, `${ADDRESS}?tenant=Acme`)
    expect(kind).toBe('unavailable')
    expect(message).toBe(
      `${ADDRESS} answered with status ${status}, but not as the figures service does. Its address may be wrong, or a proxy stands in between: ask whoever runs the add-in to check it. Recalculate to try again.`,
    )
  })

  test('and asks to sign in all the same, or to wait', () => {
    expect(failureOf(401, page, null, ADDRESS)).toMatchObject({
      kind: 'signed_out',
      message: 'Sign in from the Penguin pane.',
    })
    expect(failureOf(429, '{"message":"Too Many Requests"}', null, ADDRESS).message).toBe(
      'The figures service answered with status 429. Recalculate to try again.',
    )
  })

  test('is said so of a page that comes as a success, too', () => {
    expect(() => readAnswer(200, page, ADDRESS)).toThrow(/figures answered with status 200, but not as/)
    expect(() => readAnswer(200, '{"success":tr', ADDRESS)).toThrow(/an answer that cannot be read/)
  })
})
