// The audit trail's entries by who, what or whose, newest first, page after page.
import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { AuditEntry } from '../../../shared/contract/audit/audit-entry.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import type { TimeWindow } from '../../../shared/periods/time-window.ts'
import { type FiguresTable, LISTING_INDEX } from '../figures-table.ts'
import { isKept, type MayExpire, monthsBack, sortableInstant } from '../kept-until.ts'
import { queryPages } from '../query-all.ts'
import { entryPlace, manyTenantsPartition, operationPartition, personList, tenantPartition } from './keys.ts'

/** A tenant's are those that name it, and those of the whole platform. */
export type AuditAsked =
  | { readonly person: string }
  | { readonly operation: string }
  | { readonly tenantId: string }

/** Where an entry stands in the order of time. */
export type EntryPlace = Pick<AuditEntry, 'at' | 'requestId'>

type Query = Omit<QueryCommandInput, 'TableName'>

export async function* searchAudit(
  table: FiguresTable,
  asked: AuditAsked,
  { from, to }: TimeWindow,
  nowMs: number,
  before: EntryPlace | null,
): AsyncGenerator<AuditEntry> {
  const fromMs = parseInstant(from, 'from')
  const toMs = parseInstant(to, 'to')
  const last = before === null ? sortableInstant(toMs) : entryPlace(before)
  const between = { ':from': sortableInstant(fromMs), ':to': last }
  const lastMs = before === null ? toMs : parseInstant(before.at, 'before')
  if ('person' in asked) {
    yield* entriesOf(table, ofPerson(asked.person, between), nowMs, last)
    return
  }
  // Nothing is written ahead of its time.
  for (const month of monthsBack(fromMs, Math.min(lastMs, nowMs))) {
    const inMonth = (pk: string) => entriesOf(table, ofPartition(pk, between), nowMs, last)
    if ('operation' in asked) yield* inMonth(operationPartition(asked.operation, month))
    else
      yield* merged(
        inMonth(tenantPartition(asked.tenantId, month)),
        including(asked.tenantId, inMonth(manyTenantsPartition(month))),
      )
  }
}

function ofPerson(person: string, between: object): Query {
  return {
    IndexName: LISTING_INDEX,
    KeyConditionExpression: 'listPk = :pk AND listSk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': personList(person), ...between },
    ScanIndexForward: false,
  }
}

function ofPartition(pk: string, between: object): Query {
  return {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': pk, ...between },
    ConsistentRead: true,
    ScanIndexForward: false,
  }
}

/** @param last where the query ends, which is no part of it */
async function* entriesOf(
  table: FiguresTable,
  query: Query,
  nowMs: number,
  last: string,
): AsyncGenerator<AuditEntry> {
  for await (const page of queryPages<MayExpire & { entry: AuditEntry }>(table, query)) {
    for (const item of page) {
      if (isKept(item, nowMs) && entryPlace(item.entry) !== last) yield item.entry
    }
  }
}

async function* including(tenantId: string, entries: AsyncIterable<AuditEntry>): AsyncGenerator<AuditEntry> {
  for await (const entry of entries) {
    if (entry.tenantIds === null || entry.tenantIds.includes(tenantId)) yield entry
  }
}

/** Both in one order, newest first. */
async function* merged(
  one: AsyncGenerator<AuditEntry>,
  other: AsyncGenerator<AuditEntry>,
): AsyncGenerator<AuditEntry> {
  const sides = [one, other]
  const next = await Promise.all(sides.map((side) => side.next()))
  for (;;) {
    const newest = next
      .flatMap((result, side) => (result.done === true ? [] : { place: entryPlace(result.value), side }))
      .sort((a, b) => (a.place < b.place ? 1 : -1))[0]
    if (newest === undefined) return
    yield next[newest.side]?.value as AuditEntry
    next[newest.side] = await (sides[newest.side] as AsyncGenerator<AuditEntry>).next()
  }
}
