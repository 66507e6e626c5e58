// What changes alerts: an evaluation, an acknowledgement, and that news was announced. Each is made of what stands, and made
// again where something else came first.
import { acknowledge } from '../../../shared/alerts/lifecycle/acknowledge.ts'
import { type AlertChange, evaluate } from '../../../shared/alerts/lifecycle/evaluate.ts'
import type { Look } from '../../../shared/alerts/lifecycle/look.ts'
import { recordId } from '../../../shared/alerts/lifecycle/record-id.ts'
import type { AlertBook, AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'
import type { FiguresTable } from '../figures-table.ts'
import { readParts, writeParts } from '../parts.ts'
import { untilItStands } from '../versioned-item.ts'
import { bornUntil, countOpen, moveHead, NO_ALERTS, readHead } from './alert-head.ts'
import { newsPartition } from './keys.ts'
import { partOf, readOpen, writeOpen } from './open-records.ts'
import { newsOf, resolvedOf } from './read-alerts.ts'
import { fileResolved, pastOf } from './resolved-records.ts'

/** When it is now, and how long records that ended are kept. */
export interface ChangeTerms {
  readonly nowMs: number
  readonly resolvedDays: number
}

export interface AcknowledgementAsked {
  readonly id: string
  readonly person: string
  /** ISO 8601. */
  readonly at: string
  /** Whether the alert is this person's: to others it does not exist. */
  readonly maySee: (record: AlertRecord) => boolean
}

const ALERTS = 'the alerts'
/** After a mail many acknowledge at one moment: of those who come at once one comes through at a time. */
const ACKNOWLEDGING_RETRIES = 40

export function evaluateAll(
  table: FiguresTable,
  found: readonly StrategicAlert[],
  look: Look,
  { nowMs, resolvedDays }: ChangeTerms,
): Promise<void> {
  return untilItStands(ALERTS, async (token) => {
    const head = await readHead(table)
    const { looks, parts, news } = head ?? NO_ALERTS
    const open = await readOpen(table, parts)
    // Numbers of occurrences are read from what is filed.
    for (const { changes } of await newsOf(table, { news })) {
      await fileResolved(table, resolvedOf(changes), resolvedDays)
    }
    const openIds = new Set(open.map(({ id }) => id))
    const past = await pastOf(
      table,
      found.filter((alert) => !openIds.has(recordId(alert))),
    )
    const before: AlertBook = { records: [...open, ...past], looks }
    const { book, changes } = evaluate(before, found, look)
    if (book === before) return
    const records = book.records.filter(({ resolved }) => resolved === null)
    const told = changes.filter(({ kind }) => kind !== 'seen')
    const added =
      told.length === 0
        ? []
        : [{ id: token, ...(await writeParts(table, newsPartition(token), told, bornUntil(nowMs))) }]
    const to = {
      ...{ token, looks: book.looks, counts: countOpen(records) },
      ...{ parts: await writeOpen(table, token, records, bornUntil(nowMs)), news: [...news, ...added] },
    }
    await moveHead(table, head, to, nowMs)
  })
}

export function acknowledgeOne(
  table: FiguresTable,
  { id, person, at, maySee }: AcknowledgementAsked,
  { nowMs }: ChangeTerms,
): Promise<AlertRecord | null> {
  return untilItStands(
    ALERTS,
    async (token) => {
      const head = await readHead(table)
      if (head === null) return null
      const open = await readOpen(table, head.parts)
      const record = open.find((one) => one.id === id)
      if (record === undefined || !maySee(record)) return null
      const acknowledged = acknowledge(record, person, at)
      if (acknowledged === record) return record
      const holding = partOf(head.parts, record)
      const records = open.filter((one) => partOf(head.parts, one) === holding)
      const written = await writeOpen(
        table,
        token,
        records.map((one) => (one.id === id ? acknowledged : one)),
        bornUntil(nowMs),
      )
      const parts = head.parts.flatMap((part) => (part === holding ? written : [part]))
      await moveHead(table, head, { ...head, token, parts }, nowMs)
      return acknowledged
    },
    ACKNOWLEDGING_RETRIES,
  )
}

export async function markAnnounced(
  table: FiguresTable,
  id: string,
  { nowMs, resolvedDays }: ChangeTerms,
): Promise<void> {
  await untilItStands(ALERTS, async (token) => {
    const head = await readHead(table)
    const own = head?.news.find((one) => one.id === id)
    if (!head || own === undefined) return
    const changes = await readParts<AlertChange[]>(table, own)
    await fileResolved(table, resolvedOf(changes), resolvedDays)
    const news = head.news.filter((one) => one !== own)
    await moveHead(table, head, { ...head, token, news }, nowMs)
  })
}
