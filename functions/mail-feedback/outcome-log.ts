// One line for each event, good or bad, with a field that an alarm can count, and one for each message that SES tells of, by its
// key; no address and no text is in any.
import { InvalidInputError } from '../../shared/errors.ts'
import type { MessageState } from '../delivery/mail/message-state.ts'
import { logger } from '../runtime/logger.ts'

export interface FeedbackLine {
  /** `kept`: also where there was nothing to keep. */
  readonly outcome: 'kept' | 'refused' | 'failed'
  /** Bounces and complaints that stand with an address now. */
  readonly reports: number
}

/** Nothing for what is about no message of ours. */
export function logMessage(said: MessageState | null): void {
  if (said !== null) logger.info('SES tells what became of a message.', { ...said })
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
