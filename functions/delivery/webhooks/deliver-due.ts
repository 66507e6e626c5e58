// Sends the deliveries that are due. Each is taken on lease first and recorded after its attempt: one that was taken is never sent
// again. Between an answer and its record nothing can be certain: whoever crashes there leaves a lease that ends, and the
// same delivery goes out again under the same id, by which its receiver tells a repetition.
import pMap from 'p-map'
import pRetry from 'p-retry'
import type { WebhookDelivery, WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { afterAttempt, isGone } from '../../../shared/webhooks/after-attempt.ts'
import { whilePaused } from '../../../shared/webhooks/while-paused.ts'
import { logger } from '../../runtime/logger.ts'
import { counted, type DeliveryCounts, type Outcome } from './delivery-counts.ts'
import type { DeliveryStores, LeasedDelivery } from './delivery-store.ts'
import type { SendDelivery } from './webhook-sender.ts'

/** Long enough for every attempt of a pass to be recorded before somebody else may take it. */
export const LEASE_SECONDS = 5 * 60
/** No attempt begins when less of its lease is left. */
const LEAST_LEFT_MS = 60 * 1000
/** How long the rest of an endpoint's deliveries wait when it did not answer one of them. */
export const PUT_OFF_MS = 60 * 1000
const ENDPOINTS_AT_ONCE = 16
/** So that one that hangs is found out by few, and one that is slow is not flooded. */
const AT_ONCE_TO_ONE = 4
const GONE = 'The receiver answered 410: it wants to be told nothing any more.'

interface Pass {
  readonly stores: DeliveryStores
  readonly send: SendDelivery
  readonly clock: () => number
  readonly lastStartMs: number
}

/**
 * @param clock epoch milliseconds
 * @param limit how many deliveries are taken at most
 * @param startsUntilMs no attempt begins after it: whoever is stopped at some time says so
 */
export async function deliverDue(
  stores: DeliveryStores,
  send: SendDelivery,
  clock: () => number,
  limit: number,
  startsUntilMs = Number.POSITIVE_INFINITY,
): Promise<DeliveryCounts> {
  const lastStartMs = Math.min(clock() + LEASE_SECONDS * 1000 - LEAST_LEFT_MS, startsUntilMs)
  const leased = await stores.deliveries.lease({ most: limit, seconds: LEASE_SECONDS })
  const pass = { stores, send, clock, lastStartMs }
  const queues = Map.groupBy(leased, ({ delivery }) => delivery.endpointId)
  const outcomes = await pMap(queues, ([endpointId, queue]) => deliverTo(endpointId, queue, pass), {
    concurrency: ENDPOINTS_AT_ONCE,
  })
  return counted(outcomes.flat())
}

/** An endpoint that does not answer one delivery is left alone with its others for a while, which counts as no attempt. */
async function deliverTo(
  endpointId: string,
  queue: readonly LeasedDelivery[],
  pass: Pass,
): Promise<Outcome[]> {
  const endpoint = await pass.stores.endpoints.read(endpointId).catch((error: unknown) => {
    logFailure('An endpoint could not be read: its deliveries are due again later.', error, { endpointId })
    return undefined
  })
  if (endpoint === undefined) return queue.map(() => 'left')
  const receiver: Receiver = { endpoint, state: isOn(endpoint) ? 'answers' : 'gone' }
  return pMap(fewestAttemptsFirst(queue), (leased) => deliver(leased, receiver, pass), {
    concurrency: AT_ONCE_TO_ONE,
  })
}

interface Receiver {
  readonly endpoint: WebhookEndpoint | null
  /** Changes while its deliveries are sent. */
  state: 'answers' | 'silent' | 'gone'
}

function isOn(endpoint: WebhookEndpoint | null): boolean {
  return endpoint !== null && endpoint.stopped === null
}

/** A message that its receiver fails on then stands in the way of no other. */
function fewestAttemptsFirst(queue: readonly LeasedDelivery[]): LeasedDelivery[] {
  return queue.toSorted((one, other) => one.delivery.attempts.length - other.delivery.attempts.length)
}

async function deliver(leased: LeasedDelivery, receiver: Receiver, pass: Pass): Promise<Outcome> {
  const { delivery } = leased
  const { endpoint, state } = receiver
  if (pass.clock() > pass.lastStartMs) return 'left'
  if (state === 'gone' || endpoint === null) {
    return record(leased, { ...delivery, state: 'stopped', nextAttemptAt: null }, 'stopped', pass)
  }
  if (endpoint.paused !== null) {
    const after = whilePaused(delivery, pass.clock())
    return record(leased, after, after.state === 'given_up' ? 'givenUp' : 'putOff', pass)
  }
  if (state === 'silent') {
    const nextAttemptAt = instantText(pass.clock() + PUT_OFF_MS)
    return record(leased, { ...delivery, nextAttemptAt }, 'putOff', pass)
  }
  const answer = await pass.send(delivery, endpoint).catch((error: unknown) => {
    logFailure('A delivery could not be sent: it is due again later.', error, namesOf(delivery))
    return null
  })
  if (answer === null) return 'left'
  const at = instantText(pass.clock())
  const after = afterAttempt(delivery, { number: delivery.attempts.length + 1, at, answer })
  if (answer.kind === 'none') receiver.state = 'silent'
  const outcome = await record(leased, after, outcomeOf(after), pass)
  if (isGone(answer)) {
    receiver.state = 'gone'
    await stop(endpoint.id, at, pass.stores).catch((error: unknown) => {
      logFailure('An endpoint could not be stopped: its next answer tells again.', error, namesOf(delivery))
    })
  }
  return outcome
}

async function stop(endpointId: string, at: string, { endpoints }: DeliveryStores): Promise<void> {
  await endpoints.change(endpointId, ({ stopped }) => ({ stopped: stopped ?? { at, why: GONE } }))
}

function outcomeOf({ state }: WebhookDelivery): Outcome {
  return state === 'pending' ? 'toBeTriedAgain' : state === 'given_up' ? 'givenUp' : state
}

async function record(
  leased: LeasedDelivery,
  after: WebhookDelivery,
  outcome: Outcome,
  { stores }: Pass,
): Promise<Outcome> {
  try {
    const isRecorded = await pRetry(() => stores.deliveries.finish(leased, after), {
      retries: 2,
      minTimeout: 50,
    })
    return isRecorded ? outcome : 'unrecorded'
  } catch (error) {
    logFailure(
      'What became of a delivery could not be recorded: it goes out again under its id.',
      error,
      namesOf(after),
    )
    return 'unrecorded'
  }
}

function namesOf({ id, endpointId }: WebhookDelivery): { deliveryId: string; endpointId: string } {
  return { deliveryId: id, endpointId }
}

/** An error's kind and never its message, which may quote an address or a secret. */
function logFailure(what: string, error: unknown, names: Readonly<Record<string, string>>): void {
  logger.error(what, { ...names, reason: error instanceof Error ? error.name : 'unknown' })
}
