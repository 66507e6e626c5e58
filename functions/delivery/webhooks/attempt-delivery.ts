// One delivery is taken on lease, sent, and what came of it is recorded: one that was taken by its receiver is never sent again.
// Between an answer and its record nothing can be certain: whoever crashes there leaves a lease that ends, and the same delivery
// goes out again under the same id, by which its receiver tells a repetition. A lease is taken just before it is needed, so that a
// crash leaves no more of them than there were attempts under way.
import pRetry from 'p-retry'
import type { WebhookDelivery } from '../../../shared/contract/webhooks/webhook.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { afterAttempt, isGone } from '../../../shared/webhooks/after-attempt.ts'
import type { Receiver } from './choose-for.ts'
import type { Outcome } from './delivery-counts.ts'
import type { DeliveryStores, DueDelivery, LeasedDelivery } from './delivery-store.ts'
import { logDeliveryFailure } from './log-failure.ts'
import type { SendDelivery } from './webhook-sender.ts'

export interface Pass {
  readonly stores: DeliveryStores
  readonly send: SendDelivery
  /** Epoch milliseconds. */
  readonly clock: () => number
  /** No attempt begins after it. */
  readonly startsUntilMs: number
}

/** Long enough for an attempt to be recorded, with retries, before somebody else may begin the next. */
export const LEASE_SECONDS = 2 * 60
const GONE = 'The receiver answered 410: it wants to be told nothing any more.'

/** @returns null where it was not due any more. @throws whatever kept us from sending it, which counts as no attempt */
export async function attemptDelivery(
  due: DueDelivery,
  receiver: Receiver,
  pass: Pass,
): Promise<Outcome | null> {
  const leased = await pass.stores.deliveries.lease(due, LEASE_SECONDS)
  const { endpoint } = receiver
  if (leased === null || endpoint === null) return null
  const { delivery } = leased
  const answer = await pass.send(delivery, endpoint).catch(async (error: unknown) => {
    // Given back: it is due as before.
    await record(leased, delivery, 'left', pass)
    throw error
  })
  const at = instantText(pass.clock())
  const after = afterAttempt(delivery, { number: delivery.attempts.length + 1, at, answer })
  if (answer.kind === 'none' && receiver.state === 'answers') receiver.state = 'silent'
  const outcome = await record(leased, after, outcomeOf(after), pass)
  if (isGone(answer)) {
    receiver.state = 'gone'
    await stop(endpoint.id, at, pass.stores).catch((error: unknown) => {
      logDeliveryFailure('An endpoint could not be stopped: its next answer tells again.', error, {
        endpointId: endpoint.id,
      })
    })
  }
  return outcome
}

/** Without an attempt. @returns null where it was not due any more */
export async function endDelivery(
  due: DueDelivery,
  state: 'stopped' | 'given_up',
  pass: Pass,
): Promise<Outcome | null> {
  const leased = await pass.stores.deliveries.lease(due, LEASE_SECONDS)
  if (leased === null) return null
  const after: WebhookDelivery = { ...leased.delivery, state, nextAttemptAt: null }
  return record(leased, after, outcomeOf(after), pass)
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
    logDeliveryFailure(
      'What became of a delivery could not be recorded: it goes out again under its id.',
      error,
      { deliveryId: after.id, endpointId: after.endpointId },
    )
    return 'unrecorded'
  }
}
