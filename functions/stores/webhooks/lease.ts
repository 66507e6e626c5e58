// One delivery as it is stored, taken on lease and finished. Its place in the list of what is due says when it may be taken:
// at its next attempt, or when the lease of whoever tries it ends.
import { isDeepStrictEqual } from 'node:util'
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { WebhookDelivery, WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'
import { RefusedError } from '../../../shared/errors.ts'
import { instantText, parseInstant } from '../../../shared/periods/instants.ts'
import { mayBeTold } from '../../../shared/webhooks/deliveries-of.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../figures-table.ts'
import { daysAfter, isKept, type MayExpire, sortableInstant } from '../kept-until.ts'
import { readItem } from '../versioned-item.ts'
import { deliveryKey, dueOf, endedOf } from './keys.ts'

/** Of one that was delivered the body is not kept: its receiver has it. */
export type KeptDelivery = Omit<WebhookDelivery, 'payload'> & { readonly payload: string | null }

export interface StoredDelivery extends MayExpire {
  readonly delivery: KeptDelivery
  /** How many attempts were made: of two who would keep the same one, one does. */
  readonly tried: number
  readonly listPk: string
  readonly listSk: string
  /** The last lease. */
  readonly lease?: string
}

export interface Lease {
  readonly lease: string
  readonly untilMs: number
}

export function toKept({ delivery }: StoredDelivery): KeptDelivery {
  return delivery
}

export function storedDelivery(delivery: WebhookDelivery): StoredDelivery {
  const { id, endpointId, createdAt, nextAttemptAt, attempts } = delivery
  const isDelivered = delivery.state === 'delivered'
  const place =
    nextAttemptAt === null
      ? { listPk: endedOf(endpointId), listSk: placeAt(parseInstant(createdAt, 'createdAt'), id) }
      : { listPk: dueOf(endpointId), listSk: placeAt(parseInstant(nextAttemptAt, 'nextAttemptAt'), id) }
  return {
    delivery: { ...delivery, payload: isDelivered ? null : delivery.payload },
    tried: attempts.length,
    ...place,
  }
}

export function placeAt(instantMs: number, id: string): string {
  return `${sortableInstant(instantMs)}#${id}`
}

/** Null where it is not due any more: it ended, or somebody else has it. */
export async function leaseDelivery(
  table: FiguresTable,
  { id, endpointId }: Pick<WebhookDelivery, 'id' | 'endpointId'>,
  { lease, untilMs }: Lease,
  nowMs: number,
): Promise<WebhookDelivery | null> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: deliveryKey(id),
        UpdateExpression: 'SET lease = :lease, listSk = :until',
        ConditionExpression: 'listPk = :due AND listSk < :now',
        ExpressionAttributeValues: {
          ...{ ':lease': lease, ':due': dueOf(endpointId), ':now': sortableInstant(nowMs + 1) },
          ':until': placeAt(untilMs, id),
        },
      }),
    )
  } catch (cause) {
    if (!(cause instanceof ConditionalCheckFailedException)) throw cause
  }
  const stored = await readItem<StoredDelivery>(table, deliveryKey(id))
  if (stored === null || stored.lease !== lease) return null
  const { delivery } = stored
  return delivery.payload === null ? null : { ...delivery, payload: delivery.payload }
}

export interface FinishedAttempt {
  readonly before: WebhookDelivery
  readonly after: WebhookDelivery
  readonly lease: string
}

export async function finishDelivery(
  table: FiguresTable,
  { before, after, lease }: FinishedAttempt,
  nowMs: number,
  endedDays: number,
): Promise<boolean> {
  const key = deliveryKey(after.id)
  const stored = storedDelivery(after)
  const expiry = after.state === 'pending' ? {} : { [EXPIRY_ATTRIBUTE]: daysAfter(nowMs, endedDays) }
  const isTaken = after.state === 'delivered'
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...key, ...stored, ...expiry },
        ConditionExpression: `listPk = :due AND tried = :tried${isTaken ? '' : ' AND lease = :lease'}`,
        ExpressionAttributeValues: {
          ...{ ':due': dueOf(after.endpointId), ':tried': before.attempts.length },
          ...(!isTaken && { ':lease': lease }),
        },
      }),
    )
    return true
  } catch (cause) {
    // It may stand all the same, under an answer that was lost.
    const stands = await readItem<StoredDelivery>(table, key)
    if (stands !== null && isDeepStrictEqual(stands.delivery, stored.delivery)) return true
    if (cause instanceof ConditionalCheckFailedException) return false
    throw cause
  }
}

/** As it stands: what a delivery is held against before it goes out again. */
export type DeliveredTo = Pick<WebhookEndpoint, 'id' | 'types' | 'tenantIds'>

/** Its next attempt is the one after those that were made: after the last of the plan, one more. */
export async function dueAgain(
  table: FiguresTable,
  endpoint: DeliveredTo,
  id: string,
  nowMs: number,
): Promise<KeptDelivery | null> {
  const key = deliveryKey(id)
  const stands = await readItem<StoredDelivery>(table, key)
  if (stands === null || !isKept(stands, nowMs) || stands.delivery.endpointId !== endpoint.id) return null
  const { payload, ...delivery } = stands.delivery
  if (!mayBeTold(endpoint, delivery)) {
    throw new RefusedError(
      'The webhook was changed since, and is not to be told of it any more: it is not sent again. Let it be told of that type and tenant first, if it should.',
    )
  }
  if (delivery.state === 'pending') return stands.delivery
  if (payload === null) throw new RefusedError('Its receiver has taken it: it is never sent again.')
  const at = instantText(nowMs)
  const again = { ...delivery, payload, state: 'pending' as const, nextAttemptAt: at, againAt: at }
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...key, ...storedDelivery(again) },
        ConditionExpression: 'listPk = :ended AND tried = :tried',
        ExpressionAttributeValues: { ':ended': endedOf(endpoint.id), ':tried': stands.tried },
      }),
    )
    return again
  } catch (cause) {
    if (!(cause instanceof ConditionalCheckFailedException)) throw cause
    // Somebody else was faster with the same.
    return dueAgain(table, endpoint, id, nowMs)
  }
}
