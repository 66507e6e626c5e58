// POST /system/webhooks/{id}: name, address, events or tenants, from the version that was read.
import { WEBHOOK_TYPES } from '../../../shared/contract/webhooks/webhook.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { type EndpointValues, editEndpoint } from '../../../shared/webhooks/edit-endpoint.ts'
import { requireSecondFactorToTell } from '../../figures-api/access/second-factor.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action, Call } from '../../figures-api/perform.ts'
import { changedRecord } from '../records/changed-record.ts'
import { requireTenants } from '../records/known-tenant.ts'
import type { SystemServices } from '../services.ts'
import { acceptedAddress } from '../webhooks/accepted-address.ts'
import { countedWebhook } from '../webhooks/api-webhook.ts'
import { idOf, noteWebhook } from '../webhooks/named-webhook.ts'
import { webhookMeta } from '../webhooks/webhook-meta.ts'

type ChangeCall = Call<'changeWebhook', SystemServices>

export const changeWebhook: Action<'changeWebhook', SystemServices> = async (call) => {
  const { request, event, caller, sight, services, facts } = call
  const id = idOf(event)
  requireSecondFactorToTell(call)
  const values = await valuesOf(request.values, services)
  await requireTenants(values.tenantIds ?? [], sight, services, 'values.tenantIds')
  const stamp = { by: caller.person, at: instantText(services.clock()) }
  const store = { change: services.webhooks.edit }
  const endpoint = await changedRecord(store, { what: 'webhook', id }, (standing) =>
    editEndpoint(standing, request.version, values, stamp),
  )
  noteWebhook(facts, id, `version ${endpoint.version}`)
  const webhook = await countedWebhook(endpoint, services)
  return jsonAnswer({ data: { webhook }, meta: webhookMeta(endpoint.changedAt) })
}

/** Fields that were left out stay as they are. */
async function valuesOf(
  { name, url, types, tenantIds }: ChangeCall['request']['values'],
  { webhookTargets }: SystemServices,
): Promise<Partial<EndpointValues>> {
  return {
    ...(name !== undefined && { name }),
    ...(url !== undefined && { url: await acceptedAddress(url, webhookTargets) }),
    ...(types !== undefined && { types: WEBHOOK_TYPES.filter((type) => types.includes(type)) }),
    ...(tenantIds !== undefined && { tenantIds }),
  }
}
