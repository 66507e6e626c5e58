// The audit trail follows the log: each request of a person is in it once, whatever is delivered twice or fails on the way, and
// the search answers who may look with what was done, and nobody else with anything.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { unsubscribeTokens } from '../../../functions/delivery/digests/unsubscribe-tokens.ts'
import { readRecordAuditConfiguration } from '../../../functions/record-audit/configuration.ts'
import { type RecordAuditEvent, recordAuditEventOf } from '../../../functions/record-audit/event.ts'
import { recordAuditHandler } from '../../../functions/record-audit/handler.ts'
import { recordAuditServices } from '../../../functions/record-audit/services.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../../../functions/stores/figures-table.ts'
import { startLocalAudit } from '../../../infra/local/local-audit.ts'
import { type JobOperation, lineOfAct } from '../../../shared/audit/job-acts.ts'
import { type ApiRequest, startFiguresApi, type TestApi } from '../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { UNSUBSCRIBE_KEY } from '../../engines/unsubscribe-key.ts'
import { type CapturedLog, captureLog } from '../figures-api/access/captured-log.ts'
import { BREAKAGES, countWrites } from '../stores/breakages.ts'
import { withCalls } from '../stores/calls.ts'
import { FIRST_START_MS, publishAt, smallRun, tenantId } from '../stores/runs/sample-runs.ts'

const [ACME, BIRCH] = [tenantId(0), tenantId(1)]
const CFO = { roles: ['ROLE_EXECUTIVE_CFO'], sub: 'auth0|cem', name: 'cem@example.com' } as const
const OWNER = { roles: ['ROLE_BUDGET_OWNER'], sub: 'auth0|bea', name: 'bea@example.com' } as const
const ADMIN = { roles: ['ROLE_SYSTEM_ADMIN'], sub: 'auth0|ada', name: 'ada@example.com' } as const
type Person = typeof CFO | typeof OWNER | typeof ADMIN

let server: TestTable
let table: FiguresTable
let api: TestApi
let now = FIRST_START_MS + 60_000

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())
beforeEach(async () => {
  table = (await server.another()).table
  now = FIRST_START_MS + 60_000
  api = await startFiguresApi({ table, now: () => now, environment: { OIDC_PERSON_CLAIM: 'email' } })
})

const configuration = readRecordAuditConfiguration({})
const recorder = (through: FiguresTable = table) =>
  recordAuditHandler(() => recordAuditServices(configuration, through, () => now))
const deliver = async (event: RecordAuditEvent, through?: FiguresTable) =>
  recorder(through)(event, {} as never, {} as never)

/** A second passes at each request. */
async function send(person: Person, request: ApiRequest) {
  now += 1_000
  const { roles, sub, name } = person
  return api.send({ ...request, token: await api.token(roles, { sub, email: name, tenants: [ACME] }) })
}
const search = async (query: string, person: Person = CFO) =>
  (await send(person, { path: `/api/v1/system/audit?${query}` })).json
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it claims
const acts = ({ data }: any) => data.entries.map((one: any) => [one.person_name, one.operation, one.outcome])

async function linesOf(work: () => Promise<unknown>): Promise<string[]> {
  const log: CapturedLog = captureLog()
  try {
    await work()
    return log.text().split('\n')
  } finally {
    log.stop()
  }
}

test('what people did with whose figures is found by person, by operation and by tenant, and the search itself too', async () => {
  await publishAt(table, FIRST_START_MS, smallRun())
  const audit = startLocalAudit({
    clock: () => now,
    services: recordAuditServices(configuration, table, () => now),
    onFailure: (failure) => {
      throw failure
    },
  })
  const grid = { periods: ['2025-11'], measures: ['mrr'] }
  await send(CFO, { path: '/api/v1/figures.csv?period=2025-11' })
  await send(OWNER, { path: '/api/v1/figures?period=2025-11' })
  await send(OWNER, { path: `/api/v1/figures?period=2025-11&tenant=${BIRCH}` })
  await send(OWNER, { path: '/api/v1/system/overview' })
  await send(ADMIN, { method: 'POST', path: '/api/v1/figures/query', body: { ...grid, tenants: [BIRCH] } })
  await send(ADMIN, { path: '/api/v1/measures' })
  await api.send({ path: '/api/v1/figures?period=2025-11' })
  await search(`tenant=${BIRCH}`, ADMIN)
  await audit.stop()

  expect(acts(await search(`person=${encodeURIComponent(OWNER.sub)}`))).toEqual([
    ['bea@example.com', 'readOverview', 'refused'],
    ['bea@example.com', 'listFigures', 'refused'],
    ['bea@example.com', 'listFigures', 'done'],
  ])
  expect(acts(await search(`tenant=${ACME}`))).toEqual([
    ['bea@example.com', 'listFigures', 'done'],
    ['cem@example.com', 'exportFigures', 'done'],
  ])
  expect(acts(await search(`tenant=${BIRCH}`))).toEqual([
    ['ada@example.com', 'searchAudit', 'done'],
    ['ada@example.com', 'queryFigures', 'done'],
    ['bea@example.com', 'listFigures', 'refused'],
    ['cem@example.com', 'exportFigures', 'done'],
  ])
  const exported = await search('operation=exportFigures')
  expect(exported.data.entries).toEqual([
    expect.objectContaining({
      kind: 'exported',
      tenant_ids: null,
      period: '2025-11',
      subject: 'figures.csv',
    }),
  ])
})

test('a person stands in it as their sign-in names them, and an operation that there is not is refused with those there are', async () => {
  const token = await api.token(CFO.roles, { sub: CFO.sub, email: CFO.name, name: 'Cem Aydin' })
  const lines = await linesOf(() => api.get('/api/v1/periods', token))
  await deliver(recordAuditEventOf(lines))
  const { data } = await search('operation=listPeriods')
  expect(data.entries[0]).toMatchObject({
    ...{ person: CFO.sub, person_name: 'Cem Aydin', person_is: 'signed_in' },
  })
  const { error } = await search('operation=listPeriod')
  expect(error.details).toEqual([
    {
      field: 'operation',
      message: expect.stringMatching(/^one of listFigures, .*listPeriods, .*unsubscribe$/),
    },
  ])
})

test('a tenant that is asked for by name is found by its id', async () => {
  await publishAt(table, FIRST_START_MS, smallRun())
  const named = await send(CFO, { path: '/api/v1/tenants' })
  const { tenant_id: id, tenant_name: name } = named.json.data.tenants[0]
  const body = { tenants: [name], periods: ['2025-11'], measures: ['mrr'] }
  const lines = await linesOf(async () => {
    await send(ADMIN, { path: `/api/v1/figures?period=2025-11&tenant=${encodeURIComponent(name)}` })
    await send(ADMIN, { method: 'POST', path: '/api/v1/figures/query', body })
  })
  for (const line of lines) expect(JSON.parse(line).tenantIds).toEqual([id])
})

test('a change is named by its version, and nothing that people wrote is in the trail', async () => {
  const words = 'a secret plan of ours'
  const values = {
    title: words,
    category: 'other',
    level: 'manager',
    justification: words,
    expectedOutcome: { kind: 'words', words },
    reviewTimeframe: 'monthly',
  }
  let id = ''
  const lines = await linesOf(async () => {
    const proposed = await send(CFO, { method: 'POST', path: '/api/v1/system/decisions', body: { values } })
    id = proposed.json.data.decision.id
    const body = { action: 'decide', version: 1, why: words, verdict: 'approved' }
    const path = `/api/v1/system/decisions/${id}`
    await send(CFO, { method: 'POST', path, body })
    await send(CFO, { method: 'POST', path, body: { ...body, verdict: 'declined' } })
    await send(CFO, { path })
    await send(OWNER, { path })
    await send(CFO, { path: `/api/v1/system/audit?person=${encodeURIComponent(words)}` })
  })
  await deliver(recordAuditEventOf(lines))
  const { data } = await search(`person=${encodeURIComponent(CFO.sub)}`)
  expect(data.entries.map((one: { subject: string; outcome: string }) => [one.subject, one.outcome])).toEqual(
    [
      ['audit trail by person', 'done'],
      [`decision ${id} version 2`, 'done'],
      [`decision ${id}`, 'refused'],
      [`decision ${id} version 2`, 'done'],
      [`decision ${id} version 1`, 'done'],
    ],
  )
  expect(JSON.stringify(data)).not.toContain(words)
  const refused = await search(`person=${encodeURIComponent(OWNER.sub)}`)
  expect(refused.data.entries[0]).toMatchObject({ subject: `decision ${id}`, outcome: 'refused' })
})

test('an alert that is not there, and a subscription that was ended by link, say which and whose; a milestone, nothing', async () => {
  const words = 'a secret plan of ours'
  const link = await unsubscribeTokens(UNSUBSCRIBE_KEY, () => now).seal({
    person: OWNER.sub,
    kind: 'monthly',
  })
  const none = '019ad91d-b5c0-7000-8000-0000000000ff'
  const milestone = { id: words, doneOn: null }
  const lines = await linesOf(async () => {
    for (const id of [`bounce_rate:${BIRCH}`, words]) {
      const body = { id, occurrence: 1 }
      await send(OWNER, { method: 'POST', path: '/api/v1/system/alerts/acknowledge', body })
    }
    const body = { action: 'milestone', version: 1, why: words, milestone }
    await send(CFO, { method: 'POST', path: `/api/v1/system/initiatives/${none}`, body })
    now += 1_000
    const html = { 'content-type': 'application/x-www-form-urlencoded' }
    const path = `/api/v1/system/unsubscribe?token=${link}`
    await api.send({ method: 'POST', path, headers: html, body: 'List-Unsubscribe=One-Click' })
    await api.get(path)
  })
  await deliver(recordAuditEventOf(lines))
  const { data } = await search(`person=${encodeURIComponent(OWNER.sub)}`)
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it claims
  expect(data.entries.map((one: any) => [one.operation, one.subject, one.tenant_ids])).toEqual([
    ['unsubscribe', 'unsubscribed monthly by link', []],
    ['acknowledgeAlert', null, [ACME]],
    ['acknowledgeAlert', `alert bounce_rate:${BIRCH}`, [BIRCH]],
  ])
  const changed = await search('operation=changeInitiative')
  expect(changed.data.entries[0]).toMatchObject({ subject: `initiative ${none}`, outcome: 'refused' })
  expect(lines.find((line) => line.includes('changeInitiative'))).not.toContain(words)
})

test('what was done by jobs is found by the name that was typed, by job, and by every tenant whose figures it changed', async () => {
  const start = { requestId: 'r1', at: new Date(now).toISOString() }
  const by = (operation: JobOperation, step: string) =>
    lineOfAct({ operation, step, person: 'Ann', period: '2025-11', outcome: 'done', subject: step }, start)
  const acts = [
    ...[by('closePeriod', 'preparation'), by('closePeriod', 'approval')],
    by('settleDigests', 'digest'),
  ]
  const lines = acts.map((line) => JSON.stringify(line))
  for (const _ of ['once', 'and again']) expect(await deliver({ lines })).toMatchObject({ entries: 3 })
  now += 1_000
  const subjects = async (query: string, of: (entry: { subject: string; person_is: string }) => unknown) =>
    (await search(query)).data.entries.map(of)
  expect(await subjects('operation=closePeriod', ({ subject }) => subject)).toEqual([
    ...['preparation', 'approval'],
  ])
  expect(await subjects('person=Ann', (entry) => entry.person_is)).toEqual(['typed', 'typed', 'typed'])
  expect(await subjects(`tenant=${BIRCH}`, ({ subject }) => subject)).toEqual(['preparation', 'approval'])
})

test('a gap is filled with lines that are read back from the log, as often as somebody likes', async () => {
  const lines = await linesOf(async () => {
    await send(CFO, { path: '/api/v1/tenants' })
    await send(CFO, { path: '/api/v1/periods' })
  })
  await deliver(recordAuditEventOf(lines.slice(1)))
  for (const _ of ['once', 'and again']) expect(await deliver({ lines })).toMatchObject({ entries: 2 })
  const trail = acts(await search(`person=${encodeURIComponent(CFO.sub)}`))
  expect(trail.map(([, operation]: string[]) => operation)).toEqual(['listPeriods', 'listTenants'])
  await expect(deliver({})).rejects.toThrow('{"lines": [...]} as they stand in the log')
})

test.each(Object.entries(BREAKAGES))(
  'whichever write %s, the batch delivered again is whole, and there once',
  async (_, breakage) => {
    const lines = await linesOf(async () => {
      await send(OWNER, { path: '/api/v1/figures?period=2025-11' })
      await send(CFO, { path: '/api/v1/tenants' })
      await api.send({ path: '/api/v1/tenants' })
    })
    const event = recordAuditEventOf(lines)
    const writes = await countWrites(table, (counted) => deliver(event, counted))
    expect(writes).toBe(4)
    for (let failing = 1; failing <= writes; failing += 1) {
      const store = await server.another()
      table = store.table
      await deliver(event, withCalls(table, breakage(failing))).catch(() => undefined)
      expect(await deliver(event)).toEqual({ outcome: 'recorded', entries: 2, ofNobody: 1, notUnderstood: 0 })
      expect(await deliver(event)).toMatchObject({ entries: 2 })
      expect(await store.items()).toHaveLength(4)
    }
  },
)

test('one entry that cannot be written fails its batch, after all others stand', async () => {
  const lines = await linesOf(async () => {
    for (let asked = 0; asked < 12; asked += 1) await send(CFO, { path: '/api/v1/measures' })
  })
  const broken = withCalls(table, (call, sending) => {
    if (call.input.Item?.entry.requestId === JSON.parse(lines[3] ?? '').requestId) throw new Error('no')
    return sending()
  })
  await expect(deliver(recordAuditEventOf(lines), broken)).rejects.toThrow(AggregateError)
  expect((await search('operation=listMeasures')).data.entries).toHaveLength(11)
})

test('what is no access line, or none that is known, is counted and told without its content', async () => {
  const strange = [
    'REPORT RequestId: s3cret',
    '{"message":"access","requestId":"s3cret"',
    '{"message":"access","status":"s3cret"}',
  ]
  let answer: unknown
  const log = await linesOf(async () => {
    answer = await deliver(recordAuditEventOf(strange))
  })
  expect(answer).toEqual({ outcome: 'recorded', entries: 0, ofNobody: 0, notUnderstood: 3 })
  expect(log.join()).toContain('"notUnderstood":3')
  const refused = await linesOf(async () => {
    const none = { awslogs: { data: Buffer.from('s3cret').toString('base64') } }
    await expect(deliver(none)).rejects.toThrow('awslogs.data')
  })
  expect(refused.join()).toContain('"outcome":"refused"')
  expect([...log, ...refused].join()).not.toContain('s3cret')
})

test('pages follow one another without a gap, at any size, also within one millisecond', async () => {
  const at = new Date(FIRST_START_MS).toISOString()
  const lines = Array.from({ length: 7 }, (_, n) =>
    JSON.stringify({
      ...{ message: 'access', requestId: `r${n}`, at, operation: 'listFigures', kind: 'read', status: 200 },
      ...{ subject: 's', person: 'p', tenantIds: n % 2 === 0 ? 'platform' : [ACME] },
    }),
  )
  await deliver(recordAuditEventOf(lines))
  for (const query of ['operation=listFigures', 'person=s', `tenant=${ACME}`]) {
    for (const limit of [1, 3, 7]) {
      const seen: string[] = []
      let cursor = ''
      do {
        const { data } = await search(`${query}&limit=${limit}${cursor && `&cursor=${cursor}`}`)
        seen.push(...data.entries.map((one: { request_id: string }) => one.request_id))
        cursor = data.next_cursor ?? ''
      } while (cursor !== '')
      expect(seen).toEqual(['r6', 'r5', 'r4', 'r3', 'r2', 'r1', 'r0'])
    }
  }
})

test('a search names one of the three, and a span that is one', async () => {
  const statusOf = async (query: string) =>
    (await send(CFO, { path: `/api/v1/system/audit?${query}` })).status
  const refused = [
    '',
    `person=a&tenant=${ACME}`,
    'person=a&from=2025-12-02&to=2025-12-01',
    'person=a&from=2020-01-01',
    'person=a&from=never',
    'person=a&from=2999-01-01',
    'tenant=acme',
  ]
  for (const query of refused) expect([query, await statusOf(query)]).toEqual([query, 400])
  for (const query of ['person=a&to=2999-01-01', 'person=a&from=0001-01-01&to=0001-02-01'])
    expect([query, await statusOf(query)]).toEqual([query, 200])
})

test('entries are kept for as long as the configuration says', async () => {
  expect(configuration.AUDIT_RETENTION_DAYS).toBe(400)
  for (const days of ['91', '3661', '1.5', 'ever'])
    expect(() => readRecordAuditConfiguration({ AUDIT_RETENTION_DAYS: days })).toThrow('AUDIT_RETENTION_DAYS')
  const lines = await linesOf(() => send(CFO, { path: '/api/v1/measures' }))
  const store = await server.another()
  const shorter = recordAuditServices(
    readRecordAuditConfiguration({ AUDIT_RETENTION_DAYS: '92' }),
    store.table,
    () => now,
  )
  await recordAuditHandler(() => shorter)(recordAuditEventOf(lines), {} as never, {} as never)
  expect((await store.items()).map((item) => item[EXPIRY_ATTRIBUTE])).toEqual([now / 1000 + 92 * 86_400])
})
