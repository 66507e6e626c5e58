// One line for each event, good or bad, with a field that an alarm can count; no address and no message is in it.
import { InvalidInputError } from '../../shared/errors.ts'
import { logger } from '../runtime/logger.ts'

export interface FeedbackLine {
  /** `kept`: also where it was of nobody. */
  readonly outcome: 'kept' | 'refused' | 'failed'
  /** Reports that stand with a person now. */
  readonly reports: number
}

export function logOutcome(reports: number): void {
  const line: FeedbackLine = { outcome: 'kept', reports }
  logger.info('What came back of mail was kept.', { ...line })
}

/** Our own errors are sentences that carry no secret; of any other, the log gets the kind alone. */
export function logFailure(error: unknown): void {
  const isRefusal = error instanceof InvalidInputError
  const line: Pick<FeedbackLine, 'outcome'> = { outcome: isRefusal ? 'refused' : 'failed' }
  const reason = error instanceof Error ? error.name : 'unknown'
  logger.error(isRefusal ? 'It is no report of SES.' : 'Keeping what came back of mail failed.', {
    ...line,
    reason,
  })
}
