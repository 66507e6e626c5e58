// Events written by PostHog's own library and read back by our queries, through the embedded PostHog and a real Postgres.
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readPostHogAccess } from '../../../functions/sources/posthog/configuration.ts'
import { readEvents } from '../../../functions/sources/posthog/read-events.ts'
import { writeEvents } from '../../../functions/sources/posthog/write-events.ts'
import { EMBEDDED_PROJECT, embeddedPostHogEnvironment } from '../../../infra/local/posthog/access.ts'
import { type RunningPostHog, startPostHog } from '../../../infra/local/posthog.ts'
import type { EventToWrite } from '../../../shared/events/business-events.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'

const MARCH = Date.UTC(2026, 2, 1)
const APRIL = Date.UTC(2026, 3, 1)
const A = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa'
const B = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'

let database: TestDatabase
let postHog: RunningPostHog

beforeAll(async () => {
  database = await createDatabase({ schema: false })
  postHog = await startPostHog({ port: 0, databaseUrl: database.url })
})

afterAll(async () => {
  await postHog?.stop()
  await database?.drop()
})

function access() {
  return readPostHogAccess(embeddedPostHogEnvironment(postHog.url))
}

function read(fromMs: number, untilMs: number, pageRows = 1_000) {
  const patience = { deadlineMs: 20_000, requestTimeoutMs: 20_000, pauseMs: 0, firstRetryMs: 5 }
  return readEvents({
    access: access(),
    fromMs,
    spanFromMs: fromMs,
    untilMs,
    lastGood: null,
    clock: () => Date.now(),
    patience,
    pageRows,
  })
}

function write(...events: EventToWrite[]) {
  return writeEvents(access(), events, { clock: () => Date.now(), eventsPerBatch: 2 })
}

function written(number: number, atMs: number, tenantId = A): EventToWrite {
  return {
    uuid: `0000000${number}-0000-4000-8000-000000000000`,
    name: 'cost_optimization_trend',
    atMs,
    tenantId,
    properties: {
      approximate_savings_range: '500-2000',
      strategic_review_required: true,
      nested: { a: [1] },
    },
  }
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(`${postHog.url}${path}`, { method: 'POST', body: text, headers })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

function capture(...batch: object[]) {
  return post('/batch/', { api_key: EMBEDDED_PROJECT.projectKey, batch })
}

function ask(query: string, values: object = {}, key: string = EMBEDDED_PROJECT.personalKey) {
  const body = { query: { kind: 'HogQLQuery', query, values } }
  return post('/api/projects/1/query/', body, { authorization: `Bearer ${key}` })
}

test('what is written is read back, each once, in order, and a repeated write doubles nothing', async () => {
  const events = [
    written(3, MARCH),
    written(1, MARCH),
    written(2, APRIL - 1, B),
    written(4, MARCH - 1),
    written(5, APRIL),
  ]
  expect(await write(...events)).toMatchObject({ attempted: 5, captured: 5, met: true, reasons: [] })
  const reading = await read(MARCH, APRIL)
  expect(reading).toMatchObject({ status: 'read', latestMs: APRIL - 1, outcomes: [] })
  expect(reading.status === 'read' && reading.events).toEqual(
    [events[1], events[0], events[2]].map((event) => ({
      uuid: event?.uuid,
      name: 'cost_optimization_trend',
      atMs: event?.atMs,
      tenantIdText: event?.tenantId,
      properties: { ...event?.properties, tenant_id: event?.tenantId },
    })),
  )
  await write(...events.toReversed())
  expect(await read(MARCH, APRIL)).toEqual(reading)
  // Page by page it is the same.
  expect(await read(MARCH, APRIL, 1)).toEqual(reading)
  const { rows } = await database.query<{ distinct_id: string; properties: Record<string, unknown> }>(
    'select distinct_id, properties from posthog.events where uuid = $1',
    [events[2]?.uuid],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    distinct_id: B,
    properties: { $process_person_profile: false, $geoip_disable: true },
  })
})

test.each([
  `'; DROP SCHEMA posthog CASCADE; --`,
  `{after_id}`,
  `"\\' OR 1=1 \${x} %s $1`,
  `ünïcode 🦄 "quoted"`,
])('a tenant called %s is text and nothing else', async (tenantId) => {
  const at = Date.UTC(2025, 0, 1)
  await write({ ...written(6, at, tenantId), uuid: crypto.randomUUID() })
  await capture({
    event: 'email_delivery_outcome',
    distinct_id: 'x',
    timestamp: new Date(at).toISOString(),
    properties: { tenant_id: tenantId, outcome: tenantId },
  })
  const reading = await read(at, at + 1)
  expect(reading).toMatchObject({
    events: expect.arrayContaining([expect.objectContaining({ tenantIdText: tenantId })]),
    outcomes: expect.arrayContaining([
      expect.objectContaining({ tenantIdText: tenantId, outcome: tenantId, incidents: 1 }),
    ]),
  })
  // One row a page: each is bound as what the next page begins after.
  expect(await read(at, at + 1, 1)).toEqual(reading)
})

test('outcomes are counted and added by tenant, outcome, IP and VPS', async () => {
  const at = Date.UTC(2024, 5, 1)
  const outcome = (number: number, properties: object, atMs = at + number) => ({
    event: 'email_delivery_outcome',
    uuid: `1000000${number}-0000-4000-8000-000000000000`,
    distinct_id: A,
    timestamp: new Date(atMs).toISOString(),
    properties,
  })
  const bounced = { tenant_id: A, outcome: 'bounced', smtp_ip_address_id: 'ip-1', vps_instance_id: 'vps-1' }
  const batch = [
    outcome(1, { ...bounced, cost_impact: 0.05 }),
    outcome(2, { ...bounced, cost_impact: '0.1' }),
    outcome(3, { ...bounced, cost_impact: 'unknown' }),
    outcome(4, { tenant_id: A, outcome: 'spam' }),
    outcome(5, { outcome: 'blocked', cost_impact: 1e-6 }),
    outcome(6, bounced, at - 1),
  ]
  await capture(...batch)
  await capture(...batch.toReversed())
  const none = { ipId: null, vpsId: null }
  const expected = {
    status: 'read',
    events: [],
    outcomes: [
      { ...none, tenantIdText: null, outcome: 'blocked', incidents: 1, costImpactDollars: 0.000001 },
      {
        tenantIdText: A,
        outcome: 'bounced',
        incidents: 3,
        costImpactDollars: 0.15,
        ipId: 'ip-1',
        vpsId: 'vps-1',
      },
      { ...none, tenantIdText: A, outcome: 'spam', incidents: 1, costImpactDollars: null },
    ],
    latestMs: at + 5,
  }
  expect(await read(at, at + 1_000)).toEqual(expected)
  expect(await read(at, at + 1_000, 1)).toEqual(expected)
})

describe('taking events in', () => {
  const at = '2023-01-01T00:00:00.000Z'

  async function kept(event: string) {
    const { rows } = await database.query<{ timestamp: Date }>(
      'select "timestamp" from posthog.events where event = $1',
      [event],
    )
    return rows
  }

  test('without a name or a distinct_id they are dropped without a word', async () => {
    const batch = [
      { distinct_id: 'x' },
      { event: 'nobody' },
      { event: 'somebody', properties: { distinct_id: 'x' } },
    ]
    expect(await capture(...batch)).toEqual({ status: 200, body: { status: 'Ok' } })
    expect(await kept('nobody')).toHaveLength(0)
    expect(await kept('somebody')).toHaveLength(1)
  })

  test('one key is one event; another day is another event', async () => {
    const same = { event: 'twice', distinct_id: 'x', uuid: A }
    await capture({ ...same, timestamp: at }, { ...same, timestamp: '2023-01-01T12:00:00Z' })
    await capture({ ...same, timestamp: '2023-01-01T13:00:00Z' })
    expect((await kept('twice')).map(({ timestamp }) => timestamp.toISOString())).toEqual([
      '2023-01-01T13:00:00.000Z',
    ])
    await capture({ ...same, timestamp: '2023-01-02T00:00:00Z' })
    expect(await kept('twice')).toHaveLength(2)
  })

  test('the clock of the sender is corrected, unless the event says not to', async () => {
    const event = { event: 'skewed', distinct_id: 'x', timestamp: at }
    const fixed = { ...event, event: 'fixed', properties: { $ignore_sent_at: true } }
    // The sender's clock stands at the event's time: the event is of just now.
    const body = { api_key: EMBEDDED_PROJECT.projectKey, batch: [event, fixed], sent_at: at }
    const packed = gzipSync(JSON.stringify(body))
    const response = await fetch(`${postHog.url}/batch/`, {
      method: 'POST',
      body: packed,
      headers: { 'content-encoding': 'gzip' },
    })
    expect(response.status).toBe(200)
    const [skewed] = await kept('skewed')
    expect(Math.abs((skewed?.timestamp.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
    expect((await kept('fixed')).map(({ timestamp }) => timestamp.toISOString())).toEqual([at])
  })

  test('a wrong key, no batch, no JSON and too much of it are refused', async () => {
    const wrongKey = await post('/batch/', { api_key: 'phc_other', batch: [] })
    expect(wrongKey).toMatchObject({
      status: 401,
      body: { type: 'authentication_error', code: 'invalid_api_key' },
    })
    expect(await post('/batch/', { api_key: EMBEDDED_PROJECT.projectKey })).toMatchObject({ status: 400 })
    expect(await post('/batch/', '{"batch":')).toMatchObject({
      status: 400,
      body: { code: 'invalid_payload' },
    })
    const tooMuch = gzipSync(Buffer.alloc(20 * 1024 * 1024 + 1, ' '))
    const response = await fetch(`${postHog.url}/batch/`, {
      method: 'POST',
      body: tooMuch,
      headers: { 'content-encoding': 'gzip' },
    })
    expect(response.status).toBe(413)
  })
})

describe('answering queries', () => {
  test('columns, types and rows as PostHog writes them; 100 rows without a LIMIT, and whether there are more', async () => {
    const batch = Array.from({ length: 101 }, (_, index) => ({
      event: 'many',
      distinct_id: String(index),
      timestamp: '2022-01-01T00:00:00.001Z',
    }))
    await capture(...batch)
    const select =
      "SELECT event, timestamp, toUnixTimestamp64Milli(timestamp) AS ms, properties.a FROM events WHERE event = 'many'"
    const answer = await ask(select)
    expect(answer).toMatchObject({ status: 200, body: { hasMore: true, limit: 100, offset: 0 } })
    expect(answer.body.columns).toEqual(['event', 'timestamp', 'ms', 'a'])
    expect(answer.body.types).toEqual([
      ['event', 'String'],
      ['timestamp', "DateTime64(6, 'UTC')"],
      ['ms', 'Int64'],
      ['a', 'Nullable(String)'],
    ])
    expect(answer.body.results).toHaveLength(100)
    const row = ['many', '2022-01-01T00:00:00.001Z', Date.UTC(2022, 0, 1) + 1, null]
    expect((answer.body.results as unknown[])[0]).toEqual(row)
    const limited = await ask(`${select} LIMIT 101`)
    expect(limited.body.results).toHaveLength(101)
    expect(limited.body).not.toHaveProperty('hasMore')
  })

  test('text is ordered by its bytes, and NULL comes last in both directions', async () => {
    const batch = ['b', 'B', 'ä', undefined].map((letter, index) => ({
      event: 'letters',
      distinct_id: String(index),
      properties: { letter },
    }))
    await capture(...batch)
    const select = "SELECT properties.letter AS letter FROM events WHERE event = 'letters' ORDER BY letter"
    expect((await ask(`${select} ASC`)).body.results).toEqual([['B'], ['b'], ['ä'], [null]])
    expect((await ask(`${select} DESC`)).body.results).toEqual([['ä'], ['b'], ['B'], [null]])
    const where = "SELECT count() AS n FROM events WHERE event = 'letters' AND properties.letter"
    expect((await ask(`${where} != 'b'`)).body.results).toEqual([[3]])
    expect((await ask(`${where} > 'B'`)).body.results).toEqual([[2]])
    expect((await ask(`${where} IS NULL`)).body.results).toEqual([[1]])
    expect((await ask(`${where} IN ('b', {other})`, { other: 'ä' })).body.results).toEqual([[2]])
  })

  test('a wrong key, no key, another project, another kind and what is not HogQL are refused as PostHog does', async () => {
    const select = 'SELECT event FROM events'
    expect(await ask(select, {}, 'phx_wrong')).toMatchObject({
      status: 401,
      body: { type: 'authentication_error', code: 'authentication_failed', attr: null },
    })
    const query = { query: { kind: 'HogQLQuery', query: select } }
    expect(await post('/api/projects/1/query/', query)).toMatchObject({
      status: 401,
      body: { code: 'not_authenticated' },
    })
    const authorization = `Bearer ${EMBEDDED_PROJECT.personalKey}`
    expect(await post('/api/projects/2/query/', query, { authorization })).toMatchObject({ status: 404 })
    const trends = { query: { kind: 'TrendsQuery' } }
    expect(await post('/api/projects/1/query/', trends, { authorization })).toMatchObject({
      status: 400,
      body: { type: 'validation_error', detail: 'Unsupported query kind: TrendsQuery' },
    })
    expect(await post('/api/projects/1/query/', {}, { authorization })).toMatchObject({ status: 400 })
    expect(await ask('SELEC')).toMatchObject({ status: 400, body: { code: 'syntax_error' } })
    expect(await ask("SELECT event FROM events WHERE timestamp > toDateTime('soon')")).toMatchObject({
      status: 400,
    })
    expect(await ask('SELECT event, count() AS n FROM events')).toMatchObject({ status: 400 })
    expect((await fetch(`${postHog.url}/decide`)).status).toBe(404)
    expect((await fetch(`${postHog.url}/batch`)).status).toBe(405)
  })
})
