// POST /system/webhooks/{id}/secret: a new secret, answered once, another where that answer was lost, or the end of the older one.
import type { RequestOf } from '../../../shared/contract/api/operations.ts'
import type { WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { signingSecrets } from '../../../shared/webhooks/secrets.ts'
import { requireSecondFactorToTell } from '../../figures-api/access/second-factor.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { secretAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { asRefusal } from '../records/changed-record.ts'
import type { SystemServices } from '../services.ts'
import { countedWebhook } from '../webhooks/api-webhook.ts'
import { namedWebhook, noteWebhook, present } from '../webhooks/named-webhook.ts'
import { webhookMeta } from '../webhooks/webhook-meta.ts'

type SecretAction = RequestOf<'rotateWebhookSecret'>['action']

interface Outcome {
  readonly endpoint: WebhookEndpoint
  /** Null where none was made. */
  readonly secret: string | null
}

const ACTIONS: Readonly<
  Record<SecretAction, (standing: WebhookEndpoint, services: SystemServices) => Promise<Outcome>>
> = {
  rotate: async ({ id }, { webhooks }) => present(await webhooks.rotate(id).catch(asRefusal)),
  replace_newer: async ({ id }, { webhooks }) => present(await webhooks.replaceNewer(id).catch(asRefusal)),
  end_older: async (standing, services) => ({
    endpoint: await withoutOlder(standing, services),
    secret: null,
  }),
}
const NOTED: Readonly<Record<SecretAction, string>> = {
  rotate: 'secret rotated',
  replace_newer: 'newer secret replaced',
  end_older: 'older secret ended',
}

export const rotateWebhookSecret: Action<'rotateWebhookSecret', SystemServices> = async (call) => {
  const { request, event, services, facts } = call
  requireSecondFactorToTell(call)
  const standing = await namedWebhook(event, services)
  const { endpoint, secret } = await ACTIONS[request.action](standing, services)
  noteWebhook(facts, endpoint.id, NOTED[request.action])
  const webhook = await countedWebhook(endpoint, services)
  return secretAnswer({ data: { webhook, secret }, meta: webhookMeta(endpoint.changedAt) })
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
