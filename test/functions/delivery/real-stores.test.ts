// Delivery over the real stores: a webhook that its receiver verifies and takes once, and a digest that is mailed once.
import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sendDigests } from '../../../functions/delivery/digests/send-digests.ts'
import { keepFeedback } from '../../../functions/delivery/mail/keep-feedback.ts'
import type { Mail } from '../../../functions/delivery/mail/mailer.ts'
import { deliverDue } from '../../../functions/delivery/webhooks/deliver-due.ts'
import { messagePoster, PUBLIC_POST } from '../../../functions/delivery/webhooks/post-message.ts'
import { webhookSender } from '../../../functions/delivery/webhooks/webhook-sender.ts'
import { ledgerStore } from '../../../functions/stores/alerts/people/ledger-store.ts'
import { mailStore } from '../../../functions/stores/alerts/people/mail-store.ts'
import { deliveryStore } from '../../../functions/stores/webhooks/delivery-store.ts'
import { endpointStore } from '../../../functions/stores/webhooks/endpoint-store.ts'
import { signingKeys } from '../../../functions/stores/webhooks/secret-store.ts'
import { DEFAULT_PREFERENCES } from '../../../shared/contract/alerts/preferences.ts'
import type { WebhookEvent } from '../../../shared/contract/webhooks/webhook.ts'
import { deliveriesOf } from '../../../shared/webhooks/deliveries-of.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { alert, bookAfter, CFO, day } from '../../shared/alerts/alert-world.ts'
import { uuidOf } from '../../shared/decisions/decision-world.ts'
import { listening } from './webhooks/receivers.ts'

let store: TestTable
let nowMs = Date.parse(day(31))
const clock = () => nowMs
beforeAll(async () => {
  store = await startFiguresTable()
})
afterAll(() => store.stop())

test('a webhook fails once, is tried again under its id, taken, and never sent again; 410 switches its endpoint off', async () => {
  const answers = [503, 200, 410]
  const ids: unknown[] = []
  const server = createServer((request, response) => {
    ids.push(request.headers['webhook-id'])
    response.writeHead(answers.shift() ?? 500).end()
  })
  const { port, stop } = await listening(server)
  const [endpoints, deliveries] = [
    endpointStore(store.table, clock),
    deliveryStore(store.table, { endedDays: 30 }, clock),
  ]
  const { endpoint } = await endpoints.register({
    ...{ id: '22222222-2222-4222-8222-222222222222', name: 'A receiver', by: 'ann' },
    url: `http://127.0.0.1:${port}/`,
    types: ['alert.opened'],
    tenantIds: null,
  })
  const event = (id: string): WebhookEvent => ({
    id,
    type: 'alert.opened',
    at: day(31),
    tenantId: null,
    data: {},
  })
  const send = webhookSender({
    post: messagePoster({ ...PUBLIC_POST, allowsLoopback: true }, clock),
    keysOf: (one, at) => signingKeys(store.table, one, at),
    clock,
  })
  const pass = () => deliverDue({ endpoints, deliveries }, send, clock, 10)
  const [first] = deliveriesOf(event('1'), [endpoint], uuidOf)
  await deliveries.add(deliveriesOf(event('1'), [endpoint], uuidOf))
  const counted = [await pass(), await pass()]
  nowMs += 5_000
  counted.push(await pass())
  nowMs += 60 * 60 * 1000
  counted.push(await pass())
  expect(counted.map(({ due, toBeTriedAgain, delivered }) => [due, toBeTriedAgain, delivered])).toEqual([
    [1, 1, 0],
    [0, 0, 0],
    [1, 0, 1],
    [0, 0, 0],
  ])
  await deliveries.add(deliveriesOf(event('2'), [endpoint], uuidOf))
  expect(await pass()).toMatchObject({ due: 1, stopped: 1 })
  expect((await endpoints.read(endpoint.id))?.stopped?.why).toContain('410')
  expect(ids.slice(0, 2)).toEqual([first?.id, first?.id])
  await stop()
})

test('a digest is mailed once, and to nobody whose address turned out not to exist', async () => {
  const [ledgers, mail, sent] = [ledgerStore(store.table), mailStore(store.table), [] as Mail[]]
  const sending = {
    ...{ ledgers, mail, clock },
    mailer: { send: async (one: Mail) => void sent.push(one) },
    linksFor: () => ({
      root: 'https://f.net',
      unsubscribe: 'https://f.net/u',
    }),
  }
  const round = (to: number, ...found: string[]) => ({
    kind: 'monthly' as const,
    period: '2026-10',
    window: { from: day(to - 31), to: day(to) },
    records: bookAfter(
      ...found.map((name): Parameters<typeof bookAfter>[0] => [to - 1, alert('idle_vps', name)]),
    ).records,
    recipients: [{ person: CFO, address: 'CFO@example.net', preferences: DEFAULT_PREFERENCES }],
  })
  const first = round(31, 'v')
  const both = await Promise.all([sendDigests(first, sending), sendDigests(first, sending)])
  expect(both.map((one) => one.sent).toSorted()).toEqual([0, 1])
  expect([sent.length, await ledgers.unconfirmed(day(99))]).toEqual([1, []])
  const bounced = {
    notificationType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      bouncedRecipients: [{ emailAddress: sent[0]?.to }],
      timestamp: day(32),
      feedbackId: '1',
    },
  }
  const event = { Records: [{ Sns: { Message: JSON.stringify(bounced) } }] }
  await keepFeedback(event, { mail })
  expect(await sendDigests(round(62, 'w'), sending)).toMatchObject({ sent: 0, unreachable: 1 })
  await mail.resume('cfo@example.net')
  expect(await sendDigests(round(62, 'w'), sending)).toMatchObject({ sent: 1 })
})
