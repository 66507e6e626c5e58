// What a person was told, as it is stored: with the digests that were claimed and of which nobody has said that they left.
import { gunzipSync, gzipSync } from 'node:zlib'
import type { DigestKind } from '../../../../shared/contract/alerts/preferences.ts'
import { type DigestLedger, NOTHING_TOLD } from '../../../../shared/digests/ledger.ts'
import { parseInstant } from '../../../../shared/periods/instants.ts'
import type { FiguresTable } from '../../figures-table.ts'
import { sortableInstant } from '../../kept-until.ts'
import { readItem, replaceItem, type Tokened } from '../../versioned-item.ts'
import { ledgerKey, UNCONFIRMED } from './keys.ts'

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

interface LedgerItem extends Tokened, Pick<StandingLedger, 'looked' | 'unconfirmed' | 'toldAt'> {
  readonly person: string
  readonly told: Uint8Array
  readonly toldBefore: Uint8Array | null
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
}

/** Strongly consistent. */
export async function readLedger(table: FiguresTable, person: string): Promise<ReadLedger> {
  const item = await readItem<LedgerItem>(table, ledgerKey(person))
  if (item === null) return { stands: NEW, from: null }
  const { looked, unconfirmed, told, toldBefore, toldAt } = item
  const beforeLast = toldBefore === null ? null : unpack(toldBefore)
  return { stands: { ledger: unpack(told), looked, unconfirmed, beforeLast, toldAt }, from: item }
}

/** @throws ChangedMeanwhileError when another write came in between */
export function replaceLedger(
  table: FiguresTable,
  person: string,
  from: Tokened | null,
  token: string,
  { ledger, looked, unconfirmed, beforeLast, toldAt }: StandingLedger,
): Promise<void> {
  const [oldest] = unconfirmed
  const item: LedgerItem = {
    ...{ token, person, looked, unconfirmed, toldAt, told: pack(ledger) },
    toldBefore: beforeLast === null ? null : pack(beforeLast),
    ...(oldest !== undefined && { listPk: UNCONFIRMED, listSk: `${sortedAt(oldest)}#${person}` }),
  }
  return replaceItem(table, ledgerKey(person), from, item)
}

function sortedAt({ claimedAt }: DigestClaim): string {
  return sortableInstant(parseInstant(claimedAt, 'claimedAt'))
}

function pack(ledger: DigestLedger): Uint8Array {
  return gzipSync(JSON.stringify(ledger), { level: 5 })
}

function unpack(body: Uint8Array): DigestLedger {
  return JSON.parse(gunzipSync(body).toString('utf8'))
}
