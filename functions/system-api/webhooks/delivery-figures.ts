// How much of what an endpoint was to be told has arrived, in a window. Tests are no news, and count in nothing.
import type { ApiWebhook } from '../../../shared/contract/api/answers/system/webhooks.ts'
import { TEST_TYPE } from '../../../shared/contract/webhooks/webhook.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import type { TimeWindow } from '../../../shared/periods/time-window.ts'
import { deliveryRate } from '../../../shared/webhooks/delivery-rate.ts'
import type { KeptDelivery } from '../../stores/webhooks/delivery-store.ts'

/** Of the product's goals: more than this. */
const TARGET_PERCENT = 95

export function deliveryFigures(
  deliveries: readonly KeptDelivery[],
  window: TimeWindow,
): ApiWebhook['deliveries'] {
  const counted = deliveries.filter(({ type }) => type !== TEST_TYPE)
  const { percent, missing, delivered, pending, attempts } = deliveryRate(counted, window)
  const inState = (wanted: KeptDelivery['state']) => counted.filter(({ state }) => state === wanted).length
  return {
    ...window,
    rate_percent: percent,
    rate_target: `above ${TARGET_PERCENT} %`,
    rate_met: percent === null ? null : percent > TARGET_PERCENT,
    missing: missing === null ? null : { code: missing.code, message: missing.message },
    tried: counted.filter((one) => one.attempts.length > 0).length,
    delivered,
    waiting: pending,
    given_up: inState('given_up'),
    stopped: inState('stopped'),
    attempts,
    last_failure: lastFailure(counted),
  }
}

function lastFailure(deliveries: readonly KeptDelivery[]): ApiWebhook['deliveries']['last_failure'] {
  const failures = deliveries.flatMap(({ id, state, attempts }) => {
    const [last] = (state === 'delivered' ? attempts.slice(0, -1) : attempts).slice(-1)
    return last === undefined ? [] : [{ at: last.at, why: inWords(last.answer), delivery_id: id }]
  })
  const [newest] = failures.sort((one, other) => parseInstant(other.at, 'at') - parseInstant(one.at, 'at'))
  return newest ?? null
}

const A_STATUS = /^\d{3}\b/

function inWords(answer: string): string {
  return A_STATUS.test(answer) ? `The receiver answered ${answer}.` : `Nothing was answered: ${answer}.`
}
