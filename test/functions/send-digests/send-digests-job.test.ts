// The job that mails reviews: everybody theirs, once a review, and only once the alerts of it were raised.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Context } from 'aws-lambda'
import { type Mail, MailNotTakenError } from '../../../functions/delivery/mail/mailer.ts'
import { mailFeedbackHandler } from '../../../functions/mail-feedback/handler.ts'
import { mailFeedbackServices } from '../../../functions/mail-feedback/services.ts'
import { alertStore } from '../../../functions/stores/alerts/alert-store.ts'
import { ledgerStore } from '../../../functions/stores/alerts/people/ledger-store.ts'
import { peopleDirectory } from '../../../functions/stores/alerts/people/people-directory.ts'
import { preferencesStore } from '../../../functions/stores/alerts/people/preferences-store.ts'
import { NOTHING_TOLD } from '../../../shared/digests/ledger.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { ACME, ACME_OWNER, alert, CFO, day, lookOn, person } from '../../shared/alerts/alert-world.ts'
import { PERIOD as SUMMARIZED } from '../../worlds/world.ts'
import { type AlertSystem, alertJobs } from '../raise-alerts/alert-system.ts'
import { heardActs, inShort } from '../record-audit/heard-acts.ts'
import { publishSummaryAt, summaryOf } from '../stores/summaries/sample-summaries.ts'
import { HeldEvents } from '../summarize-strategy/held-events.ts'

const PERIOD = '2026-10'
const COO = person('coo', { roles: ['ROLE_EXECUTIVE_COO'] })
let server: TestTable
let store: TestTable
let nowMs: number
let system: AlertSystem & { mails: Mail[] }
beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())
beforeEach(async () => {
  store = await server.another()
  nowMs = Date.parse(day(31)) + 6 * 60 * 60 * 1000
  const now = () => {
    nowMs += 1
    return nowMs
  }
  system = { events: new HeldEvents(), mails: [], beforeMail: () => undefined, now }
  const directory = peopleDirectory(store.table, now)
  for (const who of [CFO, ACME_OWNER, COO]) {
    const address = who === COO ? null : `${who.person}@example.net`
    await directory.note({ ...who, address, seenAt: day(20) })
  }
})
const send = (event: Parameters<ReturnType<typeof alertJobs>['send']>[0] = {}) =>
  alertJobs(store.table, system).send(event)
const alerts = () => alertStore(store.table, { resolvedDays: 99 }, system.now)
const FOUND = [alert('cost_above_list_price', ACME), alert('idle_vps', 'v')]
const raised = () => alerts().evaluate(FOUND, lookOn(31))

test('a review whose alerts were not raised to its end is refused, and so is one that goes on', async () => {
  await alerts().evaluate(FOUND, lookOn(30))
  // What the next month's summary says is not its review.
  await alerts().evaluate(FOUND, lookOn(31.1, { period: '2026-11' }))
  const before = await store.items()
  await expect(send()).rejects.toThrow(/^The alerts of 2026-10 have not been raised to its end/)
  await expect(send({ period: '2026-11' })).rejects.toThrow(/^2026-11 goes on until 2026-12-01T00:00:00Z/)
  await expect(send({ period: '2026-Q3' })).rejects.toThrow(
    /^period "2026-Q3".*a month for the monthly digest/,
  )
  expect(await store.items()).toEqual(before)
})

test('everybody with an address gets theirs once; the same round again mails nobody, whenever it is sent', async () => {
  await raised()
  const dry = await send({ dryRun: true })
  expect(dry).toMatchObject({ outcome: 'dry_run', period: PERIOD, counts: { sent: 2, unreachable: 1 } })
  expect(system.mails).toEqual([])
  expect(await send()).toMatchObject({ outcome: 'sent', people: 3, counts: { sent: 2, unreachable: 1 } })
  expect(system.mails.map(({ to }) => to).toSorted()).toEqual(['cfo@example.net', 'owner@example.net'])
  nowMs += 20 * 24 * 60 * 60 * 1000
  expect(await send()).toMatchObject({ counts: { sent: 0, nothingToSend: 2 } })
  expect(system.mails).toHaveLength(2)
})

test('who is forgotten by name or address, or has not been seen for 35 days, is mailed nothing', async () => {
  await raised()
  const acts = await heardActs(async () => {
    expect(await send({ forget: 'nobody' })).toMatchObject({ isForgotten: false, counts: null })
    const forgotten = await send({ forget: 'CFO@example.net', startedBy: 'Ops' })
    expect(forgotten).toMatchObject({ outcome: 'forgotten', isForgotten: true })
    expect(await send({ forget: 'coo' })).toMatchObject({ isForgotten: true, next: [expect.any(String)] })
  })
  // Nobody's name or address: the trail is kept longer than the directory.
  expect(acts.map(inShort)).toEqual([
    'forgetPerson not named refused null: the directory of who is mailed',
    'forgetPerson Ops done null: the directory of who is mailed',
    'forgetPerson not named done null: the directory of who is mailed',
  ])
  expect(await send()).toMatchObject({ people: 1, counts: { sent: 1 } })
  expect(system.mails.map(({ to }) => to)).toEqual(['owner@example.net'])
  await peopleDirectory(store.table, system.now).note({
    ...{ ...CFO, address: 'cfo@example.net' },
    seenAt: new Date(nowMs - 36 * 24 * 60 * 60 * 1000).toISOString(),
  })
  expect(await send()).toMatchObject({ people: 1, counts: { sent: 0 } })
})

test('who unsubscribed, and whose address came back, is mailed no more', async () => {
  await raised()
  await preferencesStore(store.table).choose('owner', 0, {
    ...{ digests: ['quarterly'], categories: ['Cost Anomaly'], lowestSeverity: 'Info', muted: [] },
  })
  const bounce = {
    notificationType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      bouncedRecipients: [{ emailAddress: 'CFO@example.net' }],
      timestamp: day(31),
      feedbackId: '1',
    },
  }
  const feedback = mailFeedbackHandler(() => mailFeedbackServices(store.table))
  const event = (message: unknown) => ({ Records: [{ Sns: { Message: JSON.stringify(message) } }] })
  for (const _ of [1, 2]) {
    expect(await feedback(event(bounce), {} as Context)).toEqual({ outcome: 'kept', reports: 1 })
  }
  await expect(feedback(event({ what: 'else' }), {} as Context)).rejects.toThrow(/Amazon SES/)
  await expect(feedback({} as never, {} as Context)).rejects.toThrow(/^Records/)
  expect(await send()).toMatchObject({ counts: { sent: 0, unreachable: 2, nothingToSend: 1 } })
  expect(system.mails).toEqual([])
})

test('what the mail service did not take is mailed by the same event sent again', async () => {
  await raised()
  system.beforeMail = ({ to }) => {
    if (to.startsWith('cfo')) throw new MailNotTakenError('busy')
  }
  await expect(send()).rejects.toThrow(/^1 mail did not leave, 1 mail did.* Send the same event again/)
  system.beforeMail = () => undefined
  expect(await send()).toMatchObject({ counts: { sent: 1, nothingToSend: 1 } })
  expect(system.mails).toHaveLength(2)
})

test('a sender who was stopped is seen by the next start, of the same round or of alerts, however soon', async () => {
  await raised()
  const stopped = { person: 'cfo', kind: 'at_once', through: day(31), at: instantText(nowMs) } as const
  await ledgerStore(store.table).claim(stopped, () => ({ document: {} as never, ledger: NOTHING_TOLD }))
  nowMs += 60_000
  expect(await send()).toMatchObject({ counts: { unconfirmed: 0 }, unconfirmed: [{ person: 'cfo' }] })
  await publishSummaryAt(store.table, nowMs, summaryOf(1_000, { alerts: [], costRuns: [] }, 1))
  const { unconfirmed, next } = await alertJobs(store.table, system).raise({ period: SUMMARIZED.id })
  expect([unconfirmed, next]).toEqual([1, [expect.stringMatching(/^Of some mails nobody knows/)]])
})

test('a mail of which nobody knows whether it left is listed, and somebody who looked says which', async () => {
  await raised()
  system.beforeMail = () => {
    throw new Error('the connection broke off')
  }
  expect(await send()).toMatchObject({ counts: { sent: 0, unconfirmed: 2 } })
  system.beforeMail = () => undefined
  expect(await send()).toMatchObject({ counts: { sent: 0, nothingToSend: 2 } })
  nowMs += 60 * 60 * 1000
  const { unconfirmed } = await send({ listUnconfirmed: true })
  expect(unconfirmed.map(({ person: who }) => who).toSorted()).toEqual(['cfo', 'owner'])
  for (const { person: who, id } of unconfirmed) {
    const settle = { person: who, id, left: who === 'owner' }
    const acts = await heardActs(async () => {
      const settled = await send({ settle, startedBy: 'Ops' })
      expect(settled).toMatchObject({ outcome: 'settled', isSettled: true, counts: null })
      await expect(send({ settle: { ...settle, left: true } })).rejects.toThrow(/^There is no unconfirmed/)
    })
    expect(acts.map(inShort)).toEqual([
      `settleDigests Ops done null: digest ${id} as ${settle.left ? 'sent' : 'not sent'}`,
      `settleDigests not named refused null: digest ${id} as sent`,
    ])
    expect(acts.map(({ tenantIds }) => tenantIds)).toEqual([[], []])
  }
  expect(await heardActs(() => send({ dryRun: true, startedBy: 'Ops' }))).toEqual([])
  expect(await send()).toMatchObject({ counts: { sent: 1, nothingToSend: 1 }, unconfirmed: [] })
  expect(system.mails.map(({ to }) => to)).toEqual(['cfo@example.net'])
})
