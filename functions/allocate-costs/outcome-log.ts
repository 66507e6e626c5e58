// One line for each allocation, good or bad. The alarms count these lines: which fields and words they look for is read
// from here by infra/constructs/outcome-metrics.ts, so a line and its alarm cannot drift apart.
import { InvalidInputError, NotConservedError, RefusedError } from '../../shared/errors.ts'
import type { ComputedRun } from '../../shared/figures/compute-run.ts'
import { periodAt } from '../../shared/periods/period.ts'
import type { StoreConfiguration } from '../runtime/config.ts'
import { PublicationRefusedError, VerificationError } from '../runtime/errors.ts'
import { logger } from '../runtime/logger.ts'
import { isOfficial } from '../runtime/official-combination.ts'
import { ArchiveDamagedError, ArchiveUnavailableError } from '../stores/archive/archive-errors.ts'
import type { AllocateCostsAnswer, Outcome } from './answer.ts'

/** `not_conserved`: cents were lost or made, here or in the store. `refused`: the request cannot be answered as it is. */
export type LoggedOutcome = Outcome | 'not_conserved' | 'refused' | 'failed'

export interface OutcomeLine {
  readonly outcome: LoggedOutcome
  readonly period: string
  readonly asOf: string
  readonly runId: string
  readonly isOpenPeriod: boolean
  readonly isOfficial: boolean
  /** 0 to 100. */
  readonly unknownCostPercent: number
}

/** @param nowMs epoch milliseconds: the open period is the month it lies in */
export function logOutcome(
  answer: AllocateCostsAnswer,
  { unknownCostPercent }: ComputedRun,
  configuration: StoreConfiguration,
  nowMs: number,
): void {
  const line: OutcomeLine = {
    outcome: answer.outcome,
    period: answer.period,
    asOf: answer.asOf,
    runId: answer.runId ?? 'none',
    isOpenPeriod: answer.period === periodAt(nowMs).id,
    isOfficial: isOfficial(answer, configuration),
    unknownCostPercent,
  }
  logger.info(answer.message, { ...line })
}

/** Our own errors are sentences that carry no secret; of any other, the log gets the kind alone. */
export function logFailure(error: unknown): void {
  const line: Pick<OutcomeLine, 'outcome'> = { outcome: outcomeOf(error) }
  const reason = error instanceof Error ? error.name : 'unknown'
  const isSentence = line.outcome !== 'failed' || isOfArchive(error)
  logger.error(isSentence ? (error as Error).message : 'The allocation failed.', { ...line, reason })
}

function isOfArchive(error: unknown): boolean {
  return error instanceof ArchiveUnavailableError || error instanceof ArchiveDamagedError
}

function outcomeOf(error: unknown): LoggedOutcome {
  if (error instanceof NotConservedError || error instanceof VerificationError) return 'not_conserved'
  const isRefusal =
    error instanceof RefusedError ||
    error instanceof InvalidInputError ||
    error instanceof PublicationRefusedError
  return isRefusal ? 'refused' : 'failed'
}
