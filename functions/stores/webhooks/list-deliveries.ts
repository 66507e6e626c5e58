// Lists of deliveries, from the listing index: what is due, what waits, and what ended. Eventually consistent: whoever takes
// one asks the delivery itself.
import { parseInstant } from '../../../shared/periods/instants.ts'
import { isWithin, type TimeWindow } from '../../../shared/periods/time-window.ts'
import { type FiguresTable, LISTING_INDEX } from '../figures-table.ts'
import { isKept, sortableInstant } from '../kept-until.ts'
import { queryAll, queryPages } from '../query-all.ts'
import { DUE, endedOf } from './keys.ts'
import { type KeptDelivery, type StoredDelivery, toKept } from './lease.ts'

const PAGE = 100

/** Ids of what is due, the longest due first; pages are read as they are asked for. */
export async function* listDue(table: FiguresTable, nowMs: number): AsyncGenerator<string> {
  const query = {
    IndexName: LISTING_INDEX,
    KeyConditionExpression: 'listPk = :due AND listSk < :now',
    ExpressionAttributeValues: { ':due': DUE, ':now': sortableInstant(nowMs + 1) },
    ProjectionExpression: 'delivery.id',
    Limit: PAGE,
  }
  for await (const page of queryPages<{ delivery: Pick<KeptDelivery, 'id'> }>(table, query)) {
    yield* page.map(({ delivery }) => delivery.id)
  }
}

/** Of these endpoints, whenever they are due. */
export async function listWaiting(
  table: FiguresTable,
  endpointIds: ReadonlySet<string>,
  window: TimeWindow,
): Promise<KeptDelivery[]> {
  const items = await queryAll<StoredDelivery>(table, {
    IndexName: LISTING_INDEX,
    KeyConditionExpression: 'listPk = :due',
    ExpressionAttributeValues: { ':due': DUE },
  })
  return items
    .map(toKept)
    .filter(({ endpointId, createdAt }) => endpointIds.has(endpointId) && isWithin(window, createdAt))
}

/** Of one endpoint, created in the window, the first first. */
export async function listEnded(
  table: FiguresTable,
  endpointId: string,
  { from, to }: TimeWindow,
  nowMs: number,
): Promise<KeptDelivery[]> {
  const items = await queryAll<StoredDelivery>(table, {
    IndexName: LISTING_INDEX,
    KeyConditionExpression: 'listPk = :ended AND listSk BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':ended': endedOf(endpointId),
      ':from': sortableInstant(parseInstant(from, 'from')),
      ':to': sortableInstant(parseInstant(to, 'to')),
    },
  })
  return items.filter((item) => isKept(item, nowMs)).map(toKept)
}
