// POST /system/webhooks/{id}/secret: a new secret, answered once, or the end of the older one.
import type { WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { signingSecrets } from '../../../shared/webhooks/secrets.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { asRefusal } from '../records/changed-record.ts'
import type { SystemServices } from '../services.ts'
import { countedWebhook } from '../webhooks/api-webhook.ts'
import { namedWebhook, noteWebhook, present } from '../webhooks/named-webhook.ts'
import { webhookMeta } from '../webhooks/webhook-meta.ts'

export const rotateWebhookSecret: Action<'rotateWebhookSecret', SystemServices> = async ({
  request: { action },
  event,
  services,
  facts,
}) => {
  const standing = await namedWebhook(event, services)
  const { endpoint, secret } =
    action === 'rotate'
      ? present(await services.webhooks.rotate(standing.id).catch(asRefusal))
      : { endpoint: await withoutOlder(standing, services), secret: null }
  noteWebhook(facts, endpoint.id, action === 'rotate' ? 'secret rotated' : 'older secret ended')
  const webhook = await countedWebhook(endpoint, services)
  return jsonAnswer({ data: { webhook, secret }, meta: webhookMeta(endpoint.changedAt) })
}

async function withoutOlder(
  { id, secrets }: WebhookEndpoint,
  { webhooks, clock }: SystemServices,
): Promise<WebhookEndpoint> {
  const older = signingSecrets(secrets, instantText(clock())).find(({ expiresAt }) => expiresAt !== null)
  if (older === undefined) {
    throw new ApiError(
      409,
      'SUBMISSION_REFUSED',
      'There is one valid secret, and no older one to end: rotate it first, and take over the new one.',
    )
  }
  return present(await webhooks.revoke(id, older.id).catch(asRefusal))
}
