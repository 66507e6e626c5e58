// What a person was told, as it is stored: with the digests that were claimed and of which nobody has said that they left.
import { gunzipSync, gzipSync } from 'node:zlib'
import type { DigestKind } from '../../../../shared/contract/alerts/preferences.ts'
import { type DigestLedger, NOTHING_TOLD } from '../../../../shared/digests/ledger.ts'
import { parseInstant } from '../../../../shared/periods/instants.ts'
import type { FiguresTable } from '../../figures-table.ts'
import { daysAfter, sortableInstant } from '../../kept-until.ts'
import { expireParts, type PartsAt, readParts, writeParts } from '../../parts.ts'
import { ChangedMeanwhileError, readItem, replaceItem, type Tokened } from '../../versioned-item.ts'
import { ledgerKey, toldPartition, UNCONFIRMED } from './keys.ts'

/** A digest that somebody set out to send: the right to send it is given once. */
export interface DigestClaim {
  /** Names the mail. */
  readonly id: string
  readonly kind: DigestKind
  /** The end of its window, ISO 8601. */
  readonly through: string
  /** ISO 8601. */
  readonly claimedAt: string
}

export interface StandingLedger {
  readonly ledger: DigestLedger
  /** The end of the last window of each review that was looked at, also where there was nothing to say. */
  readonly looked: Readonly<Partial<Record<DigestKind, string>>>
  /** The oldest first. */
  readonly unconfirmed: readonly DigestClaim[]
  /** What had been told before the last of these; null once something came after it. */
  readonly beforeLast: DigestLedger | null
  /** When something was last claimed to be told, ISO 8601; null before. */
  readonly toldAt: string | null
}

/** In the item itself, or in parts of its own: the leader of a large platform is told of more than an item holds. */
type Kept = Uint8Array | PartsAt

interface LedgerItem extends Tokened, Pick<StandingLedger, 'looked' | 'unconfirmed' | 'toldAt'> {
  readonly person: string
  readonly told: Kept
  readonly toldBefore: Kept | null
  readonly listPk?: string
  readonly listSk?: string
}

const NEW: StandingLedger = {
  ledger: NOTHING_TOLD,
  looked: {},
  unconfirmed: [],
  beforeLast: null,
  toldAt: null,
}

/** What was read, and what a write must name to replace it. */
export interface ReadLedger {
  readonly stands: StandingLedger
  readonly from: Tokened | null
  /** Where those that were read lie: what does not change is not written again. */
  readonly kept: ReadonlyMap<DigestLedger, Kept>
}

/** Two of them, and all else, are well within an item. */
const MOST_INLINE_BYTES = 100_000
/** How long parts that are no longer current stay for who is reading them. */
const READERS_NEED_DAYS = 1

/** Strongly consistent. */
export async function readLedger(table: FiguresTable, person: string): Promise<ReadLedger> {
  const item = await readItem<LedgerItem>(table, ledgerKey(person))
  if (item === null) return { stands: NEW, from: null, kept: new Map() }
  const { looked, unconfirmed, told, toldBefore, toldAt } = item
  const ledger = await unpack(table, told)
  const beforeLast = toldBefore === null ? null : await unpack(table, toldBefore)
  const kept = new Map([[ledger, told]])
  if (beforeLast !== null && toldBefore !== null) kept.set(beforeLast, toldBefore)
  return { stands: { ledger, looked, unconfirmed, beforeLast, toldAt }, from: item, kept }
}

/** @throws ChangedMeanwhileError when another write came in between */
export async function replaceLedger(
  table: FiguresTable,
  person: string,
  { from, kept }: Pick<ReadLedger, 'from' | 'kept'>,
  token: string,
  { ledger, looked, unconfirmed, beforeLast, toldAt }: StandingLedger,
): Promise<void> {
  const [oldest] = unconfirmed
  const keep = async (one: DigestLedger, name: string): Promise<Kept> =>
    kept.get(one) ?? pack(table, toldPartition(`${token}/${name}`), one)
  const told = await keep(ledger, 'told')
  const toldBefore = beforeLast === null ? null : await keep(beforeLast, 'before')
  const item: LedgerItem = {
    ...{ token, person, looked, unconfirmed, toldAt, told, toldBefore },
    ...(oldest !== undefined && { listPk: UNCONFIRMED, listSk: `${sortedAt(oldest)}#${person}` }),
  }
  try {
    await replaceItem(table, ledgerKey(person), from, item)
  } catch (cause) {
    if (cause instanceof ChangedMeanwhileError) {
      // It may have stood for a moment, under an answer that was lost, and what stands now have been made of it.
      const now = await readItem<LedgerItem>(table, ledgerKey(person))
      await leaveBehind(table, [told, toldBefore], [now?.told ?? null, now?.toldBefore ?? null])
    }
    throw cause
  }
  await leaveBehind(table, [...kept.values()], [told, toldBefore])
}

async function leaveBehind(
  table: FiguresTable,
  some: readonly (Kept | null)[],
  used: readonly (Kept | null)[],
): Promise<void> {
  const inUse = new Set(used.flatMap((one) => (isInParts(one) ? one.pk : [])))
  const expiresAt = daysAfter(Date.now(), READERS_NEED_DAYS)
  for (const one of some) {
    if (isInParts(one) && !inUse.has(one.pk)) await expireParts(table, one, expiresAt).catch(() => undefined)
  }
}

function isInParts(kept: Kept | null): kept is PartsAt {
  return kept !== null && 'pk' in kept
}

function sortedAt({ claimedAt }: DigestClaim): string {
  return sortableInstant(parseInstant(claimedAt, 'claimedAt'))
}

async function pack(table: FiguresTable, partition: string, ledger: DigestLedger): Promise<Kept> {
  const body = gzipSync(JSON.stringify(ledger), { level: 5 })
  return body.length <= MOST_INLINE_BYTES ? body : writeParts(table, partition, ledger)
}

async function unpack(table: FiguresTable, kept: Kept): Promise<DigestLedger> {
  if (isInParts(kept)) return readParts(table, kept)
  return JSON.parse(gunzipSync(kept).toString('utf8'))
}
