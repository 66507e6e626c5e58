// One line for each start, good or bad, with fields that an alarm can count. Nobody's name and no address is in it.
import { InvalidInputError, RefusedError } from '../../shared/errors.ts'
import { MailsFailedError, mailsFailed } from '../delivery/digests/mails-failed.ts'
import { ConfigurationError } from '../runtime/errors.ts'
import { logger } from '../runtime/logger.ts'
import type { Outcome, SendDigestsAnswer } from './answer.ts'

export type LoggedOutcome = Outcome | 'refused' | 'failed'

export interface DigestsLine {
  readonly outcome: LoggedOutcome
  readonly period: string
  readonly people: number
  readonly mailsSent: number
  readonly mailsUnreachable: number
  readonly mailsFailed: number
  /** Of this round and earlier ones: nobody knows whether they left. */
  readonly mailsUnconfirmed: number
}

export function logOutcome({
  outcome,
  message,
  period,
  people,
  counts,
  unconfirmed,
}: SendDigestsAnswer): void {
  const line: DigestsLine = {
    outcome: mailsFailed(counts) === null ? outcome : 'failed',
    period: period ?? 'none',
    people,
    mailsSent: outcome === 'sent' ? (counts?.sent ?? 0) : 0,
    mailsUnreachable: counts?.unreachable ?? 0,
    mailsFailed: counts?.failed ?? 0,
    mailsUnconfirmed: (counts?.unconfirmed ?? 0) + unconfirmed.length,
  }
  logger.info(message, { ...line })
}

/** Our own errors are sentences that carry no secret; of any other, the log gets the kind alone. */
export function logFailure(error: unknown): void {
  // Its line is there, with how many.
  if (error instanceof MailsFailedError) return
  const isRefusal =
    error instanceof RefusedError || error instanceof InvalidInputError || error instanceof ConfigurationError
  const line: Pick<DigestsLine, 'outcome'> = { outcome: isRefusal ? 'refused' : 'failed' }
  const reason = error instanceof Error ? error.name : 'unknown'
  logger.error(isRefusal ? error.message : 'Sending digests failed.', { ...line, reason })
}
