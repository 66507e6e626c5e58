// POST /system/webhooks: another system is to be told of events. The secret is answered here, and never again.
import { randomUUID } from 'node:crypto'
import { WEBHOOK_TYPES } from '../../../shared/contract/webhooks/webhook.ts'
import { requireSecondFactorToTell } from '../../figures-api/access/second-factor.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { secretAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { asRefusal } from '../records/changed-record.ts'
import { requireTenants } from '../records/known-tenant.ts'
import type { SystemServices } from '../services.ts'
import { acceptedAddress } from '../webhooks/accepted-address.ts'
import { countedWebhook } from '../webhooks/api-webhook.ts'
import { noteWebhook } from '../webhooks/named-webhook.ts'
import { webhookMeta } from '../webhooks/webhook-meta.ts'

/** A guard against carelessness: of several registered at the very same moment, the last may be one too many. */
const MOST_WEBHOOKS = 50

export const registerWebhook: Action<'registerWebhook', SystemServices> = async (call) => {
  const { request, caller, sight, services, facts } = call
  const { id = randomUUID(), values } = request
  requireSecondFactorToTell(call)
  const url = await acceptedAddress(values.url, services.webhookTargets)
  await requireTenants(values.tenantIds ?? [], sight, services, 'values.tenantIds')
  await requireRoom(services)
  const types = WEBHOOK_TYPES.filter((type) => values.types.includes(type))
  const asked = { id, name: values.name, url, types, tenantIds: values.tenantIds, by: caller.person }
  const { endpoint, secret } = await services.webhooks.register(asked).catch(asRefusal)
  noteWebhook(facts, id, 'registered')
  const webhook = await countedWebhook(endpoint, services)
  return secretAnswer({ data: { webhook, secret }, meta: webhookMeta(endpoint.changedAt) })
}

async function requireRoom({ webhooks }: SystemServices): Promise<void> {
  if ((await webhooks.list()).length < MOST_WEBHOOKS) return
  throw new ApiError(
    409,
    'SUBMISSION_REFUSED',
    `There are ${MOST_WEBHOOKS} webhooks, which is the most there may be: remove one that is not needed any more.`,
  )
}
