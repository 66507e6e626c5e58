// What is current of all alerts: the last looks, how many are open, where they lie, and what was not announced yet. One
// read answers an overview; one conditional write makes a change current.
import type { AlertBook, AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import type { AlertSeverity } from '../../../shared/contract/summary/alert.ts'
import { expireItem } from '../expire-item.ts'
import type { FiguresTable } from '../figures-table.ts'
import { daysAfter } from '../kept-until.ts'
import { expireParts, type PartsAt } from '../parts.ts'
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
}

/** Before the first evaluation. */
export const NO_ALERTS: Omit<AlertHead, 'token'> = {
  looks: { monthly: null, quarterly: null },
  counts: [],
  parts: [],
  news: [],
  before: [],
}

/** How long items that are no longer current stay for who is reading them. */
const READERS_NEED_DAYS = 1

/** Strongly consistent; null before the first evaluation. */
export function readHead(table: FiguresTable): Promise<AlertHead | null> {
  return readItem<AlertHead>(table, HEAD_KEY)
}

/** @throws ChangedMeanwhileError when another move came in between: what was written for this one then expires */
export async function moveHead(
  table: FiguresTable,
  from: AlertHead | null,
  to: Omit<AlertHead, 'before'>,
  nowMs: number,
): Promise<void> {
  const leaveUntil = daysAfter(nowMs, READERS_NEED_DAYS)
  const before = notIn(from?.parts ?? [], to.parts)
  try {
    await replaceItem(table, HEAD_KEY, from, { ...to, before })
  } catch (cause) {
    if (cause instanceof ChangedMeanwhileError)
      await leaveBehind(table, await readHead(table), to, leaveUntil)
    throw cause
  }
  // Those before the last ones too, should whoever left them behind have been stopped here.
  await expireAll(table, [...before, ...(from?.before ?? [])], leaveUntil)
}

/** The move may have stood for a moment, under an answer that was lost: what stands now says what is in use. */
async function leaveBehind(
  table: FiguresTable,
  stands: AlertHead | null,
  written: Pick<AlertHead, 'parts' | 'news'>,
  leaveUntil: number,
): Promise<void> {
  await expireAll(table, notIn(written.parts, stands?.parts ?? []), leaveUntil)
  const isUsed = (id: string) => stands?.news.some((one) => one.id === id) === true
  for (const news of written.news.filter(({ id }) => !isUsed(id))) {
    await expireParts(table, news, leaveUntil).catch(() => undefined)
  }
}

async function expireAll(table: FiguresTable, keys: readonly ItemKey[], expiresAt: number): Promise<void> {
  for (const key of keys) await expireItem(table, key, expiresAt).catch(() => undefined)
}

function notIn(parts: readonly OpenPart[], others: readonly OpenPart[]): ItemKey[] {
  return parts
    .filter((part) => !others.some(({ pk, sk }) => pk === part.pk && sk === part.sk))
    .map(({ pk, sk }) => ({ pk, sk }))
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
