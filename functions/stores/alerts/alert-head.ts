// What is current of all alerts: the last looks, how many are open, where they lie, and what was not announced yet. One
// read answers an overview; one conditional write makes a change current.
import { NO_LOOKS } from '../../../shared/alerts/lifecycle/looks.ts'
import type { AlertBook, AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import type { AlertSeverity } from '../../../shared/contract/summary/alert.ts'
import { expireItem, liftExpiry } from '../expire-item.ts'
import type { FiguresTable } from '../figures-table.ts'
import { daysAfter } from '../kept-until.ts'
import { keysOfParts, type PartsAt } from '../parts.ts'
import type { ItemKey } from '../runs/keys.ts'
import { ChangedMeanwhileError, readItem, replaceItem, type Tokened } from '../versioned-item.ts'
import { HEAD_KEY } from './keys.ts'
import type { OpenPart } from './open-records.ts'

/** Open alerts of one rule and severity: a rule says whose they are. */
export interface OpenCount {
  readonly rule: string
  readonly severity: AlertSeverity
  readonly open: number
}

export interface AlertHead extends Tokened {
  readonly looks: AlertBook['looks']
  readonly counts: readonly OpenCount[]
  readonly parts: readonly OpenPart[]
  /** Changes that nobody has announced yet, the oldest first; `id` names the evaluation. */
  readonly news: readonly (PartsAt & { readonly id: string })[]
  /** Items that the last move left behind, on their way to expire. */
  readonly before: readonly ItemKey[]
  /** Items of the last moves that were born to expire, and of which it is not known that this was lifted. */
  readonly fresh: readonly BornItem[]
}

interface BornItem extends ItemKey {
  /** Epoch seconds. */
  readonly until: number
}

/** Before the first evaluation. */
export const NO_ALERTS: Omit<AlertHead, 'token'> = {
  looks: NO_LOOKS,
  counts: [],
  parts: [],
  news: [],
  before: [],
  fresh: [],
}

/** How long items that are no longer current stay for who is reading them. */
const READERS_NEED_DAYS = 1
/** How long items stay that are written for a move and never become current: longer than any move, or its lifting, can wait. */
const BORN_FOR_DAYS = 30

/** When what is written for a move expires, unless the move stands. Epoch seconds. */
export function bornUntil(nowMs: number): number {
  return daysAfter(nowMs, BORN_FOR_DAYS)
}

/** Strongly consistent; null before the first evaluation. */
export function readHead(table: FiguresTable): Promise<AlertHead | null> {
  return readItem<AlertHead>(table, HEAD_KEY)
}

/** @throws ChangedMeanwhileError when another move came in between: what was written for this one then expires */
export async function moveHead(
  table: FiguresTable,
  from: AlertHead | null,
  to: Omit<AlertHead, 'before' | 'fresh'>,
  nowMs: number,
): Promise<void> {
  const leaveUntil = daysAfter(nowMs, READERS_NEED_DAYS)
  const before = notIn(itemsOf(from ?? NO_ALERTS), itemsOf(to))
  const written = notIn(itemsOf(to), itemsOf(from ?? NO_ALERTS))
  const born = written.map((key) => ({ ...key, until: bornUntil(nowMs) }))
  const fresh = [...born, ...(await settleFresh(table, from))]
  try {
    await replaceItem(table, HEAD_KEY, from, { ...to, before, fresh })
  } catch (cause) {
    if (cause instanceof ChangedMeanwhileError) {
      // The move may have stood for a moment, under an answer that was lost: what stands now says what is in use.
      await expireAll(table, notIn(written, itemsOf((await readHead(table)) ?? NO_ALERTS)), leaveUntil)
    }
    throw cause
  }
  // Those before the last ones too, should whoever left them behind have been stopped here.
  await expireAll(table, [...before, ...(from?.before ?? [])], leaveUntil)
  await settleFresh(table, { fresh })
}

/** What is current stays, should whoever made it so have been stopped before saying so. @returns what could not be settled */
export async function settleFresh(
  table: FiguresTable,
  head: Pick<AlertHead, 'fresh'> | null,
): Promise<BornItem[]> {
  const left: BornItem[] = []
  for (const { pk, sk, until } of head?.fresh ?? []) {
    await liftExpiry(table, { pk, sk }, until).catch(() => left.push({ pk, sk, until }))
  }
  return left
}

async function expireAll(table: FiguresTable, keys: readonly ItemKey[], expiresAt: number): Promise<void> {
  for (const key of keys) await expireItem(table, key, expiresAt).catch(() => undefined)
}

function itemsOf({ parts, news }: Pick<AlertHead, 'parts' | 'news'>): ItemKey[] {
  return [...parts.map(({ pk, sk }) => ({ pk, sk })), ...news.flatMap(keysOfParts)]
}

function notIn(keys: readonly ItemKey[], others: readonly ItemKey[]): ItemKey[] {
  return keys.filter((key) => !others.some(({ pk, sk }) => pk === key.pk && sk === key.sk))
}

/** In the order of rules, then severities. */
export function countOpen(records: readonly AlertRecord[]): OpenCount[] {
  const counts = new Map<string, OpenCount>()
  for (const { rule, severity } of records) {
    const key = `${rule} ${severity}`
    counts.set(key, { rule, severity, open: (counts.get(key)?.open ?? 0) + 1 })
  }
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, count]) => count)
}
