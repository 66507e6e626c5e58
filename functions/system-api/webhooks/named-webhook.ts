// The endpoint that a request names by its path, and what the audit trail is told of what was done with it.
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { webhookPath } from '../../../shared/contract/api/webhook-requests.ts'
import type { WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'
import type { AccessFacts } from '../../figures-api/access/access-log.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { readPath } from '../../figures-api/requests/read-request.ts'
import { noRecord } from '../records/changed-record.ts'
import type { SystemServices } from '../services.ts'

export function idOf(event: APIGatewayProxyEventV2): string {
  return readPath(event, webhookPath).id
}

/** @throws ApiError where there is none */
export async function namedWebhook(
  event: APIGatewayProxyEventV2,
  { webhooks }: Pick<SystemServices, 'webhooks'>,
): Promise<WebhookEndpoint> {
  return present(await webhooks.read(idOf(event)))
}

export function present<Found>(found: Found | null): Found {
  if (found === null) throw noRecord('webhook')
  return found
}

/** @throws ApiError for one to which nothing is sent just now */
export function requireOn({ paused, stopped, name }: WebhookEndpoint): void {
  if (paused === null && stopped === null) return
  const state = stopped === null ? 'paused' : 'stopped'
  throw new ApiError(
    409,
    'SUBMISSION_REFUSED',
    `Nothing was sent: the webhook ${name} is ${state}. Let it go on first (/pause with "paused": false).`,
  )
}

/** @param what was done, in a word or two */
export function noteWebhook(facts: AccessFacts, id: string, what: string): void {
  facts.did = `webhook ${id} ${what}`
}
