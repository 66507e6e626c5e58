// One line for each verification: an alarm can count `different`, and the line says which run and what.
import { InvalidInputError } from '../../shared/errors.ts'
import { NotPublishedError } from '../runtime/errors.ts'
import { logger } from '../runtime/logger.ts'
import { ArchiveUnavailableError } from '../stores/archive/archive-errors.ts'
import type { VerifyOutcome, VerifyRunAnswer } from './answer.ts'

export interface VerificationLine {
  readonly outcome: VerifyOutcome | 'refused' | 'failed'
  readonly runId: string
  readonly period: string
}

/** Ids and amounts may stand in the line, names of tenants do not: the answer has them. */
export function logVerification({ outcome, runId, period, checks }: VerifyRunAnswer): void {
  const line: VerificationLine = { outcome, runId, period }
  const differs = checks.filter(({ result }) => result === 'different').map(({ id }) => id)
  if (outcome === 'different') logger.error('The run does not hold.', { ...line, differs })
  else logger.info('The run was verified.', { ...line })
}

/** Our own errors are sentences that carry no secret; of any other, the log gets the kind alone. */
export function logVerificationFailure(error: unknown): void {
  const isRefusal = error instanceof InvalidInputError || error instanceof NotPublishedError
  const line: Pick<VerificationLine, 'outcome'> = { outcome: isRefusal ? 'refused' : 'failed' }
  const reason = error instanceof Error ? error.name : 'unknown'
  const isSentence = isRefusal || error instanceof ArchiveUnavailableError
  logger.error(isSentence ? (error as Error).message : 'The verification failed.', { ...line, reason })
}
