// Deliveries of webhooks. Those that wait are listed by endpoint and when they are due; a worker takes one on lease just before
// it sends it, by a write that only one of two can make, so that no two send it at once; one whose worker was stopped is due
// again when its lease ends.
import { randomUUID } from 'node:crypto'
import pMap from 'p-map'
import type { WebhookDelivery } from '../../../shared/contract/webhooks/webhook.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import type { TimeWindow } from '../../../shared/periods/time-window.ts'
import type { FiguresTable } from '../figures-table.ts'
import { putOnce, readItem } from '../versioned-item.ts'
import { deliveryKey } from './keys.ts'
import {
  type DeliveredTo,
  dueAgain,
  finishDelivery,
  type KeptDelivery,
  leaseDelivery,
  type StoredDelivery,
  storedDelivery,
  toKept,
} from './lease.ts'
import { type DueDelivery, listDue, listEnded, listWaiting } from './list-deliveries.ts'

export type { KeptDelivery }

/** A delivery that the caller, and for the time of the lease nobody else, may send. */
export interface LeasedDelivery {
  readonly delivery: WebhookDelivery
  /** Names the lease. */
  readonly lease: string
}

export interface DeliveryStore {
  /** Each of them once, however often it is added. */
  add(deliveries: readonly WebhookDelivery[]): Promise<void>
  /** Strongly consistent; null where it is not kept. */
  read(id: string): Promise<KeptDelivery | null>
  /** Of one endpoint, the longest due first, as many as asked for. Eventually consistent: whoever takes one asks itself. */
  due(endpointId: string, most: number): Promise<DueDelivery[]>
  /**
   * Null where it is not due any more: it ended, or another worker has it.
   *
   * @param seconds longer than an attempt may take
   */
  lease(due: Pick<WebhookDelivery, 'id' | 'endpointId'>, seconds: number): Promise<LeasedDelivery | null>
  /**
   * Keeps what an attempt came to: the delivery as it is after it.
   *
   * @returns false where it is no longer the caller's: the lease had ended, and another attempt was begun. An attempt that
   *   was taken by the receiver is kept all the same, unless the other attempt ended first
   */
  finish(leased: LeasedDelivery, after: WebhookDelivery): Promise<boolean>
  /** Of one endpoint, created in a window: those that ended and those that wait. Eventually consistent. */
  created(endpointId: string, window: TimeWindow): Promise<KeptDelivery[]>
  /** The same of several, by endpoint. */
  createdOf(endpointIds: readonly string[], window: TimeWindow): Promise<Map<string, KeptDelivery[]>>
  /**
   * Puts a delivery that was given up or stopped back among those that are due, under its id and with its attempts. One that
   * waits stays as it is.
   *
   * @returns null where the endpoint has none of that id
   * @throws RefusedError for one that was delivered, or that the endpoint is not to be told of any more
   */
  again(endpoint: DeliveredTo, id: string): Promise<KeptDelivery | null>
}

export interface DeliveryRetention {
  /** How long a delivery is kept after it ended. */
  readonly endedDays: number
}

const AT_ONCE = 8

/** @param clock epoch milliseconds */
export function deliveryStore(
  table: FiguresTable,
  retention: DeliveryRetention,
  clock: () => number = Date.now,
): DeliveryStore {
  return {
    add: async (deliveries) => {
      await pMap(deliveries, (one) => putOnce(table, deliveryKey(one.id), storedDelivery(one)), {
        concurrency: AT_ONCE,
      })
    },
    read: async (id) => {
      const stored = await readItem<StoredDelivery>(table, deliveryKey(id))
      return stored === null ? null : toKept(stored)
    },
    due: (endpointId, most) => listDue(table, endpointId, most, clock()),
    lease: (due, seconds) => leaseOne(table, due, seconds, clock()),
    finish: ({ delivery, lease }, after) =>
      finishDelivery(table, { before: delivery, after, lease }, clock(), retention.endedDays),
    created: async (endpointId, window) =>
      (await createdOf(table, [endpointId], window, clock())).get(endpointId) ?? [],
    createdOf: (endpointIds, window) => createdOf(table, endpointIds, window, clock()),
    again: (endpoint, id) => dueAgain(table, endpoint, id, clock()),
  }
}

async function leaseOne(
  table: FiguresTable,
  due: Pick<WebhookDelivery, 'id' | 'endpointId'>,
  seconds: number,
  nowMs: number,
): Promise<LeasedDelivery | null> {
  const lease = randomUUID()
  const delivery = await leaseDelivery(table, due, { lease, untilMs: nowMs + seconds * 1000 }, nowMs)
  return delivery === null ? null : { delivery, lease }
}

async function createdOf(
  table: FiguresTable,
  endpointIds: readonly string[],
  window: TimeWindow,
  nowMs: number,
): Promise<Map<string, KeptDelivery[]>> {
  if (endpointIds.length === 0) return new Map()
  const [ended, waiting] = await Promise.all([
    pMap(endpointIds, (id) => listEnded(table, id, window, nowMs), { concurrency: AT_ONCE }),
    pMap(endpointIds, (id) => listWaiting(table, id, window), { concurrency: AT_ONCE }),
  ])
  const byId = new Map([...waiting.flat(), ...ended.flat()].map((one) => [one.id, one]))
  const inOrder = [...byId.values()].sort((one, other) => createdMs(one) - createdMs(other))
  return Map.groupBy(inOrder, ({ endpointId }) => endpointId)
}

function createdMs({ createdAt }: KeptDelivery): number {
  return parseInstant(createdAt, 'createdAt')
}
