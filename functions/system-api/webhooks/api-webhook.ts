// An endpoint and its deliveries as the API answers them: never a secret, never a body.
import type { ApiWebhook, ApiWebhookDelivery } from '../../../shared/contract/api/answers/system/webhooks.ts'
import type { WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import type { TimeWindow } from '../../../shared/periods/time-window.ts'
import { mayBeTold } from '../../../shared/webhooks/deliveries-of.ts'
import { type RateWindow, rateWindow } from '../../../shared/webhooks/rate-windows.ts'
import { signingSecrets } from '../../../shared/webhooks/secrets.ts'
import type { KeptDelivery } from '../../stores/webhooks/delivery-store.ts'
import { apiVersion } from '../records/api-history.ts'
import type { SystemServices } from '../services.ts'
import { deliveryFigures } from './delivery-figures.ts'

type Counting = Pick<SystemServices, 'webhookDeliveries' | 'clock'>

/** With what became of its deliveries. */
export async function countedWebhook(
  endpoint: WebhookEndpoint,
  { webhookDeliveries, clock }: Counting,
  window: RateWindow = 'last_7d',
): Promise<ApiWebhook> {
  const nowMs = clock()
  const span = rateWindow(window, nowMs)
  return apiWebhook(endpoint, await webhookDeliveries.created(endpoint.id, span), span, nowMs)
}

export function apiWebhook(
  endpoint: WebhookEndpoint,
  deliveries: readonly KeptDelivery[],
  window: TimeWindow,
  nowMs: number,
): ApiWebhook {
  const { name, url, types, tenantIds, created, secrets } = endpoint
  return {
    ...apiVersion(endpoint),
    ...{ name, url, types, tenant_ids: tenantIds },
    ...statusOf(endpoint),
    registered: created,
    secrets: signingSecrets(secrets, instantText(nowMs)).map(({ createdAt, expiresAt }) => ({
      created_at: createdAt,
      expires_at: expiresAt,
    })),
    deliveries: deliveryFigures(deliveries, window),
  }
}

function statusOf({
  stopped,
  paused,
}: WebhookEndpoint): Pick<ApiWebhook, 'status' | 'status_since' | 'status_why'> {
  if (stopped !== null) return { status: 'stopped', status_since: stopped.at, status_why: stopped.why }
  if (paused !== null) {
    const why = `Paused by ${paused.by}: its messages wait, for three and a half days at most.`
    return { status: 'paused', status_since: paused.at, status_why: why }
  }
  return { status: 'on', status_since: null, status_why: null }
}

export function apiDelivery(delivery: KeptDelivery, endpoint: WebhookEndpoint): ApiWebhookDelivery {
  const { id, type, createdAt, state, attempts, nextAttemptAt } = delivery
  const isOver = state === 'given_up' || state === 'stopped'
  return {
    ...{ id, type, created_at: createdAt, state },
    attempts: attempts.map(({ at, answer }) => ({ at, answer })),
    next_attempt_at: nextAttemptAt,
    may_be_redelivered: isOver && mayBeTold(endpoint, delivery),
  }
}
