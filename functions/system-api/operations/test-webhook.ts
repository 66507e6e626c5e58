// POST /system/webhooks/{id}/test: a message that says it is a test, on the way of every other.
import { randomUUID } from 'node:crypto'
import { instantText } from '../../../shared/periods/instants.ts'
import { testDelivery } from '../../delivery/webhooks/enqueue-events.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import type { SystemServices } from '../services.ts'
import { apiDelivery } from '../webhooks/api-webhook.ts'
import { namedWebhook, noteWebhook, requireOn } from '../webhooks/named-webhook.ts'
import { webhookMeta } from '../webhooks/webhook-meta.ts'

export const testWebhook: Action<'testWebhook', SystemServices> = async ({
  request: { testId = randomUUID() },
  event,
  services,
  facts,
}) => {
  const endpoint = await namedWebhook(event, services)
  requireOn(endpoint)
  const asked = testDelivery(endpoint, { id: testId, at: instantText(services.clock()) })
  await services.webhookDeliveries.add([asked])
  noteWebhook(facts, endpoint.id, 'tested')
  const delivery = apiDelivery((await services.webhookDeliveries.read(asked.id)) ?? asked, endpoint)
  return jsonAnswer({ data: { delivery }, meta: webhookMeta() })
}
