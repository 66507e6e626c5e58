// Changes of an endpoint that people make, from the version that they have read. What the receiver itself brings about, or
// a rotation of the secret, is no version: nobody has to read it before they change something else.
import type { WebhookEndpoint } from '../contract/webhooks/webhook.ts'
import { type ChangeResult, changeVersion, type Stamp } from '../decisions/versioned-change.ts'

export type EndpointValues = Pick<WebhookEndpoint, 'name' | 'url' | 'types' | 'tenantIds'>
type ByAt = Pick<Stamp, 'by' | 'at'>

/** Endpoints keep no history of reasons. */
const stampOf = (byAt: ByAt): Stamp => ({ ...byAt, why: 'changed' })

export function editEndpoint(
  standing: WebhookEndpoint,
  version: number,
  values: Partial<EndpointValues>,
  byAt: ByAt,
): ChangeResult<WebhookEndpoint> {
  return changeVersion<WebhookEndpoint>(standing, version, values, stampOf(byAt))
}

/** Going on also ends the stop of an endpoint whose receiver had answered that it is gone. */
export function pauseEndpoint(
  standing: WebhookEndpoint,
  version: number,
  isPaused: boolean,
  byAt: ByAt,
): ChangeResult<WebhookEndpoint> {
  const values = isPaused ? { paused: standing.paused ?? byAt } : { paused: null, stopped: null }
  return changeVersion<WebhookEndpoint>(standing, version, values, stampOf(byAt))
}
