// POST /system/webhooks/{id}/redeliver: a message that was given up is sent again, under its id.
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { asRefusal } from '../records/changed-record.ts'
import type { SystemServices } from '../services.ts'
import { apiDelivery } from '../webhooks/api-webhook.ts'
import { namedWebhook, noteWebhook, requireOn } from '../webhooks/named-webhook.ts'
import { webhookMeta } from '../webhooks/webhook-meta.ts'

export const redeliverWebhook: Action<'redeliverWebhook', SystemServices> = async ({
  request: { deliveryId },
  event,
  services,
  facts,
}) => {
  const endpoint = await namedWebhook(event, services)
  requireOn(endpoint)
  const delivery = await services.webhookDeliveries.again(endpoint, deliveryId).catch(asRefusal)
  if (delivery === null) throw noSuchDelivery()
  noteWebhook(facts, endpoint.id, `redelivers ${deliveryId}`)
  return jsonAnswer({ data: { delivery: apiDelivery(delivery, endpoint) }, meta: webhookMeta() })
}

function noSuchDelivery(): ApiError {
  return new ApiError(
    404,
    'VALIDATION_FAILED',
    'The webhook has no delivery of that id: it may have expired. Read the webhook for those that are kept.',
    { details: [{ field: 'deliveryId', message: 'the id of a delivery of this webhook' }] },
  )
}
