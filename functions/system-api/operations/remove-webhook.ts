// POST /system/webhooks/{id}/remove: nothing is sent to it any more.
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { noRecord } from '../records/changed-record.ts'
import type { SystemServices } from '../services.ts'
import { idOf, noteWebhook } from '../webhooks/named-webhook.ts'
import { webhookMeta } from '../webhooks/webhook-meta.ts'

export const removeWebhook: Action<'removeWebhook', SystemServices> = async ({ event, services, facts }) => {
  const id = idOf(event)
  if (!(await services.webhooks.remove(id))) throw noRecord('webhook')
  noteWebhook(facts, id, 'removed')
  return jsonAnswer({ data: { id, removed: true }, meta: webhookMeta() })
}
