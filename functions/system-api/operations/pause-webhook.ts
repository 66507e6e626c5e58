// POST /system/webhooks/{id}/pause: its messages wait, or go out again.
import { instantText } from '../../../shared/periods/instants.ts'
import { pauseEndpoint } from '../../../shared/webhooks/edit-endpoint.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { changedRecord } from '../records/changed-record.ts'
import type { SystemServices } from '../services.ts'
import { countedWebhook } from '../webhooks/api-webhook.ts'
import { idOf, noteWebhook } from '../webhooks/named-webhook.ts'
import { webhookMeta } from '../webhooks/webhook-meta.ts'

export const pauseWebhook: Action<'pauseWebhook', SystemServices> = async ({
  request: { version, paused },
  event,
  caller,
  services,
  facts,
}) => {
  const id = idOf(event)
  const stamp = { by: caller.person, at: instantText(services.clock()) }
  const store = { change: services.webhooks.edit }
  const endpoint = await changedRecord(store, { what: 'webhook', id }, (standing) =>
    pauseEndpoint(standing, version, paused, stamp),
  )
  noteWebhook(facts, id, paused ? 'paused' : 'goes on')
  const webhook = await countedWebhook(endpoint, services)
  return jsonAnswer({ data: { webhook }, meta: webhookMeta(endpoint.changedAt) })
}
