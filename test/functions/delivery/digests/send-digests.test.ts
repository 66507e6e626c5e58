// Digests by mail: each person theirs, once; one that fails holds up nobody, and nothing personal is logged.
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { countedDigests, type DigestCounts } from '../../../../functions/delivery/digests/digest-counts.ts'
import type { DigestLedgers } from '../../../../functions/delivery/digests/digest-ledgers.ts'
import {
  type DigestRecipient,
  type DigestRound,
  type DigestSending,
  sendDigests,
} from '../../../../functions/delivery/digests/send-digests.ts'
import { type Mail, MailNotTakenError } from '../../../../functions/delivery/mail/mailer.ts'
import { logger } from '../../../../functions/runtime/logger.ts'
import type { Person } from '../../../../shared/alerts/routing/person.ts'
import { DEFAULT_PREFERENCES, DIGEST_KINDS } from '../../../../shared/contract/alerts/preferences.ts'
import { type DigestLedger, NOTHING_TOLD } from '../../../../shared/digests/ledger.ts'
import { isBefore } from '../../../../shared/periods/time-window.ts'
import { ACME, ACME_OWNER, alert, bookAfter, CFO, day, person } from '../../../shared/alerts/alert-world.ts'

const BOOK = bookAfter([0, alert('idle_vps', 'v'), alert('revenue_at_risk', ACME)])
const COO = person('coo', { name: 'Carla Secret', roles: ['ROLE_EXECUTIVE_COO'] })
const recipient = (who: Person, change: Partial<DigestRecipient> = {}): DigestRecipient => ({
  person: who,
  address: `${who.person}@example.net`,
  preferences: DEFAULT_PREFERENCES,
  ...change,
})
const round = (change: Partial<DigestRound> = {}): DigestRound => ({
  kind: 'monthly',
  period: '2026-10',
  window: { from: day(0), to: day(31) },
  records: BOOK.records,
  recipients: [recipient(CFO), recipient(COO), recipient(ACME_OWNER)],
  ...change,
})
const counts = (some: Partial<DigestCounts>): DigestCounts => ({ ...countedDigests([]), ...some })

/** Ledgers in memory, with the promises of the real store: what was claimed counts as told. */
function memoryLedgers() {
  const kept = new Map<string, { ledger: DigestLedger; before: DigestLedger }>()
  const looked = new Map<string, string>()
  const unconfirmed = new Set<string>()
  let made = 0
  const ledgers: DigestLedgers = {
    async claim({ person, kind, through }, make) {
      const stands = kept.get(person)?.ledger ?? NOTHING_TOLD
      if (stands.through[kind] !== undefined && !isBefore(stands.through[kind], through)) return null
      const digest = make(stands, looked.get(`${person} ${kind}`) ?? null)
      looked.set(`${person} ${kind}`, through)
      if (digest === null) return null
      made += 1
      kept.set(person, { ledger: digest.ledger, before: stands })
      unconfirmed.add(`${person} ${made}`)
      return { id: String(made), digest }
    },
    async confirm(person, id) {
      unconfirmed.delete(`${person} ${id}`)
    },
    async release(person, id) {
      const stands = kept.get(person)
      if (stands === undefined || !unconfirmed.delete(`${person} ${id}`)) return false
      kept.set(person, { ledger: stands.before, before: stands.before })
      for (const kind of DIGEST_KINDS) looked.delete(`${person} ${kind}`)
      return true
    },
  }
  return { ledgers, unconfirmed }
}

let nowMs = Date.parse(day(31))
let sent: Mail[] = []
let sending: DigestSending
let memory: ReturnType<typeof memoryLedgers>
let logged: jest.SpiedFunction<typeof logger.error>
beforeEach(() => {
  nowMs = Date.parse(day(31))
  sent = []
  memory = memoryLedgers()
  sending = {
    ledgers: memory.ledgers,
    mail: { read: async () => ({ stopped: null }) },
    mailer: { send: async (mail) => void sent.push(mail) },
    linksFor: (who, kind) => ({
      root: 'https://figures.example.net/api/v1',
      unsubscribe: `https://figures.example.net/unsubscribe?t=${who}.${kind}`,
    }),
    clock: () => nowMs,
  }
  logged = jest.spyOn(logger, 'error').mockImplementation(() => undefined)
})
afterEach(() => logged.mockRestore())

describe('a round', () => {
  test('mails each person what is theirs, with their own way to unsubscribe', async () => {
    expect(await sendDigests(round(), sending)).toEqual(counts({ sent: 3 }))
    const byPerson = new Map(sent.map((mail) => [mail.to, mail]))
    expect(byPerson.get('cfo@example.net')?.text).toContain('idle_vps of v')
    expect(byPerson.get('owner@example.net')?.text).not.toContain('idle_vps of v')
    expect(byPerson.get('owner@example.net')).toMatchObject({
      subject: 'Monthly review of October 2026: 1 new (1 Critical)',
      html: expect.stringContaining('<!doctype html>'),
      unsubscribe: 'https://figures.example.net/unsubscribe?t=owner.monthly',
    })
    expect(new Set(sent.map(({ id }) => id)).size).toBe(3)
  })

  test('that runs again, or twice at once, mails nobody again', async () => {
    const both = await Promise.all([sendDigests(round(), sending), sendDigests(round(), sending)])
    expect(both.map((one) => one.sent + one.nothingToSend)).toEqual([3, 3])
    expect(await sendDigests(round(), sending)).toEqual(counts({ nothingToSend: 3 }))
    expect(sent).toHaveLength(3)
  })

  test('of another kind at the same time tells nothing as news that the first one told', async () => {
    const recipients = [recipient(CFO)]
    await Promise.all([
      sendDigests(round({ kind: 'at_once', period: null, recipients }), sending),
      sendDigests(round({ recipients }), sending),
    ])
    expect(sent.map(({ text }) => /New \(\d\)/.exec(text)?.[0])).toEqual(['New (1)', 'New (1)'])
  })

  test('mails nobody who unsubscribed, has no address, or whose address is stopped; later they are told', async () => {
    const complaint = { id: '1', kind: 'complaint', address: 'cfo@example.net', at: day(0) } as const
    const mail = {
      read: async (address: string) => ({ stopped: address === complaint.address ? complaint : null }),
    }
    const recipients = [
      recipient(CFO, { address: 'CFO@example.net' }),
      recipient(COO, { address: null }),
      recipient(ACME_OWNER, { preferences: { ...DEFAULT_PREFERENCES, digests: [] } }),
    ]
    const counted = await sendDigests(round({ recipients }), { ...sending, mail })
    expect([counted, sent]).toEqual([counts({ unreachable: 2, nothingToSend: 1 }), []])
    expect(await sendDigests(round({ recipients: [recipient(CFO), recipient(COO)] }), sending)).toEqual(
      counts({ sent: 2 }),
    )
  })

  test('begins where the last one of its kind ended', async () => {
    await sendDigests(round({ recipients: [recipient(CFO)] }), sending)
    const records = bookAfter(
      [0, alert('idle_vps', 'v'), alert('revenue_at_risk', ACME)],
      [40, alert('idle_vps', 'v')],
      [61, alert('idle_vps', 'v')],
    ).records
    const late = round({ records, window: { from: day(70), to: day(93) }, recipients: [recipient(CFO)] })
    expect(await sendDigests(late, sending)).toEqual(counts({ sent: 1 }))
    expect(sent[1]?.text).toContain('Resolved since the last digest (1)')
  })
})

describe('a message that fails', () => {
  test('stops nobody else’s, is tried again in the next round, and leaves nothing personal in the log', async () => {
    let isDown = true
    const mailer = {
      async send(mail: Mail) {
        if (isDown && mail.to.startsWith('coo')) throw new MailNotTakenError(`550 <${mail.to}> ${mail.text}`)
        sent.push(mail)
      },
    }
    expect(await sendDigests(round(), { ...sending, mailer })).toEqual(counts({ sent: 2, failed: 1 }))
    expect(logged).toHaveBeenCalledTimes(1)
    expect(logged.mock.calls[0]?.[1]).toMatchObject({ person: 'coo' })
    expect(JSON.stringify(logged.mock.calls)).not.toMatch(/@|Carla|idle|550|unsubscribe/)
    isDown = false
    expect(await sendDigests(round(), { ...sending, mailer })).toEqual(counts({ sent: 1, nothingToSend: 2 }))
    expect(sent.map(({ to }) => to).toSorted()).toEqual([
      'cfo@example.net',
      'coo@example.net',
      'owner@example.net',
    ])
  })

  test('in its store, or before it is made, holds up nobody either', async () => {
    const { claim } = sending.ledgers
    const ledgers: DigestLedgers = {
      ...sending.ledgers,
      claim: (asked, make) =>
        asked.person === 'coo' ? Promise.reject(new Error('throttled')) : claim(asked, make),
    }
    const linksFor: DigestSending['linksFor'] = (who, kind) => {
      if (who === 'cfo') throw new Error('no key')
      return sending.linksFor(who, kind)
    }
    expect(await sendDigests(round(), { ...sending, ledgers, linksFor })).toEqual(
      counts({ sent: 1, failed: 2 }),
    )
    expect(await sendDigests(round(), sending)).toEqual(counts({ sent: 2, nothingToSend: 1 }))
    expect(memory.unconfirmed.size).toBe(0)
  })

  test('without anybody knowing whether it left is not sent again, and stays in sight', async () => {
    const one = round({ recipients: [recipient(CFO)] })
    const mailer = { send: () => Promise.reject(new Error('socket hang up')) }
    expect(await sendDigests(one, { ...sending, mailer })).toEqual(counts({ unconfirmed: 1 }))
    expect(await sendDigests(one, sending)).toEqual(counts({ nothingToSend: 1 }))
    expect([...memory.unconfirmed]).toEqual(['cfo 1'])
  })

  test('and is released goes out under the same id, by which a repetition is known', async () => {
    const one = round({ recipients: [recipient(CFO)] })
    const ledgers = { ...sending.ledgers, confirm: () => Promise.reject(new Error('gone')) }
    expect(await sendDigests(one, { ...sending, ledgers })).toEqual(counts({ unconfirmed: 1 }))
    expect(await sendDigests(one, sending)).toEqual(counts({ nothingToSend: 1 }))
    await memory.ledgers.release('cfo', '1')
    expect(await sendDigests(one, sending)).toEqual(counts({ sent: 1 }))
    expect(sent[1]).toEqual(sent[0])
  })
})
