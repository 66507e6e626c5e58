// GET /system/webhooks/{id}: a webhook with its recent deliveries.
import { rateWindow } from '../../../shared/webhooks/rate-windows.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import type { SystemServices } from '../services.ts'
import { apiDelivery, apiWebhook } from '../webhooks/api-webhook.ts'
import { namedWebhook } from '../webhooks/named-webhook.ts'
import { webhookMeta } from '../webhooks/webhook-meta.ts'

const MOST_RECENT = 100

export const readWebhook: Action<'readWebhook', SystemServices> = async ({ request, event, services }) => {
  const endpoint = await namedWebhook(event, services)
  const nowMs = services.clock()
  const span = rateWindow(request.window, nowMs)
  const created = await services.webhookDeliveries.created(endpoint.id, span)
  const data = {
    webhook: apiWebhook(endpoint, created, span, nowMs),
    recent: created
      .toReversed()
      .slice(0, MOST_RECENT)
      .map((one) => apiDelivery(one, endpoint)),
  }
  return jsonAnswer({ data, meta: webhookMeta(endpoint.changedAt) })
}
