// One line for each batch, good or bad, with fields that an alarm can count; nothing that a line of the batch held is in it.
import { InvalidInputError } from '../../shared/errors.ts'
import { logger } from '../runtime/logger.ts'
import type { RecordAuditAnswer } from './answer.ts'

export function logOutcome(answer: RecordAuditAnswer): void {
  const line = { ...answer }
  if (answer.notUnderstood === 0) logger.info('Requests stand in the audit trail.', line)
  else logger.error('Lines of the log were not understood, and are not in the audit trail.', line)
}

/** Our own errors are sentences that carry no secret; of any other, the log gets the kind alone. */
export function logFailure(error: unknown): void {
  const isRefusal = error instanceof InvalidInputError
  const reasons = error instanceof AggregateError ? error.errors : [error]
  const names = reasons.map((reason) => (reason instanceof Error ? reason.name : 'unknown'))
  logger.error(isRefusal ? 'It is no batch of a log.' : 'Writing the audit trail failed.', {
    outcome: isRefusal ? 'refused' : 'failed',
    reason: [...new Set(names)].join(', '),
  })
}
