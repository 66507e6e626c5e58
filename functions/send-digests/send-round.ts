// The job: everybody whom the directory knows gets the digest of a review that is theirs, once; or somebody says what became
// of one of which nobody knows whether it left.

import { occurrenceKey } from '../../shared/alerts/lifecycle/record-id.ts'
import { RefusedError } from '../../shared/errors.ts'
import { instantText } from '../../shared/periods/instants.ts'
import type { DigestCounts } from '../delivery/digests/digest-counts.ts'
import type { DigestServices } from '../delivery/digests/digest-services.ts'
import { recipientsOf } from '../delivery/digests/recipients.ts'
import { messageKeyOf, sendDigests } from '../delivery/digests/send-digests.ts'
import { ConfigurationError } from '../runtime/errors.ts'
import { announceStage } from '../runtime/stages.ts'
import type { UnconfirmedDigest } from '../stores/alerts/people/ledger-store.ts'
import type { SendDigestsEvent } from './event.ts'
import { forgetPerson } from './forget-person.ts'
import { reviewRound } from './review-round.ts'
import type { Services } from './services.ts'
import { triedSending } from './tried-sending.ts'

const NOTHING_SENT = {
  period: null,
  through: null,
  people: 0,
  counts: null,
  isSettled: null,
  isForgotten: null,
} as const

/** A digest that was claimed a while ago, and of which nobody has said that it left. */
export interface Unconfirmed extends UnconfirmedDigest {
  /** As the mail service knows the message: the header `X-Message-Key`, and the tag `message-key`. */
  readonly messageKey: string
}

export interface SentRound {
  /** Null where none was sent. */
  readonly period: string | null
  /** Up to when the round tells; null where none was sent. */
  readonly through: string | null
  readonly people: number
  readonly counts: DigestCounts | null
  /** Null unless a digest was settled: false where it had been before, or another has built on it. */
  readonly isSettled: boolean | null
  /** Null unless somebody was to be forgotten: false where nobody in the directory has that name or address. */
  readonly isForgotten: boolean | null
  /** The oldest first. */
  readonly unconfirmed: readonly Unconfirmed[]
}

const DAY_MS = 24 * 60 * 60 * 1000
/** What was claimed a moment ago is just being mailed. */
const JUST_NOW_MS = 15 * 60 * 1000

/** @throws RefusedError, each a sentence; the same event sent again mails nobody twice */
export async function sendRound(event: SendDigestsEvent, services: Services): Promise<SentRound> {
  // Also where nothing is mailed: one day something may be.
  if (event.forget !== undefined) {
    const isForgotten = await forgetPerson(event.forget, services)
    return { ...NOTHING_SENT, isForgotten, unconfirmed: [] }
  }
  const { digests } = services
  if (digests === null) {
    throw new ConfigurationError(
      'Mail is not configured: digests need MAIL_FROM and SES_CONFIGURATION_SET. Nothing was mailed.',
    )
  }
  const startedMs = services.clock()
  if (event.settle !== undefined) return settle(event.settle, digests, startedMs)
  if (event.listUnconfirmed) {
    return { ...NOTHING_SENT, unconfirmed: await listUnconfirmed(digests, startedMs - JUST_NOW_MS) }
  }
  const { kind, period, from } = await reviewRound(event, services)
  const { rounds, alerts, configuration, clock } = services
  const now = instantText(clock())
  const through = event.dryRun ? ((await rounds.read(period)) ?? now) : await rounds.begin(period, now)
  announceStage(`Sending the digests of ${period}`)
  const since = instantText(clock() - configuration.ALERT_RETENTION_DAYS * DAY_MS)
  const records = await alerts.openAndResolvedSince(since)
  const kept = { at: now, keys: new Set(records.map(occurrenceKey)) }
  const recipients = await recipientsOf(await digests.directory.list(), digests.preferences)
  const sending = event.dryRun ? triedSending(digests) : digests.sending
  const window = { from, to: through }
  const counts = await sendDigests({ kind, period, window, records, recipients, kept }, sending)
  // The function runs alone: what was claimed before this start is being mailed by nobody.
  const unconfirmed = await listUnconfirmed(digests, startedMs)
  return {
    period,
    through,
    people: recipients.length,
    counts,
    isSettled: null,
    isForgotten: null,
    unconfirmed,
  }
}

async function settle(
  { person, id, left }: NonNullable<SendDigestsEvent['settle']>,
  digests: DigestServices,
  nowMs: number,
): Promise<SentRound> {
  const { ledgers } = digests
  const waiting = await ledgers.unconfirmed(instantText(nowMs))
  if (!waiting.some((claim) => claim.person === person && claim.id === id)) {
    throw new RefusedError(
      'There is no unconfirmed digest of this person and id: the answer of send-digests lists those there are. Nothing was changed.',
    )
  }
  const isSettled = left
    ? await ledgers.confirm(person, id).then(() => true)
    : await ledgers.release(person, id)
  const unconfirmed = await listUnconfirmed(digests, nowMs - JUST_NOW_MS)
  return { ...NOTHING_SENT, isSettled, unconfirmed }
}

async function listUnconfirmed({ ledgers }: DigestServices, beforeMs: number): Promise<Unconfirmed[]> {
  const claims = await ledgers.unconfirmed(instantText(beforeMs))
  return claims.map((claim) => ({ ...claim, messageKey: messageKeyOf(claim) }))
}
