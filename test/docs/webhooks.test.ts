// docs/webhooks.md says what is so: its example believes what we send and nothing else, its types, answers and times are ours.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { messagePoster, PUBLIC_POST } from '../../functions/delivery/webhooks/post-message.ts'
import { signedHeaders, webhookSender } from '../../functions/delivery/webhooks/webhook-sender.ts'
import { WEBHOOK_TYPES, type WebhookDelivery } from '../../shared/contract/webhooks/webhook.ts'
import { MOST_ATTEMPTS, WAITS_MS } from '../../shared/webhooks/back-off.ts'
import { OVERLAP_HOURS, rotateSecret, signingSecrets } from '../../shared/webhooks/secrets.ts'
import { TOLERANCE_SECONDS } from '../../shared/webhooks/signed-content.ts'
import { listening } from '../functions/delivery/webhooks/receivers.ts'
import { codeBlocks, pageText, tableOf } from './page-text.ts'

const TEXT = pageText('webhooks.md')
const [EXAMPLE = ''] = codeBlocks(TEXT, 'js')
const asOneLine = TEXT.replaceAll(/\s+/g, ' ')

type ReadWebhook = (
  body: string,
  headers: object,
  secret: string,
  hasSeen: (id: string) => Promise<boolean>,
  nowMs?: number,
) => Promise<{ readonly id: string; readonly type?: string } | null>
const { readWebhook } = (await import(
  `data:text/javascript;base64,${Buffer.from(EXAMPLE).toString('base64')}`
)) as { readWebhook: ReadWebhook }

const NOW_SECONDS = Date.UTC(2026, 10, 1) / 1000
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`
const keyOf = (secret: string): Buffer => Buffer.from(secret.replace('whsec_', ''), 'base64')
const [SECRET, OTHER] = [newSecret(), newSecret()]
const ID = 'msg_11111111-1111-4111-8111-111111111111'
const BODY = '{"type":"alert.opened","data":{"title":"Größe"}}'
const neverSeen = async (_id: string): Promise<boolean> => false
const read = (headers: object, { body = BODY, secret = SECRET, hasSeen = neverSeen } = {}) =>
  readWebhook(body, headers, secret, hasSeen, NOW_SECONDS * 1000)
const headers = (secrets = [SECRET], atSeconds = NOW_SECONDS) =>
  signedHeaders(ID, BODY, secrets.map(keyOf), atSeconds)

describe('the example', () => {
  test('believes a message that we signed', async () => {
    expect(await read(headers())).toEqual({ id: ID, ...JSON.parse(BODY) })
  })

  test('does nothing for an id that was seen', async () => {
    expect(await read(headers(), { hasSeen: async (id) => id === ID })).toBeNull()
  })

  test('believes either secret while one is rotated, and no third', async () => {
    const both = headers([OTHER, SECRET])
    expect(await read(both)).not.toBeNull()
    expect(await read(both, { secret: OTHER })).not.toBeNull()
    await expect(read(both, { secret: newSecret() })).rejects.toThrow('not signed')
  })

  test.each([
    ['another body', {}, { body: BODY.replace('opened', 'worse') }],
    ['another id', { 'webhook-id': 'msg_2' }, {}],
    ['another time', { 'webhook-timestamp': String(NOW_SECONDS + 1) }, {}],
    ['no signature', { 'webhook-signature': undefined }, {}],
    ['an empty signature', { 'webhook-signature': 'v1,' }, {}],
    [
      'a signature of another version',
      { 'webhook-signature': headers()['webhook-signature'].replace('v1', 'v2') },
      {},
    ],
  ])('refuses %s', async (_, changed, options) => {
    await expect(read({ ...headers(), ...changed }, options)).rejects.toThrow('not signed')
  })

  test('refuses what is further than five minutes from its clock, or no time at all', async () => {
    expect(TOLERANCE_SECONDS).toBe(300)
    for (const off of [-300, 300]) expect(await read(headers([SECRET], NOW_SECONDS + off))).not.toBeNull()
    for (const off of [-301, 301]) {
      await expect(read(headers([SECRET], NOW_SECONDS + off))).rejects.toThrow('too old')
    }
    for (const time of [undefined, '', 'NaN', '1e9']) {
      await expect(read({ ...headers(), 'webhook-timestamp': time })).rejects.toThrow('too old')
    }
  })

  test('believes what arrives over HTTP, in the midst of a rotation', async () => {
    const at = new Date(Date.now() - 1000).toISOString()
    const secrets = rotateSecret([{ id: 'old', createdAt: at, expiresAt: null }], 'new', at)
    const answered: unknown[] = []
    const server = createServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString()
      for (const secret of [SECRET, OTHER]) {
        answered.push(await readWebhook(body, request.headers, secret, neverSeen).catch(String))
      }
      response.writeHead(204).end()
    })
    const { port, stop } = await listening(server)
    const send = webhookSender({
      post: messagePoster({ ...PUBLIC_POST, allowsLoopback: true }, Date.now),
      keysOf: async (one, now) =>
        signingSecrets(one.secrets, now).map(({ id }) => keyOf(id === 'old' ? OTHER : SECRET)),
      clock: Date.now,
    })
    const endpoint = {
      id: '22222222-2222-4222-8222-222222222222',
      url: `http://127.0.0.1:${port}/`,
      types: ['alert.opened' as const],
      tenantIds: null,
      secrets,
      stopped: null,
      ...{ name: 'A receiver', version: 1, changedBy: 'ann', changedAt: at, paused: null },
      ...{ created: { by: 'ann', at: at } },
    }
    const answer = await send({ id: ID, payload: BODY } as WebhookDelivery, endpoint)
    await stop()
    expect([answer, ...answered]).toEqual([
      { kind: 'status', status: 204, retryAfterSeconds: null },
      ...[1, 2].map(() => ({ id: ID, ...JSON.parse(BODY) })),
    ])
  })
})

test('our signatures are those of Standard Webhooks, by the example of its libraries', () => {
  const signed = signedHeaders(
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    '{"test": 2432232314}',
    [keyOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')],
    1614265330,
  )
  expect(signed['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('its types are those that are sent, its times those that are kept', () => {
  expect(tableOf(TEXT, 'type').map(([type = '']) => type.replaceAll('`', ''))).toEqual([...WEBHOOK_TYPES])
  expect(MOST_ATTEMPTS).toBe(10)
  const days = WAITS_MS.reduce((sum, wait) => sum + wait, 0) / (24 * 60 * 60 * 1000)
  expect(Math.round(days)).toBe(3)
  expect(asOneLine).toContain('ten attempts over about three days')
  expect(asOneLine).toContain(`valid for ${OVERLAP_HOURS} hours`)
  expect(asOneLine).toContain(`within ${PUBLIC_POST.wholeMs / 1000} seconds`)
})
