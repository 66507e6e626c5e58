// Sends the deliveries that are due. Each is claimed first and recorded after its attempt: one that was taken is never sent
// again. Between an answer and its record nothing can be certain: whoever crashes there leaves a claim that lapses, and the
// same delivery goes out again under the same id, by which its receiver tells a repetition.
import pMap from 'p-map'
import pRetry from 'p-retry'
import type { WebhookDelivery, WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { afterAttempt, isGone } from '../../../shared/webhooks/after-attempt.ts'
import { logger } from '../../runtime/logger.ts'
import { counted, type DeliveryCounts, type Outcome } from './delivery-counts.ts'
import type { ClaimedDelivery, DeliveryStore } from './delivery-store.ts'
import type { SendDelivery } from './webhook-sender.ts'

/** Long enough for every attempt of a pass to be recorded before somebody else may claim it. */
export const CLAIM_MS = 5 * 60 * 1000
/** No attempt begins when less of its claim is left. */
const LEAST_LEFT_MS = 60 * 1000
/** How long the rest of an endpoint's deliveries wait when it did not answer one of them. */
export const PUT_OFF_MS = 60 * 1000
const ENDPOINTS_AT_ONCE = 16
/** So that one that hangs is found out by few, and one that is slow is not flooded. */
const AT_ONCE_TO_ONE = 4
const GONE = 'The receiver answered 410: it wants to be told nothing any more.'

interface Pass {
  readonly store: DeliveryStore
  readonly send: SendDelivery
  readonly clock: () => number
  readonly lastStartMs: number
}

/** @param clock epoch milliseconds @param limit how many deliveries are taken at most */
export async function deliverDue(
  store: DeliveryStore,
  send: SendDelivery,
  clock: () => number,
  limit: number,
): Promise<DeliveryCounts> {
  const nowMs = clock()
  const untilMs = nowMs + CLAIM_MS
  const claimed = await store.claimDue({ at: instantText(nowMs), until: instantText(untilMs), limit })
  const pass = { store, send, clock, lastStartMs: untilMs - LEAST_LEFT_MS }
  const queues = Map.groupBy(claimed, ({ delivery }) => delivery.endpointId)
  const outcomes = await pMap(queues, ([endpointId, queue]) => deliverTo(endpointId, queue, pass), {
    concurrency: ENDPOINTS_AT_ONCE,
  })
  return counted(outcomes.flat())
}

/** An endpoint that does not answer one delivery is left alone with its others for a while, which counts as no attempt. */
async function deliverTo(endpointId: string, queue: readonly ClaimedDelivery[], pass: Pass): Promise<Outcome[]> {
  const endpoint = await pass.store.endpoint(endpointId).catch((error: unknown) => {
    logFailure('An endpoint could not be read: its deliveries are due again later.', error, { endpointId })
    return undefined
  })
  if (endpoint === undefined) return queue.map(() => 'left')
  const receiver: Receiver = { endpoint, state: isOn(endpoint) ? 'answers' : 'gone' }
  return pMap(fewestAttemptsFirst(queue), (claimed) => deliver(claimed, receiver, pass), {
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
function fewestAttemptsFirst(queue: readonly ClaimedDelivery[]): ClaimedDelivery[] {
  return queue.toSorted((one, other) => one.delivery.attempts.length - other.delivery.attempts.length)
}

async function deliver(claimed: ClaimedDelivery, receiver: Receiver, pass: Pass): Promise<Outcome> {
  const { delivery } = claimed
  const { endpoint, state } = receiver
  if (pass.clock() > pass.lastStartMs) return 'left'
  if (state === 'gone' || endpoint === null) {
    return record(claimed, { ...delivery, state: 'stopped', nextAttemptAt: null }, 'stopped', pass)
  }
  if (state === 'silent') {
    const nextAttemptAt = instantText(pass.clock() + PUT_OFF_MS)
    return record(claimed, { ...delivery, nextAttemptAt }, 'putOff', pass)
  }
  const answer = await pass.send(delivery, endpoint).catch((error: unknown) => {
    logFailure('A delivery could not be sent: it is due again later.', error, namesOf(delivery))
    return null
  })
  if (answer === null) return 'left'
  const at = instantText(pass.clock())
  const after = afterAttempt(delivery, { number: delivery.attempts.length + 1, at, answer })
  if (answer.kind === 'none') receiver.state = 'silent'
  const outcome = await record(claimed, after, outcomeOf(after), pass)
  if (isGone(answer)) {
    receiver.state = 'gone'
    await pass.store.stopEndpoint(endpoint.id, { at, why: GONE }).catch((error: unknown) => {
      logFailure('An endpoint could not be stopped: its next answer tells again.', error, namesOf(delivery))
    })
  }
  return outcome
}

function outcomeOf({ state }: WebhookDelivery): Outcome {
  return state === 'pending' ? 'toBeTriedAgain' : state === 'given_up' ? 'givenUp' : state
}

async function record(
  claimed: ClaimedDelivery,
  after: WebhookDelivery,
  outcome: Outcome,
  { store }: Pass,
): Promise<Outcome> {
  try {
    const isRecorded = await pRetry(() => store.record(claimed, after), { retries: 2, minTimeout: 50 })
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
