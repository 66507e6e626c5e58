// Sends the deliveries that are due. Each endpoint has a queue of its own, and all of them are worked off side by side: one that
// is slow, silent or has much to be told holds up nobody else.
import pMap from 'p-map'
import type { WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import { attemptDelivery, endDelivery, type Pass } from './attempt-delivery.ts'
import { chooseFor, type Receiver, stateOf } from './choose-for.ts'
import { counted, type DeliveryCounts, type Outcome } from './delivery-counts.ts'
import type { DeliveryStores, DueDelivery } from './delivery-store.ts'
import { logDeliveryFailure } from './log-failure.ts'
import type { SendDelivery } from './webhook-sender.ts'

/** As many as may be registered, and those that were removed of late. */
const ENDPOINTS_AT_ONCE = 64
/** So that one that is slow is not flooded. */
const AT_ONCE_TO_ONE = 4
const MINUTE_MS = 60 * 1000

/**
 * @param clock epoch milliseconds
 * @param most how many deliveries of one endpoint are looked at
 * @param startsUntilMs no attempt begins after it: whoever is stopped at some time says so
 * @throws where of no endpoint it could be read what is due
 */
export async function deliverDue(
  stores: DeliveryStores,
  send: SendDelivery,
  clock: () => number,
  most: number,
  startsUntilMs = Number.POSITIVE_INFINITY,
): Promise<DeliveryCounts> {
  const receivers = await stores.endpoints.receivers()
  const pass: Pass = { stores, send, clock, startsUntilMs }
  const done = await pMap(receivers, ([id, endpoint]) => deliverTo(id, endpoint, most, pass), {
    concurrency: ENDPOINTS_AT_ONCE,
  })
  const [unread] = done.flatMap(({ failure }) => failure ?? [])
  if (unread !== undefined && done.every(({ failure }) => failure !== undefined)) throw unread
  const oldestDueMinutes = Math.max(0, ...done.map((one) => one.oldestDueMinutes))
  return counted(
    done.flatMap(({ outcomes }) => outcomes),
    oldestDueMinutes,
  )
}

interface Done {
  readonly outcomes: readonly Outcome[]
  readonly oldestDueMinutes: number
  /** Why it could not be read what is due. */
  readonly failure?: Error
}

async function deliverTo(
  id: string,
  endpoint: WebhookEndpoint | null,
  most: number,
  pass: Pass,
): Promise<Done> {
  const due = await pass.stores.deliveries.due(id, most).catch((error: Error) => {
    logDeliveryFailure('What is due to an endpoint could not be read: it is read again later.', error, {
      endpointId: id,
    })
    return error
  })
  if (due instanceof Error) return { outcomes: [], oldestDueMinutes: 0, failure: due }
  const receiver: Receiver = { endpoint, state: stateOf(endpoint) }
  const oldestDueMinutes = receiver.state === 'answers' ? oldestOf(due, pass.clock()) : 0
  const [first, ...rest] = fewestAttemptsFirst(due)
  if (first === undefined) return { outcomes: [], oldestDueMinutes }
  // The first one alone: whoever is silent is found out by one attempt.
  const outcomes = [
    await deliver(first, receiver, pass),
    ...(await pMap(rest, (one) => deliver(one, receiver, pass), { concurrency: AT_ONCE_TO_ONE })),
  ]
  return { outcomes: outcomes.filter((outcome) => outcome !== null), oldestDueMinutes }
}

function oldestOf(due: readonly DueDelivery[], nowMs: number): number {
  const waits = due.flatMap(({ nextAttemptAt }) =>
    nextAttemptAt === null ? [] : nowMs - parseInstant(nextAttemptAt, 'nextAttemptAt'),
  )
  return Math.floor(Math.max(0, ...waits) / MINUTE_MS)
}

/** A message that its receiver fails on then stands in the way of no other. */
function fewestAttemptsFirst(due: readonly DueDelivery[]): DueDelivery[] {
  return due.toSorted((one, other) => one.tried - other.tried)
}

/** Null where it was not due any more. Never throws: what fails for a reason of ours holds back what else its endpoint is to get. */
async function deliver(due: DueDelivery, receiver: Receiver, pass: Pass): Promise<Outcome | null> {
  const nowMs = pass.clock()
  const choice = nowMs > pass.startsUntilMs ? 'left' : chooseFor(due, receiver, nowMs)
  try {
    if (choice === 'attempt') return await attemptDelivery(due, receiver, pass)
    if (choice === 'stopped' || choice === 'given_up') return await endDelivery(due, choice, pass)
    return choice
  } catch (error) {
    receiver.state = 'unready'
    logDeliveryFailure('A delivery could not be sent: it is due again later.', error, {
      deliveryId: due.id,
      endpointId: due.endpointId,
    })
    return 'left'
  }
}
