// One line for each start, good or bad, with fields that an alarm can count; addresses and messages are in none.
import { InvalidInputError } from '../../shared/errors.ts'
import type { DeliveryCounts } from '../delivery/webhooks/delivery-counts.ts'
import { logger } from '../runtime/logger.ts'
import type { DeliverWebhooksAnswer } from './answer.ts'

export interface WebhooksLine extends DeliveryCounts {
  readonly outcome: DeliverWebhooksAnswer['outcome'] | 'refused' | 'failed'
  readonly enqueued: number
}

export function logOutcome({ outcome, message, counts, enqueued }: DeliverWebhooksAnswer): void {
  const line: WebhooksLine = { outcome, ...counts, enqueued }
  logger.info(message, { ...line })
}

/** Our own errors are sentences that carry no secret; of any other, the log gets the kind alone. */
export function logFailure(error: unknown): void {
  const isRefusal = error instanceof InvalidInputError
  const line: Pick<WebhooksLine, 'outcome'> = { outcome: isRefusal ? 'refused' : 'failed' }
  const reason = error instanceof Error ? error.name : 'unknown'
  logger.error(isRefusal ? error.message : 'Delivering webhooks failed.', { ...line, reason })
}
