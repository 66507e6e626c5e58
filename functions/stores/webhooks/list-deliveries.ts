// Lists of deliveries, from the listing index: what is due, what waits, and what ended. Eventually consistent: whoever takes
// one asks the delivery itself.
import { parseInstant } from '../../../shared/periods/instants.ts'
import { isWithin, type TimeWindow } from '../../../shared/periods/time-window.ts'
import { type FiguresTable, LISTING_INDEX } from '../figures-table.ts'
import { isKept, sortableInstant } from '../kept-until.ts'
import { queryAll, queryPages } from '../query-all.ts'
import { dueOf, endedOf } from './keys.ts'
import { type KeptDelivery, type StoredDelivery, toKept } from './lease.ts'

/** One that is due, as far as it takes to choose what becomes of it. */
export interface DueDelivery
  extends Pick<
    KeptDelivery,
    'id' | 'endpointId' | 'type' | 'tenantId' | 'createdAt' | 'againAt' | 'nextAttemptAt'
  > {
  /** How many attempts were made. */
  readonly tried: number
}

const PAGE = 100

/** Of one endpoint, the longest due first. */
export async function listDue(
  table: FiguresTable,
  endpointId: string,
  most: number,
  nowMs: number,
): Promise<DueDelivery[]> {
  const fields = ['id', 'endpointId', '#type', 'tenantId', 'createdAt', 'againAt', 'nextAttemptAt']
  const query = {
    IndexName: LISTING_INDEX,
    KeyConditionExpression: 'listPk = :due AND listSk < :now',
    ExpressionAttributeValues: { ':due': dueOf(endpointId), ':now': sortableInstant(nowMs + 1) },
    ProjectionExpression: `tried, ${fields.map((field) => `delivery.${field}`).join(', ')}`,
    ExpressionAttributeNames: { '#type': 'type' },
    Limit: Math.min(PAGE, most),
  }
  const found: DueDelivery[] = []
  for await (const page of queryPages<{ delivery: Omit<DueDelivery, 'tried'>; tried: number }>(
    table,
    query,
  )) {
    found.push(...page.map(({ delivery, tried }) => ({ ...delivery, tried })))
    if (found.length >= most) break
  }
  return found.slice(0, most)
}

/** Of one endpoint, whenever they are due. */
export async function listWaiting(
  table: FiguresTable,
  endpointId: string,
  window: TimeWindow,
): Promise<KeptDelivery[]> {
  const items = await queryAll<StoredDelivery>(table, {
    IndexName: LISTING_INDEX,
    KeyConditionExpression: 'listPk = :due',
    ExpressionAttributeValues: { ':due': dueOf(endpointId) },
  })
  return items.map(toKept).filter(({ createdAt }) => isWithin(window, createdAt))
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
