// Webhooks as people register and see them: from the request to a receiver that verifies what it is sent by the example of
// docs/webhooks.md, and back to the rate that the list shows.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { PUBLIC_TARGETS, type TargetRules } from '../../../functions/delivery/webhooks/checked-target.ts'
import { enqueueEvents } from '../../../functions/delivery/webhooks/enqueue-events.ts'
import { decisionStore } from '../../../functions/stores/decisions/record-store.ts'
import { deliveryStore } from '../../../functions/stores/webhooks/delivery-store.ts'
import { endpointStore } from '../../../functions/stores/webhooks/endpoint-store.ts'
import type { Role } from '../../../shared/access/roles.ts'
import type { Decision } from '../../../shared/contract/decisions/decision.ts'
import { decide } from '../../../shared/decisions/decide.ts'
import { proposeDecision } from '../../../shared/decisions/propose-decision.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { decisionEvent } from '../../../shared/webhooks/webhook-events.ts'
import { codeBlocks, pageText } from '../../docs/page-text.ts'
import { type ApiResponse, startFiguresApi, type TestApi } from '../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { VALUES } from '../../shared/decisions/decision-world.ts'
import { type Received, startReceiver } from '../delivery/webhooks/receivers.ts'
import { captureLog } from '../figures-api/access/captured-log.ts'
import { alertJobs } from '../raise-alerts/alert-system.ts'
import { FIRST_START_MS, publishAt, smallRun, tenantId } from '../stores/runs/sample-runs.ts'
import { publishSummaryAt, summaryOf } from '../stores/summaries/sample-summaries.ts'
import { HeldEvents } from '../summarize-strategy/held-events.ts'

const [EXAMPLE = ''] = codeBlocks(pageText('webhooks.md'), 'js')
const { readWebhook } = await import(`data:text/javascript;base64,${Buffer.from(EXAMPLE).toString('base64')}`)
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const KEPT = { endedDays: 30 }
const WEBHOOKS = '/api/v1/system/webhooks'
const HOOK = { name: 'A ledger', url: 'https://ledger.example.com/p', types: ['decision.decided'] }
const PLACES: Readonly<Record<string, string>> = {
  'inside.example.com': '10.0.0.8',
  'metadata.example.com': '169.254.169.254',
  'mapped.example.com': '::ffff:127.0.0.1',
}
const LOOKED_UP: TargetRules = {
  ...PUBLIC_TARGETS,
  resolve: async (host) => {
    if (host === 'nowhere.example.com') throw Object.assign(new Error(host), { code: 'ENOTFOUND' })
    const address = PLACES[host] ?? '1.1.1.1'
    return [{ address, family: address.includes(':') ? 6 : 4 }]
  },
}

let store: TestTable
/** As deployed, and as the embedded system, which lets programs of this machine receive. */
let api: TestApi
let embedded: TestApi
let nowMs = FIRST_START_MS + HOUR_MS
const clock = () => nowMs

beforeAll(async () => {
  store = await startFiguresTable()
  await publishAt(store.table, FIRST_START_MS, smallRun())
  await publishSummaryAt(store.table, FIRST_START_MS, summaryOf())
  api = await startFiguresApi({ table: store.table, now: clock, webhookTargets: LOOKED_UP })
  const webhookTargets = { ...LOOKED_UP, allowsLoopback: true }
  embedded = await startFiguresApi({ table: store.table, now: clock, webhookTargets })
})
afterAll(() => store.stop())

interface Asked {
  readonly sub?: string
  readonly role?: Role
  readonly at?: TestApi
}
const send = async (
  path: string,
  body?: object,
  { sub = 'ann', role = 'ROLE_EXECUTIVE_CFO', at = api }: Asked = {},
) => {
  nowMs += MINUTE_MS
  const token = await at.token([role], { sub, tenants: [tenantId(0)], iat: Math.floor(nowMs / 1000), nbf: 0 })
  const post = body === undefined ? {} : { method: 'POST' as const, body }
  return at.send({ path: `${WEBHOOKS}${path}`, token, ...post })
}
const register = async (change: object = {}, asked: Asked = {}) =>
  (await send('', { values: { ...HOOK, ...change } }, asked)).json.data
const refusal = ({ status, json }: ApiResponse) => [status, json.error.code, json.error.details[0]?.message]

describe('from a decision to the rate that the list shows', () => {
  const verified = ({ body, headers }: Received, secret: string) =>
    readWebhook(body, headers, secret, async () => false, nowMs) as Promise<{ id: string; type: string }>

  test('a receiver verifies what it is sent, with either secret while one is rotated', async () => {
    let status = 500
    const receiver = await startReceiver((_, response) => response.writeHead(status).end())
    const { webhook, secret } = await register({ url: receiver.url }, { at: embedded })
    expect(webhook).toMatchObject({ status: 'on', version: 1, deliveries: { rate_percent: null, tried: 0 } })
    expect(webhook.deliveries.missing.message).toBe('No delivery of the window has ended.')
    const system = { events: new HeldEvents(), mails: [], beforeMail: () => undefined, now: clock }
    const { raise, deliver } = alertJobs(store.table, system)
    const id = randomUUID()
    const decisions = decisionStore(store.table, clock)
    await decisions.begin(proposeDecision(id, VALUES, { by: 'ann', at: instantText(nowMs) }))
    const stamp = { by: 'ben', at: instantText(nowMs), why: 'Yes.' }
    await decisions.change(id, (stands) => decide(stands, 1, 'approved', stamp))
    await raise()
    nowMs += 1
    await deliver()
    /** As announcing does: another event of the same kind. */
    const decided = async () => {
      const decision = { ...(await decisions.read(id)), id: randomUUID(), changedAt: instantText(nowMs) }
      const event = { ...decisionEvent(decision as Decision), type: 'decision.decided' as const }
      const outbox = { endpoints: endpointStore(store.table), deliveries: deliveryStore(store.table, KEPT) }
      await enqueueEvents([event], outbox)
      nowMs += 1
      await deliver()
    }
    const counted = async () => (await send(`/${webhook.id}`)).json.data
    expect((await counted()).webhook.deliveries).toMatchObject({
      ...{ rate_percent: null, tried: 1, waiting: 1, delivered: 0 },
      last_failure: { why: 'The receiver answered 500.' },
    })
    status = 204
    nowMs += MINUTE_MS
    await deliver()
    expect((await counted()).webhook.deliveries).toMatchObject({
      ...{ rate_percent: 100, rate_met: true, tried: 1, delivered: 1, attempts: 2, given_up: 0 },
    })
    const [first, again] = receiver.received as [Received, Received]
    expect(again.headers['webhook-id']).toBe(first.headers['webhook-id'])
    expect(await verified(again, secret)).toMatchObject({ type: 'decision.decided' })

    const rotated = (await send(`/${webhook.id}/secret`, {})).json.data
    expect(rotated.secret).toMatch(/^whsec_/)
    await decided()
    const both = receiver.received.at(-1) as Received
    for (const one of [secret, rotated.secret]) expect(await verified(both, one)).toMatchObject({})
    expect(refusal(await send(`/${webhook.id}/secret`, {}))).toEqual([409, 'SUBMISSION_REFUSED', undefined])
    const asWas = rotated.webhook.secrets.map((one: { created_at: string }) => one.created_at)
    const replaced = (await send(`/${webhook.id}/secret`, { action: 'replace_newer' })).json.data
    expect(replaced.webhook.secrets.map((one: { created_at: string }) => one.created_at)).toEqual([
      expect.not.stringContaining(asWas[0]),
      asWas[1],
    ])
    await decided()
    const last = receiver.received.at(-1) as Received
    for (const one of [secret, replaced.secret]) expect(await verified(last, one)).toMatchObject({})
    await expect(verified(last, rotated.secret)).rejects.toThrow('not signed')
    await send(`/${webhook.id}/secret`, { action: 'end_older' })
    const asked = (await send(`/${webhook.id}/test`, {})).json.data.delivery
    nowMs += 1
    await deliver()
    const tested = receiver.received.at(-1) as Received
    expect(await verified(tested, replaced.secret)).toMatchObject({ id: asked.id, type: 'webhook.test' })
    await expect(verified(tested, secret)).rejects.toThrow('not signed')

    const { webhooks } = (await send('')).json.data
    const listed = webhooks.find(({ id }: { id: string }) => id === webhook.id)
    expect(listed.deliveries).toMatchObject({ rate_percent: 100, delivered: 3, tried: 3 })
    const { recent } = await counted()
    expect(recent.map(({ type }: { type: string }) => type)).toEqual([
      'webhook.test',
      'decision.decided',
      'decision.decided',
      'decision.decided',
    ])

    await send(`/${webhook.id}/pause`, { version: 1, paused: true }, { role: 'ROLE_SYSTEM_ADMIN' })
    const before = receiver.received.length
    await decided()
    expect(receiver.received).toHaveLength(before)
    expect((await counted()).webhook).toMatchObject({ status: 'paused', deliveries: { waiting: 1 } })
    await send(`/${webhook.id}/pause`, { version: 2, paused: false })
    nowMs += 10 * MINUTE_MS
    await deliver()
    expect(receiver.received).toHaveLength(before + 1)

    status = 410
    await decided()
    expect((await counted()).webhook).toMatchObject({ status: 'stopped', deliveries: { stopped: 1 } })
    const [gone] = (await counted()).recent
    const redeliver = () => send(`/${webhook.id}/redeliver`, { deliveryId: gone.id })
    expect((await redeliver()).json.error.message).toMatch(/is stopped. Let it go on first/)
    status = 200
    await send(`/${webhook.id}/pause`, { version: 3, paused: false })
    expect((await redeliver()).json.data.delivery).toMatchObject({ id: gone.id, state: 'pending' })
    nowMs += 1
    await deliver()
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(gone.id)
    expect((await redeliver()).json.error.message).toMatch(/never sent again/)

    expect((await send(`/${webhook.id}/remove`, {})).json.data).toEqual({ id: webhook.id, removed: true })
    const sent = receiver.received.length
    await decided()
    expect(receiver.received).toHaveLength(sent)
    expect((await send(`/${webhook.id}`)).status).toBe(404)
    await receiver.stop()
  })
})

test('two people change one: one wins, and the other sees both values; a request that is sent twice does no harm', async () => {
  const { webhook } = await register()
  const change = (values: object, sub: string) => send(`/${webhook.id}`, { version: 1, values }, { sub })
  expect((await change({ name: 'Books' }, 'ben')).json.data.webhook).toMatchObject({
    ...{ version: 2, name: 'Books', changed_by: 'ben', url: HOOK.url },
  })
  expect((await change({ name: 'Books' }, 'ben')).json.data.webhook.version).toBe(2)
  const late = await change({ name: 'Accounts' }, 'cem')
  expect([late.status, late.json.error.code]).toEqual([409, 'CHANGED_MEANWHILE'])
  expect(late.json.error.details).toEqual([
    expect.objectContaining({ field: 'version', yours: 1, theirs: 2 }),
    expect.objectContaining({ field: 'name', yours: 'Accounts', theirs: 'Books' }),
  ])
})

describe('an address', () => {
  const tried = (url: string, at = api) => send('', { values: { ...HOOK, url } }, { at })

  test.each([
    ['http://hooks.example.com/', 'The address is not https.'],
    ['https://127.0.0.1/', '127.0.0.1 is not an address of the public internet.'],
    ['https://169.254.169.254/latest/meta-data', '169.254.169.254 is not an address'],
    ['https://[::ffff:10.0.0.1]/', 'is not an address of the public internet.'],
    ['https://[fe80::1]/', 'fe80::1 is not an address of the public internet.'],
    ['https://0x7f.1/', '127.0.0.1 is not an address of the public internet.'],
    ['https://localhost/', 'own network'],
    ['https://inside.example.com/', 'Its name leads nowhere, or to an address'],
    ['https://metadata.example.com/', 'Its name leads nowhere, or to an address'],
    ['https://mapped.example.com/', 'Its name leads nowhere, or to an address'],
    ['https://nowhere.example.com/', 'Its name leads nowhere, or to an address'],
  ])('such as %s is refused when it is registered and when it is changed', async (url, why) => {
    const asked = await tried(url)
    expect(refusal(asked)).toEqual([400, 'VALIDATION_FAILED', expect.stringContaining(why)])
    expect(asked.json.error.details[0]).toMatchObject({
      field: 'values.url',
      message: expect.stringContaining('Give a public https address such as'),
    })
    const { webhook } = await register({ name: url })
    const changed = await send(`/${webhook.id}`, { version: 1, values: { url } })
    expect(refusal(changed)).toEqual(refusal(asked))
    await send(`/${webhook.id}/remove`, {})
  })

  test('of this machine is taken by the embedded system alone; no private one is taken there either', async () => {
    expect((await tried('http://localhost:9000/hook', embedded)).status).toBe(200)
    expect((await tried('http://localhost:9000/hook')).status).toBe(400)
    for (const url of ['https://10.0.0.1/', 'https://169.254.169.254/', 'http://192.168.0.1/']) {
      expect((await tried(url, embedded)).status).toBe(400)
    }
  })
})

test('a tenant that is not there is refused, and one that is there is all that the webhook is told of', async () => {
  const some = async (id: string) => send('', { values: { ...HOOK, tenantIds: [id] } })
  expect(refusal(await some(randomUUID()))[0]).toBe(404)
  expect((await some(tenantId(0))).json.data.webhook.tenant_ids).toEqual([tenantId(0)])
})

test('what was given up is not sent again to a webhook that is told of less since, and says so', async () => {
  const { webhook } = await register()
  const id = `msg_${randomUUID()}`
  await deliveryStore(store.table, KEPT, clock).add([
    {
      ...{ id, endpointId: webhook.id, eventId: 'decision:1:2', type: 'decision.decided', payload: '{}' },
      ...{ tenantId: tenantId(3), createdAt: instantText(nowMs), state: 'given_up', nextAttemptAt: null },
      attempts: [],
    },
  ])
  const mayBe = async () => (await send(`/${webhook.id}`)).json.data.recent[0].may_be_redelivered
  expect(await mayBe()).toBe(true)
  await send(`/${webhook.id}`, { version: 1, values: { tenantIds: [tenantId(0)] } })
  expect(await mayBe()).toBe(false)
  const again = await send(`/${webhook.id}/redeliver`, { deliveryId: id })
  expect([again.status, again.json.error.message]).toEqual([409, expect.stringMatching(/is not sent again/)])
})

test('a secret stands in the answer that makes it, and nowhere else: no list, no error, no log; nor does an address', async () => {
  const log = captureLog()
  const url = 'https://hooks.example.com/services/a-path-that-is-a-secret'
  const registered = await send('', { values: { ...HOOK, url, name: 'Quiet' } })
  const { webhook, secret } = registered.json.data
  const rotated = await send(`/${webhook.id}/secret`, {})
  const { secret: newer } = rotated.json.data
  for (const { headers } of [registered, rotated]) expect(headers['cache-control']).toBe('no-store')
  const answers = [
    await send(''),
    await send(`/${webhook.id}`),
    await send('', { id: webhook.id, values: HOOK }),
    await send(`/${webhook.id}`, { version: 9, values: { name: 'Loud' } }),
    await send(`/${webhook.id}/secret`, {}),
    await send(`/${webhook.id}/secret`, { action: 'end_older' }),
    await send(`/${webhook.id}/test`, {}),
    await send(`/${webhook.id}/remove`, {}),
  ].map(({ text }) => text)
  expect(answers.filter((text) => text.includes('whsec_'))).toEqual([])
  for (const text of [log.text(), ...answers]) {
    for (const one of [secret, newer]) expect(text).not.toContain(one.slice(6, 30))
  }
  expect(log.text()).toContain(webhook.id)
  expect(log.text()).not.toContain('a-path-that-is-a-secret')
  log.stop()
})

test('who may not administer webhooks learns nothing, not even whether there is one', async () => {
  const { webhook } = await register()
  const none = randomUUID()
  const paths = (id: string) => [`/${id}`, `/${id}/remove`, `/${id}/secret`, `/${id}/test`]
  for (const role of ['ROLE_BUDGET_OWNER', 'ROLE_FINANCE', 'ROLE_READ_ONLY'] as const) {
    const said = async (id: string) => {
      const all = [await send('', undefined, { role })]
      for (const path of paths(id)) all.push(await send(path, path === `/${id}` ? undefined : {}, { role }))
      return all.map(({ status, json }) => [status, json.error.message, json.error.details])
    }
    expect(await said(webhook.id)).toEqual(await said(none))
    expect(new Set((await said(webhook.id)).map(([status]) => status))).toEqual(new Set([403]))
  }
})
