// Sends each person the digest that is theirs. It is claimed before it is mailed, and the claim says that it was told, so a
// mail leaves at most once; confirmed once it left, and released where it did not for certain. Whoever crashes in between
// leaves a claim that is not confirmed: operations see it, and decide.
import pMap from 'p-map'
import pRetry from 'p-retry'
import { v5 as namedId } from 'uuid'
import type { Person } from '../../../shared/alerts/routing/person.ts'
import type { AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import type { AlertPreferences, DigestKind } from '../../../shared/contract/alerts/preferences.ts'
import type { DigestDocument, DigestLinks } from '../../../shared/digests/digest-document.ts'
import { digestFor } from '../../../shared/digests/digest-for.ts'
import { htmlOf } from '../../../shared/digests/html-of.ts'
import type { KeptOccurrences } from '../../../shared/digests/ledger.ts'
import { textOf } from '../../../shared/digests/text-of.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import type { TimeWindow } from '../../../shared/periods/time-window.ts'
import { logger } from '../../runtime/logger.ts'
import { mailAddress } from '../mail/mail-address.ts'
import type { MailStandings } from '../mail/mail-reports.ts'
import { type Mail, type Mailer, MailNotTakenError } from '../mail/mailer.ts'
import { countedDigests, type DigestCounts, type DigestOutcome } from './digest-counts.ts'
import type { DigestLedgers } from './digest-ledgers.ts'

export interface DigestRecipient {
  readonly person: Person
  /** Null where the directory knows none. */
  readonly address: string | null
  readonly preferences: AlertPreferences
}

export interface DigestRound {
  readonly kind: DigestKind
  /** Which month or quarter is reviewed; null at once. */
  readonly period: string | null
  /**
   * The cycle that is told of. Its end names the digest: the same round sent again sends the same. For somebody whose digests
   * of this kind were looked at before, it begins where that ended.
   */
  readonly window: TimeWindow
  /** Of everybody's alerts: whose is whose is decided here. */
  readonly records: readonly AlertRecord[]
  readonly recipients: readonly DigestRecipient[]
  /** Where the records are all that are kept: what was told of others is forgotten. */
  readonly kept?: KeptOccurrences
}

export interface DigestSending {
  readonly ledgers: DigestLedgers
  readonly mail: Pick<MailStandings, 'read'>
  readonly mailer: Mailer
  readonly linksFor: (person: string, kind: DigestKind) => DigestLinks | Promise<DigestLinks>
  /** Epoch milliseconds. */
  readonly clock: () => number
  /** How many are mailed at once: SES limits how many messages it takes in a second. */
  readonly atOnce?: number
}

const AT_ONCE = 5
/** Of the ids of digests: nobody else's ids are made of it. */
const DIGESTS = '5d0c1b52-7b0e-4a57-9d6f-4a2f5f1d1f0e'

/** One whose digest fails holds up nobody else. */
export async function sendDigests(round: DigestRound, sending: DigestSending): Promise<DigestCounts> {
  const outcomes = await pMap(
    round.recipients,
    (recipient) =>
      sendTo(recipient, round, sending).catch((error: unknown): DigestOutcome => {
        logFailure('A digest was not sent: the same round sent again tries it.', error, recipient)
        return 'failed'
      }),
    { concurrency: sending.atOnce ?? AT_ONCE },
  )
  return countedDigests(outcomes)
}

async function sendTo(
  recipient: DigestRecipient,
  round: DigestRound,
  sending: DigestSending,
): Promise<DigestOutcome> {
  const { person } = recipient.person
  // First of all: what was claimed counts as told.
  const to = await reachableAddress(recipient, sending)
  if (to === null) return 'unreachable'
  const { kind, period, window, kept } = round
  const at = instantText(sending.clock())
  const asked = { person, kind, through: window.to, at, ...(kept !== undefined && { kept }) }
  const claimed = await sending.ledgers.claim(asked, (ledger, lookedThrough) =>
    digestFor({
      person: recipient.person,
      preferences: recipient.preferences,
      records: round.records,
      kind,
      period,
      ledger,
      window: { from: lookedThrough ?? window.from, to: window.to },
    }),
  )
  if (claimed === null) return 'nothingToSend'
  const outcome = await mailClaimed(recipient, claimed, to, sending)
  return outcome ?? confirm(recipient, claimed.id, sending)
}

async function reachableAddress(
  { address }: DigestRecipient,
  { mail }: DigestSending,
): Promise<string | null> {
  const known = mailAddress(address ?? '')
  if (known === null) return null
  return (await mail.read(known)).stopped === null ? known : null
}

/** Null where it left. */
async function mailClaimed(
  recipient: DigestRecipient,
  { id, digest }: { readonly id: string; readonly digest: { readonly document: DigestDocument } },
  to: string,
  { ledgers, mailer, linksFor }: DigestSending,
): Promise<DigestOutcome | null> {
  const { person } = recipient.person
  let mail: Mail | undefined
  try {
    mail = mailOf(digest.document, to, await linksFor(person, digest.document.kind))
    await mailer.send(mail)
    return null
  } catch (error) {
    // A message that could not even be made did not leave either.
    if (mail !== undefined && !(error instanceof MailNotTakenError)) {
      logFailure('Whether a digest left is not known: look at it among the unconfirmed.', error, recipient)
      return 'unconfirmed'
    }
    const isReleased = await ledgers.release(person, id).catch((cause: unknown) => {
      logFailure('A digest did not leave: release it among the unconfirmed.', cause, recipient)
      return false
    })
    if (!isReleased) return 'unconfirmed'
    throw error
  }
}

function mailOf(document: DigestDocument, to: string, links: DigestLinks): Mail {
  const { subject } = document
  return {
    id: messageKeyOf(document),
    to,
    subject,
    text: textOf(document, links),
    html: htmlOf(document, links),
    unsubscribe: links.unsubscribe,
  }
}

/** What a digest's message is called wherever it went: as its header `X-Message-Key`, and as a tag of the mail service. */
export function messageKeyOf({
  person,
  kind,
  through,
}: Pick<DigestDocument, 'person' | 'kind' | 'through'>): string {
  return namedId(JSON.stringify([person, kind, through]), DIGESTS)
}

/** The message is out: only its record can fail now. */
async function confirm(
  recipient: DigestRecipient,
  claimId: string,
  { ledgers }: DigestSending,
): Promise<DigestOutcome> {
  try {
    const { person } = recipient.person
    await pRetry(() => ledgers.confirm(person, claimId), { retries: 2, minTimeout: 50 })
    return 'sent'
  } catch (error) {
    logFailure('A digest left, and is not confirmed: confirm it among the unconfirmed.', error, recipient)
    return 'unconfirmed'
  }
}

/** Who, and an error's kind: its message may quote an address or what was sent. */
function logFailure(what: string, error: unknown, { person }: DigestRecipient): void {
  logger.error(what, { person: person.person, reason: error instanceof Error ? error.name : 'unknown' })
}
