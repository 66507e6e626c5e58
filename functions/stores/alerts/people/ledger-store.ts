// Who was told what, so that of two who would send a digest at once one does. A digest is claimed before it is sent, and the
// claim says that it was told: a mail leaves at most once. Where the sender is stopped between the claim and the mail, nobody
// sends it again by themselves; it stays in `unconfirmed`, where operations see it and either confirm or release it.
import { randomUUID } from 'node:crypto'
import type { DigestKind } from '../../../../shared/contract/alerts/preferences.ts'
import type { Digest } from '../../../../shared/digests/digest-for.ts'
import { type DigestLedger, type KeptOccurrences, prunedLedger } from '../../../../shared/digests/ledger.ts'
import { parseInstant } from '../../../../shared/periods/instants.ts'
import { isBefore } from '../../../../shared/periods/time-window.ts'
import { type FiguresTable, LISTING_INDEX } from '../../figures-table.ts'
import { sortableInstant } from '../../kept-until.ts'
import { queryAll } from '../../query-all.ts'
import { untilItStands } from '../../versioned-item.ts'
import { UNCONFIRMED } from './keys.ts'
import { type DigestClaim, readLedger, replaceLedger, type StandingLedger } from './ledger-item.ts'

export type { DigestClaim }

/** Which digest, of whom, up to when. */
export interface DigestAsked {
  readonly person: string
  readonly kind: DigestKind
  /** The end of its window, ISO 8601. */
  readonly through: string
  /** ISO 8601. */
  readonly at: string
  /** What was told of other occurrences is forgotten; left out, nothing is. */
  readonly kept?: KeptOccurrences
}

/**
 * Makes the digest of what the person was told so far; null where there is nothing to say. It is asked again where another
 * digest was claimed meanwhile.
 *
 * @param lookedThrough the end of the last window of this review that was looked at; null for the first
 */
export type MakeDigest = (ledger: DigestLedger, lookedThrough: string | null) => Digest | null

export interface UnconfirmedDigest extends DigestClaim {
  readonly person: string
}

export interface LedgerStore {
  read(person: string): Promise<DigestLedger>
  /** To be sent by the caller, and by nobody else ever; null where there is nothing to send, or another has claimed it. */
  claim(
    asked: DigestAsked,
    make: MakeDigest,
  ): Promise<{ readonly id: string; readonly digest: Digest } | null>
  /** The mail left. */
  confirm(person: string, id: string): Promise<void>
  /**
   * The mail did not leave, and whoever says so knows it: the person was told nothing of it.
   *
   * @returns false where it is confirmed, or another digest has built on it: what is open was told by that one
   */
  release(person: string, id: string): Promise<boolean>
  /** Claimed before an instant and not confirmed, the oldest first. Eventually consistent. @param before ISO 8601 */
  unconfirmed(before: string): Promise<UnconfirmedDigest[]>
}

export function ledgerStore(table: FiguresTable): LedgerStore {
  return {
    read: async (person) => (await readLedger(table, person)).stands.ledger,
    claim: (asked, make) => claimDigest(table, asked, make),
    confirm: (person, id) => confirmDigest(table, person, id),
    release: (person, id) => releaseDigest(table, person, id),
    unconfirmed: (before) => listUnconfirmed(table, before),
  }
}

function claimDigest(table: FiguresTable, asked: DigestAsked, make: MakeDigest) {
  const { person, kind, through, at, kept } = asked
  const id = randomUUID()
  let made: Digest | null = null
  return untilItStands(`what ${person} was told`, async (token) => {
    const read = await readLedger(table, person)
    // Its answer was lost, and others have written since.
    if (made !== null && read.stands.unconfirmed.some((claim) => claim.id === id)) return { id, digest: made }
    const stands = withoutForgotten(read.stands, kept)
    const last = stands.ledger.through[kind]
    if (last !== undefined && !isBefore(last, through)) return null
    made = make(stands.ledger, stands.looked[kind] ?? null)
    // What is told at once has no window to look back on.
    if (made === null && kind === 'at_once') return null
    await replaceLedger(table, person, read, token, {
      ...(made === null ? stands : claimed(stands, made, { id, kind, through, claimedAt: at })),
      looked: { ...stands.looked, [kind]: later(stands.looked[kind], through) },
    })
    return made === null ? null : { id, digest: made }
  })
}

/** What was told since the kept ones were read may be of an occurrence that came after them: then all of it stays for now. */
function withoutForgotten(stands: StandingLedger, kept: KeptOccurrences | undefined): StandingLedger {
  if (kept === undefined) return stands
  if (stands.toldAt !== null && !isBefore(stands.toldAt, kept.at)) return stands
  return { ...stands, ledger: prunedLedger(stands.ledger, kept.keys) }
}

function later(one: string | undefined, other: string): string {
  return one !== undefined && isBefore(other, one) ? one : other
}

function claimed(stands: StandingLedger, digest: Digest, claim: DigestClaim): StandingLedger {
  return {
    ...stands,
    ledger: digest.ledger,
    unconfirmed: [...stands.unconfirmed, claim],
    beforeLast: stands.ledger,
    toldAt: claim.claimedAt,
  }
}

function confirmDigest(table: FiguresTable, person: string, id: string): Promise<void> {
  return untilItStands(`what ${person} was told`, async (token) => {
    const read = await readLedger(table, person)
    const { stands } = read
    if (!stands.unconfirmed.some((claim) => claim.id === id)) return
    const isLast = stands.unconfirmed.at(-1)?.id === id
    await replaceLedger(table, person, read, token, {
      ...stands,
      unconfirmed: stands.unconfirmed.filter((claim) => claim.id !== id),
      beforeLast: isLast ? null : stands.beforeLast,
    })
  })
}

function releaseDigest(table: FiguresTable, person: string, id: string): Promise<boolean> {
  let hasTried = false
  return untilItStands(`what ${person} was told`, async (token) => {
    const read = await readLedger(table, person)
    const { stands } = read
    const { unconfirmed, beforeLast } = stands
    const isThere = unconfirmed.some((claim) => claim.id === id)
    if (hasTried && !isThere) return true
    const last = unconfirmed.at(-1)
    if (last?.id !== id || beforeLast === null) return false
    hasTried = true
    const { [last.kind]: _, ...looked } = stands.looked
    const before = beforeLast.through[last.kind]
    await replaceLedger(table, person, read, token, {
      ...stands,
      ledger: beforeLast,
      looked: before === undefined ? looked : { ...looked, [last.kind]: before },
      unconfirmed: unconfirmed.slice(0, -1),
      beforeLast: null,
    })
    return true
  })
}

async function listUnconfirmed(table: FiguresTable, before: string): Promise<UnconfirmedDigest[]> {
  const items = await queryAll<{ person: string; unconfirmed: DigestClaim[] }>(table, {
    IndexName: LISTING_INDEX,
    KeyConditionExpression: 'listPk = :unconfirmed AND listSk < :before',
    ExpressionAttributeValues: {
      ':unconfirmed': UNCONFIRMED,
      ':before': sortableInstant(parseInstant(before, 'before')),
    },
    ProjectionExpression: 'person, unconfirmed',
  })
  return items
    .flatMap(({ person, unconfirmed }) => unconfirmed.map((claim) => ({ person, ...claim })))
    .filter(({ claimedAt }) => isBefore(claimedAt, before))
    .sort((one, other) => (isBefore(one.claimedAt, other.claimedAt) ? -1 : 1))
}
