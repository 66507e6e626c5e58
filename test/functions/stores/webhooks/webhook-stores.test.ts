// Webhooks: a delivery is sent by one worker at a time and lost by none, whatever breaks; a secret is given out once and lies
// nowhere but in its own item.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { deliveryStore, type LeasedDelivery } from '../../../../functions/stores/webhooks/delivery-store.ts'
import { endpointStore, type NewEndpoint } from '../../../../functions/stores/webhooks/endpoint-store.ts'
import { signingKeys } from '../../../../functions/stores/webhooks/secret-store.ts'
import type { WebhookDelivery, WebhookEndpoint } from '../../../../shared/contract/webhooks/webhook.ts'
import { type AttemptAnswer, afterAttempt } from '../../../../shared/webhooks/after-attempt.ts'
import { deliveryRate } from '../../../../shared/webhooks/delivery-rate.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { BREAKAGES, countWrites } from '../breakages.ts'
import { isWrite, withCalls } from '../calls.ts'

const HOUR_MS = 3_600_000
const START_MS = Date.UTC(2026, 9, 1)
const at = (hours: number) => new Date(START_MS + hours * HOUR_MS).toISOString()
const LEASE_SECONDS = 60
const KEPT_DAYS = 30
let server: TestTable
let store: TestTable
let table: FiguresTable
let nowMs = START_MS

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())
beforeEach(async () => {
  store = await server.another()
  table = store.table
  nowMs = START_MS
})

const HOOK = '22222222-2222-4222-8222-222222222222'
const OTHER_HOOK = '33333333-3333-4333-8333-333333333333'
const TO: Pick<WebhookEndpoint, 'id' | 'types' | 'tenantIds'> = {
  ...{ id: HOOK, types: ['alert.opened'], tenantIds: null },
}
const endpoints = (through = table) => endpointStore(through, () => nowMs)
const deliveries = (through = table) => deliveryStore(through, { endedDays: KEPT_DAYS }, () => nowMs)
const delivery = (number: number, hours = 0, endpointId = HOOK): WebhookDelivery => ({
  id: `msg_${String(number).padStart(8, '0')}-0000-5000-8000-000000000000`,
  endpointId,
  eventId: `event:${number}`,
  type: 'alert.opened',
  tenantId: OTHER_HOOK,
  createdAt: at(hours),
  payload: '{"type":"alert.opened"}',
  state: 'pending',
  attempts: [],
  nextAttemptAt: at(hours),
})
const status = (code: number): AttemptAnswer => ({ kind: 'status', status: code, retryAfterSeconds: null })
const tried = ({ delivery: before }: LeasedDelivery, answer: AttemptAnswer) =>
  afterAttempt(before, { number: before.attempts.length + 1, at: new Date(nowMs).toISOString(), answer })
const numbers = (leased: readonly LeasedDelivery[]) =>
  leased.map(({ delivery: { eventId } }) => Number(eventId.split(':')[1]))
/** All that is due, as far as nobody else is faster. */
const lease = async (through = table, most = 10) => {
  const leased: LeasedDelivery[] = []
  for (const due of await deliveries(through).due(HOOK, most)) {
    const one = await deliveries(through).lease(due, LEASE_SECONDS)
    if (one !== null) leased.push(one)
  }
  return leased
}
const leaseOne = async (through = table) => (await lease(through))[0] as LeasedDelivery

describe('deliveries', () => {
  test('are added once, and taken when they are due, the longest due first, as many as asked for', async () => {
    await deliveries().add([delivery(3, 2), delivery(1, 0), delivery(2, 1), delivery(4, 0, OTHER_HOOK)])
    nowMs = START_MS + 1.5 * HOUR_MS
    expect(numbers(await lease(table, 1))).toEqual([1])
    await deliveries().add([delivery(1, 0)])
    expect(numbers(await lease())).toEqual([2])
    expect(await lease()).toEqual([])
  })

  test('of two workers at the same moment one has each', async () => {
    await deliveries().add(Array.from({ length: 8 }, (_, number) => delivery(number)))
    const taken = await Promise.all([1, 2, 3].map(() => lease()))
    expect(numbers(taken.flat()).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  test('whose worker was stopped are due again when the lease ends, as the same message', async () => {
    await deliveries().add([delivery(1)])
    const first = await leaseOne()
    nowMs += 59_000
    expect(await lease()).toEqual([])
    nowMs += 1_000
    const second = await leaseOne()
    expect(second.delivery).toEqual(first.delivery)
    expect(await deliveries().finish(first, tried(first, status(500)))).toBe(false)
    expect(await deliveries().finish(second, tried(second, status(503)))).toBe(true)
    expect(await deliveries().finish(first, tried(first, status(200)))).toBe(false)
    expect((await deliveries().read(first.delivery.id))?.attempts.map(({ answer }) => answer)).toEqual([
      '503',
    ])
  })

  test('that were taken by the receiver are delivered, also where the lease had ended', async () => {
    await deliveries().add([delivery(1)])
    const first = await leaseOne()
    nowMs += 60_000
    const second = await leaseOne()
    expect(await deliveries().finish(first, tried(first, status(200)))).toBe(true)
    expect(await deliveries().finish(second, tried(second, status(500)))).toBe(false)
    expect(await deliveries().read(first.delivery.id)).toMatchObject({ state: 'delivered' })
    nowMs += 48 * HOUR_MS
    expect(await lease()).toEqual([])
  })

  test('are tried to the end of the plan, each result kept, and then expire; while they wait they never do', async () => {
    await deliveries().add([delivery(1)])
    let attempts = 0
    for (; attempts < 20; attempts += 1) {
      const [leased] = await lease()
      if (leased === undefined) break
      expect((await store.items())[0]).not.toHaveProperty(EXPIRY_ATTRIBUTE)
      const next = tried(leased, status(500))
      expect(await deliveries().finish(leased, next)).toBe(true)
      nowMs = next.nextAttemptAt === null ? nowMs : Date.parse(next.nextAttemptAt)
    }
    const [item] = await store.items()
    expect([attempts, item?.[EXPIRY_ATTRIBUTE]]).toEqual([10, nowMs / 1000 + KEPT_DAYS * 86_400])
    const kept = await deliveries().read(delivery(1).id)
    expect(kept).toMatchObject({ state: 'given_up', payload: delivery(1).payload })
    expect(kept?.attempts).toHaveLength(10)
  })

  test('that were given up are due again under their id, once however often it is asked; a lease from before ends nothing', async () => {
    await deliveries().add([delivery(1)])
    const old = await leaseOne()
    await deliveries().finish(old, { ...old.delivery, state: 'given_up', nextAttemptAt: null })
    nowMs += HOUR_MS
    const [once, twice] = await Promise.all([1, 2].map(() => deliveries().again(TO, old.delivery.id)))
    expect([once?.state, twice?.state]).toEqual(['pending', 'pending'])
    expect((await store.items())[0]).not.toHaveProperty(EXPIRY_ATTRIBUTE)
    expect(await deliveries().finish(old, tried(old, status(500)))).toBe(false)
    const leased = await lease()
    expect(leased.map(({ delivery: { id, payload } }) => [id, payload])).toEqual([
      [old.delivery.id, delivery(1).payload],
    ])
    expect(await deliveries().again({ ...TO, id: OTHER_HOOK }, old.delivery.id)).toBeNull()
    const narrowed = { ...TO, tenantIds: [HOOK] }
    await expect(deliveries().again(narrowed, old.delivery.id)).rejects.toThrow(
      /not to be told of it any more/,
    )
    await deliveries().finish(leased[0] as LeasedDelivery, tried(leased[0] as LeasedDelivery, status(200)))
    await expect(deliveries().again(TO, old.delivery.id)).rejects.toThrow(/never sent again/)
  })

  test('of an endpoint and a window make its delivery rate; others count elsewhere', async () => {
    await deliveries().add([
      ...[1, 2, 3, 4].map((number) => delivery(number, number)),
      delivery(5, 1, OTHER_HOOK),
      delivery(6, 40),
    ])
    nowMs = START_MS + 10 * HOUR_MS
    for (const leased of await lease()) {
      const answers: Record<string, number> = { 'event:1': 200, 'event:2': 410, 'event:3': 500 }
      const code = answers[leased.delivery.eventId] ?? 204
      await deliveries().finish(leased, tried(leased, status(code)))
    }
    const window = { from: at(0), to: at(24) }
    const created = await deliveries().created(HOOK, window)
    expect(created.map(({ eventId, state }) => [eventId, state])).toEqual([
      ['event:1', 'delivered'],
      ['event:2', 'stopped'],
      ['event:3', 'pending'],
      ['event:4', 'delivered'],
    ])
    expect(created[0]?.payload).toBeNull()
    expect(deliveryRate(created, window)).toMatchObject({
      percent: 66.67,
      delivered: 2,
      failed: 1,
      pending: 1,
    })
    expect(await deliveries().created(HOOK, { from: at(1), to: at(2) })).toHaveLength(1)
    nowMs += (KEPT_DAYS + 1) * 24 * HOUR_MS
    expect(await deliveries().created(HOOK, window)).toHaveLength(1)
  })

  test.each(Object.entries(BREAKAGES))(
    'are lost and doubled by none, whichever write %s',
    async (name, breakage) => {
      const work = async (through: FiguresTable) => {
        await deliveries(through).add([delivery(1)])
        const sent: LeasedDelivery[] = []
        for (const leased of await lease(through)) {
          sent.push(leased)
          await deliveries(through).finish(leased, tried(leased, status(200)))
        }
        return sent
      }
      const writes = await countWrites(table, work)
      expect(writes).toBe(3)
      for (let failing = 1; failing <= writes; failing += 1) {
        table = (await server.another()).table
        nowMs = START_MS
        await work(withCalls(table, breakage(failing))).catch(() => undefined)
        // Nobody takes it while the lease lasts.
        const before = await deliveries().read(delivery(1).id)
        if (before !== null && failing > 2) expect(await lease()).toEqual([])
        nowMs += 60_000
        await work(table)
        const stands = await deliveries().read(delivery(1).id)
        expect(stands).toMatchObject({ state: 'delivered', attempts: [{ answer: '200' }] })
        if (name.includes('sends it again')) expect(before).toMatchObject({ state: 'delivered' })
      }
    },
  )
})

describe('endpoints and their secrets', () => {
  const NEW: NewEndpoint = {
    ...{
      id: HOOK,
      name: 'A receiver',
      by: 'ann',
      url: 'https://hooks.example.net/',
      types: ['alert.opened'],
      tenantIds: null,
    },
  }
  const keyOf = (secret: string) => Buffer.from(secret.replace('whsec_', ''), 'base64')

  test('a secret is given out when it is made, lies in its own item alone, and no list holds it', async () => {
    const { endpoint, secret } = await endpoints().register(NEW)
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(await endpoints().list()).toEqual([endpoint])
    expect(await endpoints().read(HOOK)).toEqual(endpoint)
    const holding = (await store.items()).filter((item) => JSON.stringify(item).includes(secret))
    expect(holding.map(({ pk }) => pk)).toEqual([`WEBHOOK_SECRET#${HOOK}`])
    expect(holding[0]).not.toHaveProperty('listPk')
    expect(await signingKeys(table, endpoint, at(0))).toEqual([keyOf(secret)])
    await expect(endpoints().register(NEW)).rejects.toThrow(/^There is a webhook .* already/)
    expect(await signingKeys(table, endpoint, at(0))).toEqual([keyOf(secret)])
  })

  test('while one is rotated both sign, the newer first; then the older one goes', async () => {
    const first = await endpoints().register(NEW)
    nowMs += HOUR_MS
    const second = await endpoints().rotate(HOOK)
    const endpoint = second?.endpoint as typeof first.endpoint
    const keys = [second?.secret ?? '', first.secret].map(keyOf)
    expect(await signingKeys(table, endpoint, at(2))).toEqual(keys)
    expect(await signingKeys(table, endpoint, at(26))).toEqual(keys.slice(0, 1))
    await expect(endpoints().rotate(HOOK)).rejects.toThrow(/is being rotated until/)
    expect((await store.items()).filter(({ pk }) => pk.startsWith('WEBHOOK_SECRET'))).toHaveLength(2)
    // The answer with the second one was lost: a third takes its place, and the receiver still knows the first.
    const third = await endpoints().replaceNewer(HOOK)
    const stands = third?.endpoint as typeof first.endpoint
    expect(await signingKeys(table, stands, at(2))).toEqual([third?.secret ?? '', first.secret].map(keyOf))
    const lost = (await store.items()).find(({ sk }) => sk === endpoint.secrets[1]?.id)
    expect(lost?.[EXPIRY_ATTRIBUTE]).toBe(nowMs / 1000 + 86_400)
    const oldest = first.endpoint.secrets[0]?.id as string
    expect((await endpoints().revoke(HOOK, oldest))?.secrets).toHaveLength(1)
    const gone = (await store.items()).find(({ sk }) => sk === oldest)
    expect(gone?.[EXPIRY_ATTRIBUTE]).toBe(nowMs / 1000 + 86_400)
    expect(await endpoints().rotate(OTHER_HOOK)).toBeNull()
  })

  test.each(Object.entries(BREAKAGES))(
    'whichever write of a removal %s, it is gone once it is asked for again, and nothing of it signs for long',
    async (_, breakage) => {
      for (let failing = 1; failing <= 2; failing += 1) {
        store = await server.another()
        table = store.table
        await endpoints().register(NEW)
        await endpoints(withCalls(table, breakage(failing)))
          .remove(HOOK)
          .catch(() => undefined)
        await endpoints().remove(HOOK)
        expect([await endpoints().read(HOOK), await endpoints().list()]).toEqual([null, []])
        expect(await endpoints().rotate(HOOK)).toBeNull()
        await expect(endpoints().register(NEW)).rejects.toThrow(/already/)
        expect((await store.items()).filter((item) => item[EXPIRY_ATTRIBUTE] === undefined)).toHaveLength(0)
      }
    },
  )

  test('two who change one at the same moment both come through', async () => {
    await endpoints().register(NEW)
    let isFirst = true
    const slow = withCalls(table, async (call, send) => {
      if (isWrite(call) && isFirst) {
        isFirst = false
        await endpoints().change(HOOK, () => ({ stopped: { at: at(1), why: 'gone' } }))
      }
      return send()
    })
    expect(await endpoints(slow).change(HOOK, () => ({ tenantIds: [OTHER_HOOK] }))).toMatchObject({
      stopped: { why: 'gone' },
      tenantIds: [OTHER_HOOK],
    })
    isFirst = true
    const rotating = withCalls(table, async (call, send) => {
      if (isWrite(call) && isFirst) {
        isFirst = false
        await endpoints().change(HOOK, () => ({ stopped: null }))
      }
      return send()
    })
    expect((await endpoints(rotating).rotate(HOOK))?.endpoint).toMatchObject({ stopped: null })
    expect(await endpoints().change(OTHER_HOOK, () => ({}))).toBeNull()
  })

  test.each(Object.entries(BREAKAGES))(
    'whichever write of a rotation %s, what signs is there, and who is given a secret can use it',
    async (name, breakage) => {
      for (let failing = 1; failing <= 2; failing += 1) {
        table = (await server.another()).table
        const first = await endpoints().register(NEW)
        const rotated = await endpoints(withCalls(table, breakage(failing)))
          .rotate(HOOK)
          .catch(() => null)
        const stands = await endpoints().read(HOOK)
        const keys = await signingKeys(table, stands ?? first.endpoint, at(0))
        expect(keys).toContainEqual(keyOf(first.secret))
        if (rotated !== null) expect(keys).toContainEqual(keyOf(rotated.secret))
        if (name.includes('sends it again')) expect(rotated).not.toBeNull()
      }
    },
  )
})

test('all keys are of webhooks', async () => {
  await deliveries().add([delivery(1)])
  await endpoints().register({
    ...{ id: HOOK, name: 'A receiver', by: 'ann' },
    url: 'https://a.example.net/',
    types: ['alert.opened'],
    tenantIds: null,
  })
  expect((await store.items()).every(({ pk }) => pk.startsWith('WEBHOOK'))).toBe(true)
})
