// GET /system/webhooks: which other systems are told of what, and how much of it arrives.
import { rateWindow } from '../../../shared/webhooks/rate-windows.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import type { SystemServices } from '../services.ts'
import { apiWebhook } from '../webhooks/api-webhook.ts'
import { webhookMeta } from '../webhooks/webhook-meta.ts'

export const listWebhooks: Action<'listWebhooks', SystemServices> = async ({
  request: { window },
  services: { webhooks, webhookDeliveries, clock },
}) => {
  const nowMs = clock()
  const span = rateWindow(window, nowMs)
  const endpoints = await webhooks.list()
  const created = await webhookDeliveries.createdOf(
    endpoints.map(({ id }) => id),
    span,
  )
  const listed = endpoints.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const data = { webhooks: listed.map((one) => apiWebhook(one, created.get(one.id) ?? [], span, nowMs)) }
  return jsonAnswer({ data, meta: webhookMeta() })
}
