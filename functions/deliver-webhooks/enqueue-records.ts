// Decisions and initiatives that changed become deliveries.
import type { Decision } from '../../shared/contract/decisions/decision.ts'
import type { Initiative } from '../../shared/contract/decisions/initiative.ts'
import { decisionEvent, initiativeEvent } from '../../shared/webhooks/webhook-events.ts'
import type { WebhookOutbox } from '../delivery/webhooks/enqueue-events.ts'
import { enqueueUntold, type Untold } from '../delivery/webhooks/enqueue-untold.ts'

export interface RecordsOutbox {
  readonly decisions: Untold<Decision>
  readonly initiatives: Untold<Initiative>
  readonly webhooks: WebhookOutbox
}

/** @returns how many deliveries they came to */
export async function enqueueRecords({ decisions, initiatives, webhooks }: RecordsOutbox): Promise<number> {
  // Nobody listens, and whoever is registered later is told of nothing from before: there is nothing to read.
  if ((await webhooks.endpoints.list()).length === 0) return 0
  return (
    (await enqueueUntold(decisions, decisionEvent, webhooks)) +
    (await enqueueUntold(initiatives, initiativeEvent, webhooks))
  )
}
