// Deliveries that are due: none is lost and none doubled, whatever receivers do and wherever we crash.
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { LEASE_SECONDS } from '../../../../functions/delivery/webhooks/attempt-delivery.ts'
import { deliverDue } from '../../../../functions/delivery/webhooks/deliver-due.ts'
import { messagePoster, PUBLIC_POST } from '../../../../functions/delivery/webhooks/post-message.ts'
import { type SendDelivery, webhookSender } from '../../../../functions/delivery/webhooks/webhook-sender.ts'
import { logger } from '../../../../functions/runtime/logger.ts'
import type { WebhookDelivery, WebhookEndpoint } from '../../../../shared/contract/webhooks/webhook.ts'
import { instantText } from '../../../../shared/periods/instants.ts'
import type { AttemptAnswer } from '../../../../shared/webhooks/after-attempt.ts'
import { MOST_ATTEMPTS } from '../../../../shared/webhooks/back-off.ts'
import { SEED } from '../../../worlds/random-world.ts'
import { memoryStores } from './memory-stores.ts'
import { type Receiver, startReceiver } from './receivers.ts'

const START_MS = Date.UTC(2026, 10, 1)
const START = instantText(START_MS)
const uuid = (number: number): string => `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`
const endpoint = (number: number, url = 'https://hooks.example.net/'): WebhookEndpoint => ({
  id: uuid(number),
  url,
  types: ['alert.opened'],
  tenantIds: null,
  secrets: [{ id: 'a', createdAt: START, expiresAt: null }],
  stopped: null,
  ...{ name: 'A receiver', version: 1, changedBy: 'ann', changedAt: START, paused: null },
  ...{ created: { by: 'ann', at: START } },
})
const delivery = (number: number, to: WebhookEndpoint): WebhookDelivery => ({
  id: `msg_${uuid(number)}`,
  endpointId: to.id,
  eventId: `event ${number}`,
  type: 'alert.opened',
  tenantId: null,
  createdAt: START,
  payload: `{"number":${number}}`,
  state: 'pending',
  attempts: [],
  nextAttemptAt: START,
})
const status = (code: number): AttemptAnswer => ({ kind: 'status', status: code, retryAfterSeconds: null })
const KEY = Buffer.alloc(32, 7)
const SILENT: AttemptAnswer = { kind: 'none', why: 'no answer within 15 s' }
const NONE = {
  due: 0,
  delivered: 0,
  toBeTriedAgain: 0,
  givenUp: 0,
  stopped: 0,
  putOff: 0,
  left: 0,
  unrecorded: 0,
  oldestDueMinutes: 0,
}
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let nowMs = START_MS
const clock = (): number => nowMs
let logged: jest.SpiedFunction<typeof logger.error>
beforeEach(() => {
  nowMs = START_MS
  logged = jest.spyOn(logger, 'error').mockImplementation(() => undefined)
})
afterEach(() => logged.mockRestore())

describe('one pass', () => {
  test('sends what is due, records what it came to, and never again what was taken', async () => {
    const [to, later] = [
      endpoint(1),
      { ...delivery(3, endpoint(1)), nextAttemptAt: instantText(START_MS + 1) },
    ]
    const stores = memoryStores([to], [delivery(1, to), delivery(2, to), later], clock)
    const sent: string[] = []
    const send: SendDelivery = async ({ id, payload }) => {
      sent.push(id)
      return status(payload.includes('1') ? 200 : 500)
    }
    expect(await deliverDue(stores, send, clock, 10)).toEqual({
      ...NONE,
      due: 2,
      delivered: 1,
      toBeTriedAgain: 1,
    })
    expect(stores.kept.get(delivery(2, to).id)).toMatchObject({
      attempts: [{ at: START, answer: '500' }],
      nextAttemptAt: instantText(START_MS + 5_000),
    })
    nowMs += 60 * 60 * 1000
    await deliverDue(stores, send, clock, 10)
    expect(sent.filter((id) => id === delivery(1, to).id)).toHaveLength(1)
  })

  test('of two at once, one sends', async () => {
    const to = endpoint(1)
    const stores = memoryStores(
      [to],
      [1, 2, 3, 4, 5].map((number) => delivery(number, to)),
      clock,
    )
    const sent: string[] = []
    const send: SendDelivery = async ({ id }) => {
      sent.push(id)
      return status(204)
    }
    await Promise.all([deliverDue(stores, send, clock, 3), deliverDue(stores, send, clock, 10)])
    expect(sent.toSorted()).toEqual([...new Set(sent)].toSorted())
    expect(sent).toHaveLength(5)
  })

  test('stops an endpoint that answers 410, with all that was meant for it', async () => {
    const to = endpoint(1)
    const stores = memoryStores(
      [to, endpoint(2)],
      [1, 2, 3, 4, 5, 6].map((number) => delivery(number, to)),
      clock,
    )
    let calls = 0
    const send: SendDelivery = async () => {
      calls += 1
      return status(410)
    }
    expect(await deliverDue(stores, send, clock, 10)).toEqual({ ...NONE, due: 6, stopped: 6 })
    expect(calls).toBe(1)
    expect(stores.keptEndpoints.get(to.id)?.stopped).toEqual({
      at: START,
      why: expect.stringContaining('410'),
    })
    expect(stores.keptEndpoints.get(endpoint(2).id)?.stopped).toBeNull()
  })

  test('sends nothing to an endpoint that is paused: what waits is left as it is, and given up after three days and a half', async () => {
    const paused = { ...endpoint(1), paused: { by: 'ann', at: START } }
    const stores = memoryStores([paused], [delivery(1, paused)], clock)
    const send: SendDelivery = async () => status(200)
    const kept = () => stores.kept.get(delivery(1, paused).id)
    for (let days = 0; days < 4; days += 1) {
      expect(await deliverDue(stores, send, clock, 10)).toEqual({ ...NONE, due: 1, putOff: 1 })
      expect(kept()).toEqual(delivery(1, paused))
      nowMs += 24 * HOUR_MS
    }
    expect(await deliverDue(stores, send, clock, 10)).toEqual({ ...NONE, due: 1, givenUp: 1 })
    expect(kept()).toMatchObject({ state: 'given_up', attempts: [], nextAttemptAt: null })
    const again = { ...delivery(1, paused), nextAttemptAt: instantText(nowMs), againAt: instantText(nowMs) }
    stores.kept.set(again.id, again)
    expect(await deliverDue(stores, send, clock, 10)).toEqual({ ...NONE, due: 1, putOff: 1 })
    stores.keptEndpoints.set(paused.id, { ...paused, paused: null })
    expect(await deliverDue(stores, send, clock, 10)).toEqual({ ...NONE, due: 1, delivered: 1 })
  })

  test('sends nothing to an endpoint that was stopped or removed meanwhile', async () => {
    const stopped = { ...endpoint(1), stopped: { at: START, why: 'by hand' } }
    const stores = memoryStores([stopped], [delivery(1, stopped), delivery(2, endpoint(2))], clock)
    const send: SendDelivery = async () => {
      throw new Error('sent')
    }
    expect(await deliverDue(stores, send, clock, 10)).toEqual({ ...NONE, due: 2, stopped: 2 })
  })

  test('sends nothing that the endpoint is not to be told of any more, whatever it was when it was enqueued, paused or not', async () => {
    const [mine, other] = [uuid(91), uuid(92)]
    const narrowed: WebhookEndpoint = {
      ...endpoint(1, 'https://of-one-tenant.example.net/'),
      ...{ tenantIds: [mine], types: ['alert.opened', 'decision.decided'] },
    }
    const paused: WebhookEndpoint = { ...narrowed, id: uuid(2), paused: { by: 'ann', at: START } }
    const of = (number: number, change: Partial<WebhookDelivery>, to = narrowed) => ({
      ...delivery(number, to),
      ...change,
    })
    const stores = memoryStores(
      [narrowed, paused],
      [
        of(1, { tenantId: mine }),
        of(2, { tenantId: other }),
        of(3, { tenantId: null }),
        of(4, { tenantId: mine, type: 'alert.worse' }),
        of(5, { tenantId: null, type: 'webhook.test' }),
        of(6, { tenantId: other }, paused),
      ],
      clock,
    )
    const sent: string[] = []
    const send: SendDelivery = async ({ eventId }) => {
      sent.push(eventId)
      return status(200)
    }
    expect(await deliverDue(stores, send, clock, 10)).toEqual({ ...NONE, due: 6, delivered: 2, stopped: 4 })
    expect(sent.toSorted()).toEqual(['event 1', 'event 5'])
    expect(stores.kept.get(`msg_${uuid(2)}`)).toMatchObject({ state: 'stopped', attempts: [] })
  })

  test('counts a secret that cannot be read as no attempt, and logs neither it nor where it was to go', async () => {
    const to = endpoint(1, 'https://hooks.example.net/token-in-path')
    const stores = memoryStores([to], [delivery(1, to)], clock)
    const send = webhookSender({
      post: async () => status(200),
      keysOf: () => Promise.reject(new Error('whsec_tooshort of https://hooks.example.net/token-in-path')),
      clock,
    })
    expect(await deliverDue(stores, send, clock, 10)).toEqual({ ...NONE, due: 1, left: 1 })
    expect(stores.kept.get(delivery(1, to).id)).toEqual(delivery(1, to))
    expect(logged).toHaveBeenCalledTimes(1)
    expect(JSON.stringify(logged.mock.calls)).not.toMatch(/tooshort|token-in-path|number/)
  })

  test("begins no attempt after its time: what is left is nobody's, and due at once", async () => {
    const to = endpoint(1)
    const stores = memoryStores(
      [to],
      [1, 2, 3, 4, 5, 6].map((number) => delivery(number, to)),
      clock,
    )
    const send: SendDelivery = async () => {
      nowMs += MINUTE_MS
      return status(200)
    }
    const counts = await deliverDue(stores, send, clock, 10, START_MS + MINUTE_MS)
    expect(counts).toMatchObject({ due: 6, delivered: 2, left: 4 })
    expect(await deliverDue(stores, send, clock, 10)).toMatchObject({ due: 4, delivered: 4 })
  })

  test('that can read what is due to one endpoint goes on with it; one that can read none has failed', async () => {
    const to = [endpoint(1), endpoint(2)]
    const { deliveries, ...rest } = memoryStores(
      to,
      to.map((one, at) => delivery(at, one)),
      clock,
    )
    const unread = new Set([uuid(1)])
    const due: typeof deliveries.due = (id, most) =>
      unread.has(id) ? Promise.reject(new Error('throttled')) : deliveries.due(id, most)
    const pass = () =>
      deliverDue({ ...rest, deliveries: { ...deliveries, due } }, async () => SILENT, clock, 10)
    expect(await pass()).toMatchObject({ due: 1, toBeTriedAgain: 1 })
    unread.add(uuid(2))
    await expect(pass()).rejects.toThrow('throttled')
  })

  test("that is broken off leaves nobody's deliveries taken but those that were just being sent", async () => {
    const to = [endpoint(1), endpoint(2), endpoint(3)]
    const all = to.flatMap((one, at) => [0, 1, 2, 3].map((number) => delivery(10 * at + number, one)))
    const stores = memoryStores(to, all, clock)
    const never: SendDelivery = () => new Promise(() => undefined)
    void deliverDue(stores, never, clock, 10)
    await new Promise(setImmediate)
    nowMs += MINUTE_MS
    expect(await deliverDue(stores, async () => status(200), clock, 10)).toMatchObject({ delivered: 9 })
    nowMs += LEASE_SECONDS * 1000
    expect(await deliverDue(stores, async () => status(200), clock, 10)).toMatchObject({ delivered: 3 })
  })
})

describe('one endpoint with much to be told', () => {
  const [much, other] = [endpoint(1), endpoint(2)]
  const backlog = Array.from({ length: 60 }, (_, number) => delivery(number, much))

  test.each([
    ['takes it all', status(200)],
    ['fails', status(500)],
    ['is silent', SILENT],
  ])('which %s does not hold up another, whose message came later', async (_, answer) => {
    const stores = memoryStores(
      [much, other],
      [...backlog, { ...delivery(5_000, other), nextAttemptAt: instantText(START_MS + 1) }],
      clock,
    )
    nowMs += 1
    const sent: string[] = []
    await deliverDue(
      stores,
      async ({ endpointId }) => {
        sent.push(endpointId)
        return endpointId === other.id ? status(200) : answer
      },
      clock,
      20,
    )
    expect(stores.kept.get(delivery(5_000, other).id)?.state).toBe('delivered')
    expect(sent.slice(0, 2).toSorted()).toEqual([much.id, other.id])
  })

  test('that answers nothing is asked once a pass, says how long it has waited, and has an end', async () => {
    const stores = memoryStores([much], backlog, clock)
    let attempts = 0
    const send: SendDelivery = async () => {
      attempts += 1
      return SILENT
    }
    const counts = await deliverDue(stores, send, clock, 60)
    expect([attempts, counts]).toEqual([1, { ...NONE, due: 60, toBeTriedAgain: 1, putOff: 59 }])
    nowMs += 90 * MINUTE_MS
    expect(await deliverDue(stores, send, clock, 60)).toMatchObject({ oldestDueMinutes: 90, givenUp: 0 })
    nowMs += 87 * HOUR_MS
    expect(await deliverDue(stores, send, clock, 60)).toMatchObject({ givenUp: 59 })
    const waiting = [...stores.kept.values()].filter(({ state }) => state === 'pending')
    expect([attempts, waiting.length]).toEqual([3, 1])
  })
})

describe('a receiver that does not answer', () => {
  let healthy: Receiver
  let hanging: Receiver
  beforeEach(async () => {
    healthy = await startReceiver((_, response) => response.writeHead(204).end())
    hanging = await startReceiver(() => undefined)
  })
  afterEach(() => Promise.all([healthy.stop(), hanging.stop()]))

  test('holds up no other: its own deliveries wait, and none of them counts as tried', async () => {
    const [bad, good] = [endpoint(1, hanging.url), endpoint(2, healthy.url)]
    const many = Array.from({ length: 40 }, (_, number) => delivery(number, bad))
    const stores = memoryStores([bad, good], [...many, delivery(50, good), delivery(51, good)], clock)
    const startedMs = Date.now()
    const rules = { ...PUBLIC_POST, allowsLoopback: true, wholeMs: 500 }
    const send = webhookSender({ post: messagePoster(rules, clock), keysOf: async () => [KEY], clock })
    const counts = await deliverDue(stores, send, clock, 100)
    expect(counts).toEqual({ ...NONE, due: 42, delivered: 2, toBeTriedAgain: 1, putOff: 39 })
    expect(Date.now() - startedMs).toBeLessThan(2_000)
    expect(hanging.received).toHaveLength(1)
    expect(stores.kept.get(delivery(39, bad).id)).toEqual(delivery(39, bad))
  })
})

describe('a crash between the answer and its record', () => {
  test('sends the same message again under the same id, and a receiver that knows ids does its work once', async () => {
    const worked = new Set<unknown>()
    const receiver = await startReceiver((request, response) => {
      worked.add(request.headers['webhook-id'])
      response.writeHead(200).end()
    })
    const to = endpoint(1, receiver.url)
    const stores = memoryStores([to], [delivery(1, to)], clock)
    const rules = { ...PUBLIC_POST, allowsLoopback: true }
    const send = webhookSender({ post: messagePoster(rules, clock), keysOf: async () => [KEY], clock })
    stores.beforeFinish = () => {
      throw new Error('gone')
    }
    expect(await deliverDue(stores, send, clock, 10)).toMatchObject({ unrecorded: 1 })
    stores.beforeFinish = () => undefined
    expect(await deliverDue(stores, send, clock, 10)).toEqual(NONE)
    nowMs += 5 * 60 * 1000
    expect(await deliverDue(stores, send, clock, 10)).toMatchObject({ delivered: 1 })
    nowMs += 24 * 60 * 60 * 1000
    expect(await deliverDue(stores, send, clock, 10)).toEqual(NONE)
    expect(receiver.received).toHaveLength(2)
    expect(receiver.received[0]?.body).toBe(receiver.received[1]?.body)
    expect([...worked]).toEqual([delivery(1, to).id])
    await receiver.stop()
  })
})

/** What a receiver does with one message, and whether we live to record it. */
interface Happening {
  readonly answer: 'taken' | 'fails' | 'redirects' | 'silent' | 'silent but taken'
  readonly crashes: boolean
}

test('over days of failing, hanging and crashing, every delivery ends; what is recorded as taken was taken, once', async () => {
  const happening = fc.record<Happening>({
    answer: fc.constantFrom('taken', 'fails', 'redirects', 'silent', 'silent but taken'),
    crashes: fc.boolean(),
  })
  const story = fc.array(fc.array(happening, { maxLength: 14 }), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(story, async (stories) => {
      nowMs = START_MS
      const to = [endpoint(1), endpoint(2)] as const
      const all = stories.map((_, number) => delivery(number, to[number % 2 === 0 ? 0 : 1]))
      const stores = memoryStores(to, all, clock)
      const left = new Map(all.map(({ id }, number) => [id, [...(stories[number] ?? [])]]))
      const worked = new Map<string, number>()
      const crashing = new Set<string>()
      stores.beforeFinish = ({ id }) => {
        if (crashing.has(id)) throw new TypeError('crashed')
      }
      const send: SendDelivery = async ({ id }) => {
        expect(stores.kept.get(id)?.state).toBe('pending')
        const { answer, crashes } = left.get(id)?.shift() ?? { answer: 'taken', crashes: false }
        if (crashes) crashing.add(id)
        else crashing.delete(id)
        if (answer.endsWith('taken')) worked.set(id, 1)
        if (answer.startsWith('silent')) return SILENT
        return status({ taken: 200, fails: 500, redirects: 302 }[answer as 'taken'])
      }
      for (let pass = 0; pass < 3_000; pass += 1) {
        const due = [...stores.kept.values()].flatMap((one) => one.nextAttemptAt ?? [])
        if (due.length === 0) break
        // As a schedule does it: later than what is due, and after leases of the crashed have ended.
        nowMs = Math.max(nowMs + 5 * 60 * 1000, Math.min(...due.map((at) => Date.parse(at))))
        await deliverDue(stores, send, clock, 5)
      }
      for (const { id, state, attempts, payload } of stores.kept.values()) {
        expect(['delivered', 'given_up']).toContain(state)
        if (state === 'delivered') expect([worked.get(id), attempts.at(-1)?.answer]).toEqual([1, '200'])
        else expect(attempts).toHaveLength(MOST_ATTEMPTS)
        expect(payload).toBe(all.find((one) => one.id === id)?.payload)
      }
    }),
    { seed: SEED, numRuns: 40 },
  )
})
