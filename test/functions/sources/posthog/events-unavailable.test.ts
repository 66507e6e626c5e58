// PostHog busy, down, slow, hanging, wrong or not there: events are read all the same where patience helps, else the reading
// says why, without a key or an event in it, and never throws.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { PostHogAccess } from '../../../../functions/sources/posthog/configuration.ts'
import type { Patience } from '../../../../functions/sources/posthog/query-client.ts'
import { readEvents } from '../../../../functions/sources/posthog/read-events.ts'
import { type Answer, PERSONAL_KEY, type ScriptedPostHog, startScriptedPostHog } from './scripted-posthog.ts'

const EVENT_COLUMNS = ['event_id', 'event_name', 'at_ms', 'properties']
const OUTCOME_COLUMNS = ['tenant', 'outcome_name', 'ip', 'vps', 'incidents', 'cost_micros', 'latest_ms']
const FROM = Date.UTC(2026, 6, 1)
const UNTIL = Date.UTC(2026, 9, 1)
const NO_OUTCOMES: Answer = { body: { columns: OUTCOME_COLUMNS, results: [] } }
const LAST_GOOD = '2026-09-30T06:00:00Z'

let postHog: ScriptedPostHog

beforeAll(async () => {
  postHog = await startScriptedPostHog()
})

afterAll(() => postHog.stop())

function event(id: string, atMs = FROM, name = 'cost_optimization'): unknown[] {
  return [id, name, atMs, JSON.stringify({ tenant_id: 't1', savings_amount: 5, $lib: 'posthog-node' })]
}

function events(...results: unknown[][]): Answer {
  return { body: { columns: EVENT_COLUMNS, results } }
}

function read(options: { access?: PostHogAccess; pageRows?: number; patience?: Partial<Patience> } = {}) {
  return readEvents({
    access: options.access ?? postHog.access,
    fromMs: FROM,
    spanFromMs: Date.UTC(2026, 8, 1),
    untilMs: UNTIL,
    lastGood: LAST_GOOD,
    clock: () => Date.now(),
    pageRows: options.pageRows ?? 100,
    patience: {
      deadlineMs: 5_000,
      requestTimeoutMs: 5_000,
      pauseMs: 0,
      firstRetryMs: 5,
      ...options.patience,
    },
  })
}

function unavailable(reason: string) {
  return { status: 'unavailable', limited: { name: 'posthog', reason, lastGood: LAST_GOOD } }
}

test('pages are asked for until one is short, each after the last row, with every value bound', async () => {
  postHog.answers(
    events(event('a'), event('b')),
    events(event('c', FROM + 1), event('c', FROM + 1)),
    events(),
    NO_OUTCOMES,
  )
  const reading = await read({ pageRows: 2 })
  expect(reading).toMatchObject({ status: 'read', latestMs: FROM + 1 })
  // `c` was delivered twice and is one event.
  expect(reading.status === 'read' && reading.events.map(({ uuid }) => uuid)).toEqual(['a', 'b', 'c'])
  // What PostHog's libraries add to an event (`$lib`) is not of it.
  const properties = { tenant_id: 't1', savings_amount: 5 }
  expect(reading.status === 'read' && reading.events[0]?.properties).toEqual(properties)
  const values = postHog.asked.map(({ body }) => body.query.values)
  expect(values.slice(0, 3).map(({ after_ms, after_id }) => [after_ms, after_id])).toEqual([
    [FROM - 1, ''],
    [FROM, 'b'],
    [FROM + 1, 'c'],
  ])
  expect(values[0]).toMatchObject({
    from: '2026-07-01T00:00:00Z',
    until: '2026-10-01T00:00:00Z',
    page_rows: 2,
    event_0: 'revenue_protection_trend',
  })
  expect(values[3]).toMatchObject({ from: '2026-09-01T00:00:00Z', until: '2026-10-01T00:00:00Z' })
  for (const { path, headers, body } of postHog.asked) {
    expect(path).toBe('/api/projects/7/query/')
    expect(headers.authorization).toBe(`Bearer ${PERSONAL_KEY}`)
    expect(body).toMatchObject({ query: { kind: 'HogQLQuery' }, refresh: 'force_blocking' })
    expect(body.query.query).not.toContain('2026')
  }
})

test('the tenant is read as it was sent', async () => {
  const numbered = ['n', 'efficiency_metrics', FROM, { tenant_id: 7, efficiency_score: '80' }]
  const nobodys = ['o', 'efficiency_metrics', FROM, '{"tenant_id":null}']
  postHog.answers(events(event('a'), numbered, nobodys), NO_OUTCOMES)
  expect(await read()).toMatchObject({
    events: [
      { uuid: 'a', tenantIdText: 't1', properties: { tenant_id: 't1', savings_amount: 5 } },
      { uuid: 'n', tenantIdText: '7', properties: { tenant_id: 7, efficiency_score: '80' } },
      { uuid: 'o', tenantIdText: null, properties: { tenant_id: null } },
    ],
  })
  expect(postHog.asked).toHaveLength(2)
})

test('outcomes are paged by their four names; an absent name is null, a sum without a cost as well', async () => {
  const outcome = (tenant: string, ip: string, cost: number | null) => [
    tenant,
    'bounced',
    ip,
    '',
    3,
    cost,
    FROM + 5,
  ]
  postHog.answers(
    events(),
    { body: { columns: OUTCOME_COLUMNS, results: [outcome('', '', null)] } },
    { body: { columns: OUTCOME_COLUMNS, results: [outcome('t1', 'ip1', 150_000)] } },
    NO_OUTCOMES,
  )
  expect(await read({ pageRows: 1 })).toEqual({
    status: 'read',
    events: [],
    outcomes: [
      {
        tenantIdText: null,
        outcome: 'bounced',
        incidents: 3,
        costImpactDollars: null,
        ipId: null,
        vpsId: null,
      },
      {
        tenantIdText: 't1',
        outcome: 'bounced',
        incidents: 3,
        costImpactDollars: 0.15,
        ipId: 'ip1',
        vpsId: null,
      },
    ],
    latestMs: FROM + 5,
  })
  expect(postHog.asked.slice(1).map(({ body }) => body.query.values.is_first_page)).toEqual([1, 0, 0])
})

test('queries keep their distance', async () => {
  postHog.answers(events(event('a')), events(event('b')), events(), NO_OUTCOMES)
  await read({ pageRows: 1, patience: { pauseMs: 40 } })
  const [first, second] = postHog.asked
  expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(38)
})

test('429 is waited for as long as PostHog says, then read', async () => {
  postHog.answers(
    { status: 429, headers: { 'retry-after': '1' }, body: { type: 'throttled_error', code: 'throttled' } },
    events(),
    NO_OUTCOMES,
  )
  expect((await read()).status).toBe('read')
  const [first, second] = postHog.asked
  expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(995)
})

test('429 for longer than there is time is given up at once', async () => {
  postHog.answers({ status: 429, headers: { 'retry-after': '60' }, body: { code: 'throttled' } })
  expect(await read()).toEqual(
    unavailable('PostHog did not answer within 5 s; last: PostHog answered with status 429 (throttled).'),
  )
  expect(postHog.asked).toHaveLength(1)
})

test('5xx is asked again until the deadline', async () => {
  postHog.answers({ status: 503, body: '<html>phx_secret</html>' })
  const reading = await read({ patience: { deadlineMs: 150 } })
  expect(reading).toEqual(
    unavailable('PostHog did not answer within 0.15 s; last: PostHog answered with status 503.'),
  )
  expect(postHog.asked.length).toBeGreaterThan(2)
})

test('an answer that never comes ends at the deadline', async () => {
  postHog.answers({})
  const reading = await read({ patience: { deadlineMs: 120, requestTimeoutMs: 50 } })
  expect(reading).toEqual(
    unavailable('PostHog did not answer within 0.12 s; last: PostHog took too long to answer.'),
  )
  expect(postHog.asked.length).toBeGreaterThan(1)
})

test('a host that nobody answers at is unavailable', async () => {
  const gone = await startScriptedPostHog()
  await gone.stop()
  expect(await read({ access: gone.access, patience: { deadlineMs: 60 } })).toEqual(
    unavailable('PostHog did not answer within 0.06 s; last: PostHog could not be reached.'),
  )
})

test.each<[string, Answer, string]>([
  [
    'a wrong key',
    { status: 401, body: { code: 'authentication_failed', detail: PERSONAL_KEY } },
    'PostHog answered with status 401 (authentication_failed).',
  ],
  [
    'a refused query',
    { status: 400, body: { code: 'a b', detail: 'event text' } },
    'PostHog answered with status 400.',
  ],
  [
    'another place',
    { status: 302, headers: { location: 'http://127.0.0.1:9/' }, body: '' },
    'PostHog answered with status 302.',
  ],
  [
    'no JSON',
    { body: '<html>sign in</html>' },
    "PostHog's answer is malformed: no columns and results for penguin-figures business events.",
  ],
  [
    'JSON cut short',
    { body: '{"columns":["event_id"' },
    "PostHog's answer is malformed: no columns and results for penguin-figures business events.",
  ],
  [
    'a query still running',
    { body: { query_status: { complete: false } } },
    "PostHog's answer is malformed: no columns and results for penguin-figures business events.",
  ],
  [
    'missing columns',
    { body: { columns: EVENT_COLUMNS.slice(1), results: [] } },
    "PostHog's answer is malformed: penguin-figures business events should have the columns event_id, event_name, at_ms, properties.",
  ],
  [
    'a short row',
    events(['a']),
    "PostHog's answer is malformed: a row of penguin-figures business events is cut short.",
  ],
  [
    'a row of other types',
    events(['a', 'cost_optimization', '2026-07-01', '{}']),
    "PostHog's answer is malformed: a business event does not have the form that was asked for.",
  ],
  [
    'properties that are no object',
    events(['a', 'cost_optimization', FROM, '[1']),
    "PostHog's answer is malformed: a business event does not have the form that was asked for.",
  ],
  [
    'rows in another order',
    events(event('b'), event('a')),
    "PostHog's answer is malformed: business events are not in the order that was asked for.",
  ],
])('%s is told, and asked once', async (_, answer, reason) => {
  postHog.answers(answer)
  expect(await read()).toEqual(unavailable(reason))
  expect(postHog.asked).toHaveLength(1)
})

test('a page that is answered again and again ends', async () => {
  postHog.answers(events(event('a')))
  expect(await read({ pageRows: 1 })).toMatchObject({ status: 'unavailable' })
  expect(postHog.asked).toHaveLength(2)
})

test('events without outcomes are no reading', async () => {
  postHog.answers(events(event('a')), { status: 400, body: {} })
  expect(await read()).toEqual(unavailable('PostHog answered with status 400.'))
})

test('not configured is told with what is missing', async () => {
  const access = { status: 'not_configured', reason: 'PostHog is not configured: it needs all.' } as const
  expect(await read({ access })).toEqual(unavailable(access.reason))
})
