// One line for each summary, good or bad, with fields that an alarm can count.
import { InvalidInputError, RefusedError } from '../../shared/errors.ts'
import { periodAt } from '../../shared/periods/period.ts'
import { PublicationRefusedError, VerificationError } from '../runtime/errors.ts'
import { logger } from '../runtime/logger.ts'
import type { Outcome, SummarizeStrategyAnswer } from './answer.ts'
import type { EventsState } from './write-events-once.ts'

/** `not_verified`: what was read back was not what was computed. `refused`: it cannot be answered as it was asked. */
export type LoggedOutcome = Outcome | 'not_verified' | 'refused' | 'failed'

export interface SummaryLine {
  readonly outcome: LoggedOutcome
  readonly period: string
  readonly asOf: string
  readonly runId: string
  readonly isOpenPeriod: boolean
  readonly isPartial: boolean
  /** Names of sources that did not answer in full, joined. */
  readonly limitedSources: string
  readonly criticalAlerts: number
  readonly opportunities: number
  readonly eventsState: EventsState | 'dry_run'
  readonly eventsAttempted: number
  readonly eventsFailed: number
  /** Whether fewer events were captured than the target. */
  readonly isBelowCaptureTarget: boolean
}

/** @param nowMs epoch milliseconds: the open period is the month it lies in */
export function logOutcome(answer: SummarizeStrategyAnswer, nowMs: number): void {
  const { events } = answer
  const line: SummaryLine = {
    outcome: answer.outcome,
    period: answer.period,
    asOf: answer.asOf,
    runId: answer.runId ?? 'none',
    isOpenPeriod: answer.months.includes(periodAt(nowMs).id),
    isPartial: answer.dataQuality === 'partial',
    limitedSources: answer.limitedSources.map(({ name }) => name).join(','),
    criticalAlerts: answer.alerts.Critical,
    opportunities: answer.opportunities,
    eventsState: events.state,
    eventsAttempted: events.report?.attempted ?? 0,
    eventsFailed: events.report?.failed ?? 0,
    isBelowCaptureTarget: events.report?.met === false,
  }
  logger.info(answer.message, { ...line })
}

/** Our own errors are sentences that carry no secret; of any other, the log gets the kind alone. */
export function logFailure(error: unknown): void {
  const line: Pick<SummaryLine, 'outcome'> = { outcome: outcomeOf(error) }
  const reason = error instanceof Error ? error.name : 'unknown'
  const isSentence = line.outcome !== 'failed'
  logger.error(isSentence ? (error as Error).message : 'The summary failed.', { ...line, reason })
}

function outcomeOf(error: unknown): LoggedOutcome {
  if (error instanceof VerificationError) return 'not_verified'
  const isRefusal =
    error instanceof RefusedError ||
    error instanceof InvalidInputError ||
    error instanceof PublicationRefusedError
  return isRefusal ? 'refused' : 'failed'
}
