// Outgoing webhooks: stable ids, tries that end, secrets that overlap, and targets on the public internet alone.
import { BlockList } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { AlertChange } from '../../../shared/alerts/lifecycle/evaluate.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import {
  type WebhookDelivery,
  type WebhookEndpoint,
  webhookDelivery,
  webhookEndpoint,
  webhookEvent,
} from '../../../shared/contract/webhooks/webhook.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { type AttemptAnswer, afterAttempt, isGone } from '../../../shared/webhooks/after-attempt.ts'
import { MOST_ATTEMPTS, waitAfter } from '../../../shared/webhooks/back-off.ts'
import { deliveriesOf } from '../../../shared/webhooks/deliveries-of.ts'
import { deliveryRate } from '../../../shared/webhooks/delivery-rate.ts'
import { judgeEndpointAddress } from '../../../shared/webhooks/endpoint-address.ts'
import { type IsPrivateAddress, PRIVATE_RANGES } from '../../../shared/webhooks/private-ranges.ts'
import {
  replaceNewerSecret,
  revokeSecret,
  rotateSecret,
  signingSecrets,
} from '../../../shared/webhooks/secrets.ts'
import { signedContent, webhookHeaders } from '../../../shared/webhooks/signed-content.ts'
import { alertEvent, decisionEvent } from '../../../shared/webhooks/webhook-events.ts'
import { SEED } from '../../worlds/random-world.ts'
import { ACME, ACME_OWNER, acknowledged, alert, BIRCH, bookAfter, day } from '../alerts/alert-world.ts'
import { proposed, uuidOf } from '../decisions/decision-world.ts'

const record = acknowledged(
  bookAfter([0, alert('revenue_at_risk', ACME)]),
  `revenue_at_risk:${ACME}`,
  ACME_OWNER.person,
  day(1),
).records[0] as AlertRecord
const event = (kind: AlertChange['kind'] = 'opened') => {
  const one = alertEvent({ kind, record })
  if (one === null) throw new Error('none')
  return one
}
const endpoint = (change: Partial<WebhookEndpoint> = {}): WebhookEndpoint => ({
  id: '22222222-2222-4222-8222-222222222222',
  url: 'https://hooks.example.net/',
  types: ['alert.opened'],
  tenantIds: null,
  secrets: [{ id: 'a', createdAt: day(0), expiresAt: null }],
  stopped: null,
  ...{ name: 'A receiver', version: 1, changedBy: 'ann', changedAt: day(0), paused: null },
  ...{ created: { by: 'ann', at: day(0) } },
  ...change,
})
const [delivery] = deliveriesOf(event(), [endpoint()], uuidOf) as [WebhookDelivery]
const status = (code: number, retryAfterSeconds: number | null = null): AttemptAnswer => ({
  kind: 'status',
  status: code,
  retryAfterSeconds,
})
const tried = (from: WebhookDelivery, answer: AttemptAnswer, hours = 0): WebhookDelivery =>
  afterAttempt(from, { number: from.attempts.length + 1, at: day(hours / 24), answer })

describe('what is sent', () => {
  test('is the same delivery for the same event and endpoint, and tells nobody’s acknowledgement', () => {
    expect(deliveriesOf(event(), [endpoint()], uuidOf)).toEqual([delivery])
    expect(webhookDelivery.parse(delivery)).toEqual(delivery)
    expect(webhookEvent.parse(event())).toEqual(event())
    expect(webhookEndpoint.parse(endpoint())).toEqual(endpoint())
    expect(delivery.payload).toContain('"type":"alert.opened"')
    expect(delivery.payload).not.toContain(ACME_OWNER.person)
    const other = { ...event(), id: 'another' }
    expect(deliveriesOf(other, [endpoint()], uuidOf)[0]?.id).not.toBe(delivery.id)
  })

  test('goes to endpoints that asked for it, are on, and may be told of the tenant', () => {
    const to = (change: Partial<WebhookEndpoint>, of = event()) =>
      deliveriesOf(of, [endpoint(change)], uuidOf).length
    expect([to({}), to({ tenantIds: [ACME] }), to({ tenantIds: [BIRCH] })]).toEqual([1, 1, 0])
    expect(to({ types: ['alert.resolved'] })).toBe(0)
    expect(to({ stopped: { at: day(0), why: 'gone' } })).toBe(0)
    const ofPlatform = decisionEvent(proposed({ tenantId: null }))
    expect(to({ types: ['decision.proposed'], tenantIds: [ACME] }, ofPlatform)).toBe(0)
    expect(to({ types: ['decision.proposed'] }, ofPlatform)).toBe(1)
  })

  test('is no news of before an endpoint was registered, and all from that very moment on', () => {
    const registeredAt = (at: string) => [endpoint({ created: { by: 'ann', at } })]
    const { at } = event()
    const later = instantText(Date.parse(at) + 1)
    expect(deliveriesOf(event(), registeredAt(later), uuidOf)).toEqual([])
    expect(deliveriesOf(event(), registeredAt(at), uuidOf)).toEqual([delivery])
  })

  test('modeled figures have both sentences and their summary beside them', () => {
    const { modeled, statements, summary_run_id, period } = event().data
    expect([modeled, statements]).toEqual([expect.stringMatching(/model/i), [...STATEMENTS]])
    expect([summary_run_id, period]).toEqual([record.lastSeen.summaryId, record.lastSeen.period])
  })

  test('an alert that was only seen again is no event', () => {
    expect(alertEvent({ kind: 'seen', record })).toBeNull()
    expect(event('worse').id).not.toBe(event('opened').id)
  })
})

describe('tries', () => {
  test('end with a 2xx, stop at 410, and go on after anything else, a redirect among it', () => {
    expect(tried(delivery, status(204))).toMatchObject({ state: 'delivered', nextAttemptAt: null })
    expect(tried(delivery, status(410))).toMatchObject({ state: 'stopped', nextAttemptAt: null })
    expect([isGone(status(410)), isGone(status(404))]).toEqual([true, false])
    for (const answer of [
      status(301),
      status(400),
      status(500),
      { kind: 'none', why: 'no answer in 15 s' } as const,
    ]) {
      expect(tried(delivery, answer)).toMatchObject({
        state: 'pending',
        nextAttemptAt: '2026-10-01T00:00:05Z',
      })
    }
    expect(tried(delivery, status(302)).attempts[0]?.answer).toContain('not followed')
  })

  test('a receiver that asks for patience gets it, up to a day; never less than planned', () => {
    expect(waitAfter(1, 60)).toBe(60_000)
    expect(waitAfter(2, 1)).toBe(300_000)
    expect(waitAfter(1, 1e9)).toBe(24 * 3_600_000)
    expect(waitAfter(MOST_ATTEMPTS, 60)).toBeNull()
  })

  test('nothing is delivered twice or lost: it ends within the plan, and late or repeated results change nothing', () => {
    const answers = fc.array(fc.constantFrom(200, 302, 404, 410, 429, 503), { maxLength: 14 })
    fc.assert(
      fc.property(answers, fc.nat({ max: 12 }), (codes, repeated) => {
        let now = delivery
        for (const code of codes) {
          const next = tried(now, status(code))
          if (now.state !== 'pending') expect(next).toBe(now)
          now = next
        }
        const end = codes.findIndex((code) => code === 200 || code === 410)
        const made = end === -1 ? Math.min(codes.length, MOST_ATTEMPTS) : Math.min(end + 1, MOST_ATTEMPTS)
        expect(now.attempts).toHaveLength(made)
        expect(now.state === 'pending').toBe(now.nextAttemptAt !== null)
        if (repeated !== made + 1) {
          expect(afterAttempt(now, { number: repeated, at: day(9), answer: status(200) })).toBe(now)
        }
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  test('the rate is what was taken of what has ended', () => {
    const window = { from: day(0), to: day(31) }
    const failed = Array.from({ length: MOST_ATTEMPTS }).reduce(
      (now: WebhookDelivery) => tried(now, status(500)),
      delivery,
    )
    const all = [tried(delivery, status(200)), tried(delivery, status(200)), failed, delivery]
    expect(deliveryRate(all, window)).toEqual({
      percent: 66.67,
      missing: null,
      delivered: 2,
      failed: 1,
      pending: 1,
      attempts: 12,
    })
    expect(deliveryRate([delivery], window)).toMatchObject({
      percent: null,
      missing: { code: 'no_deliveries' },
    })
    expect(deliveryRate(all, { from: day(31), to: day(62) }).delivered).toBe(0)
  })
})

describe('secrets', () => {
  const { secrets } = endpoint()
  const rotated = rotateSecret(secrets, 'b', day(1))

  test('overlap for a day in which both sign, the new one first', () => {
    const signing = (days: number) => signingSecrets(rotated, day(days)).map(({ id }) => id)
    expect([signing(1), signing(1.99), signing(2)]).toEqual([['b', 'a'], ['b', 'a'], ['b']])
    expect(webhookEndpoint.parse(endpoint({ secrets: rotated })).secrets).toEqual(rotated)
  })

  test('are never three: a second rotation waits, or the older one is revoked', () => {
    expect(() => rotateSecret(rotated, 'c', day(1.5))).toThrow(/being rotated until 2026-10-03T00:00:00Z/)
    expect(rotateSecret(rotated, 'c', day(2)).map(({ id }) => id)).toEqual(['b', 'c'])
    const revoked = revokeSecret(rotated, 'a', day(1.5))
    expect(rotateSecret(revoked, 'c', day(1.5)).map(({ id }) => id)).toEqual(['b', 'c'])
  })

  test('of which the newer one was lost are replaced by another, for a whole overlap beside the one that is known', () => {
    const replaced = replaceNewerSecret(rotated, 'c', day(1.5))
    expect(replaced.map(({ id, expiresAt }) => [id, expiresAt])).toEqual([
      ['a', '2026-10-03T12:00:00Z'],
      ['c', null],
    ])
    expect(() => replaceNewerSecret(secrets, 'c', day(1.5))).toThrow(/rotate it instead/)
    expect(() => replaceNewerSecret(rotated, 'c', day(2))).toThrow(/rotate it instead/)
  })

  test('leave a receiver never without one', () => {
    expect(() => revokeSecret(secrets, 'a', day(1))).toThrow(/only valid secret/)
    expect(() => rotateSecret(secrets, 'a', day(1))).toThrow(/another name/)
  })

  test('sign id, time and body; no id can pass for another', () => {
    expect(signedContent('msg_1', 1_790_000_000, '{"a":1}')).toBe('msg_1.1790000000.{"a":1}')
    expect(() => signedContent('msg.1', 1, '')).toThrow(RangeError)
    expect(() => signedContent('msg_1', 1.5, '')).toThrow(RangeError)
    expect(webhookHeaders('msg_1', 5, ['new', 'old'])).toEqual({
      'webhook-id': 'msg_1',
      'webhook-timestamp': '5',
      'webhook-signature': 'v1,new v1,old',
    })
  })
})

describe('targets', () => {
  const blocked = { ipv4: new BlockList(), ipv6: new BlockList() }
  for (const { network, prefix, family } of PRIVATE_RANGES) blocked[family].addSubnet(network, prefix, family)
  const isPrivate: IsPrivateAddress = (address, family) => blocked[family].check(address, family)
  const judge = (address: string) => judgeEndpointAddress(address, isPrivate)

  test.each([
    'https://hooks.partner.com/penguin?x=1',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]:8443/a',
    'https://bücher.de/',
  ])('%s is taken, as it will be called', (address) => {
    expect(judge(address)).toEqual({ accepted: true, url: new URL(address).href })
  })

  test.each([
    ['http://hooks.partner.com/', 'not https'],
    ['hooks.partner.com', 'not a URL'],
    ['https://user:secret@hooks.partner.com/', 'user name or password'],
    ['https://hooks.partner.com/#a', 'fragment'],
    ['https://localhost/', 'own network'],
    ['https://LOCALHOST./', 'own network'],
    ['https://localhost../', 'own network'],
    ['https://intranet/', 'own network'],
    ['https://db.corp.internal/', 'own network'],
    ['https://printer.local/', 'own network'],
    ['https://hooks.example/', 'leads nowhere'],
    [`https://hooks.partner.com/${'a'.repeat(2_000)}`, 'characters'],
  ])('%s is refused with what is wrong and what is taken', (address, why) => {
    const judged = judge(address)
    expect(judged).toMatchObject({ accepted: false, why: expect.stringContaining(why) })
    expect(judged).toMatchObject({ why: expect.stringContaining('Give a public https address') })
  })

  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '2130706433',
    '0177.0.0.1',
    '127.0.0.1.',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '[::]',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[2001:0:1::1]',
    '[2001:db8::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[fe80::1]',
    '[fec0::1]',
    '[ff02::1]',
  ])('https://%s is not the public internet', (host) => {
    expect(judge(`https://${host}/`)).toMatchObject({ accepted: false })
  })

  test.each(['172.15.255.255', '172.32.0.1', '100.63.255.255', '100.128.0.1', '[2001:4860:4860::8888]'])(
    'https://%s is',
    (host) => {
      expect(judge(`https://${host}/`)).toMatchObject({ accepted: true })
    },
  )
})
