// One line for each close, good or bad: an alarm can count them, and the line says which period, run and people.
import { InvalidInputError, RefusedError } from '../../shared/errors.ts'
import { VerificationError } from '../runtime/errors.ts'
import { logger } from '../runtime/logger.ts'
import { ArchiveDamagedError, ArchiveUnavailableError } from '../stores/archive/archive-errors.ts'
import type { CloseOutcome, ClosePeriodAnswer } from './answer.ts'

export interface CloseLine {
  /** `not_verified`: the run in the store is not what was published. `refused`: the period cannot be closed as it is. */
  readonly outcome: CloseOutcome | 'not_verified' | 'refused' | 'failed'
  readonly period: string
  readonly runId: string
  readonly preparedBy: string
  readonly approvedBy: string
}

export function logClose({
  outcome,
  message,
  period,
  runId,
  preparedBy,
  approvedBy,
}: ClosePeriodAnswer): void {
  const line: CloseLine = {
    outcome,
    period,
    runId: runId ?? 'none',
    preparedBy: preparedBy ?? 'none',
    approvedBy: approvedBy ?? 'none',
  }
  logger.info(message, { ...line })
}

/** Our own errors are sentences that carry no secret; of any other, the log gets the kind alone. */
export function logCloseFailure(error: unknown): void {
  const line: Pick<CloseLine, 'outcome'> = { outcome: outcomeOf(error) }
  const reason = error instanceof Error ? error.name : 'unknown'
  const isSentence =
    line.outcome !== 'failed' ||
    error instanceof ArchiveUnavailableError ||
    error instanceof ArchiveDamagedError
  logger.error(isSentence ? (error as Error).message : 'The close failed.', { ...line, reason })
}

function outcomeOf(error: unknown): CloseLine['outcome'] {
  if (error instanceof VerificationError) return 'not_verified'
  return error instanceof RefusedError || error instanceof InvalidInputError ? 'refused' : 'failed'
}
