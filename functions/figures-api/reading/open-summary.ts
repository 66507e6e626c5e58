// Opens the strategic summary that an answer comes from, through its fence; refused with a reason where there is none.
import type { Operation } from '../../../shared/access/may-call.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { spanOf } from '../../../shared/periods/span.ts'
import { ApiError } from '../answers/api-error.ts'
import { etagOf, holdsAlready } from '../answers/etag.ts'
import type { Call } from '../perform.ts'
import { isStaleSummary } from './beside-summary.ts'
import { EXPIRED } from './choose-named-run.ts'
import { chooseSummaries, NO_SUMMARY } from './choose-summaries.ts'
import type { Unchanged } from './open-answer.ts'
import type { RunChoice } from './run-choice.ts'
import { openSummaries, type SummaryView } from './summary-view.ts'

export interface OpenedSummary {
  readonly view: SummaryView
  readonly stale: boolean
  readonly etag: string
}

/** @throws ApiError when no summary answers for the month or quarter */
export async function openSummary<Name extends Operation>(
  { operation, sight, services, facts, event }: Call<Name>,
  question: Pick<RunChoice, 'knownAt'> & { readonly period: string },
): Promise<OpenedSummary | Unchanged> {
  const span = spanOf(question.period, services.configuration.FISCAL_YEAR_FIRST_MONTH)
  const chosen = (await chooseSummaries([span], question, services)).get(span.id) ?? NO_SUMMARY
  if (isReason(chosen)) throw noSummary(span.id, chosen)
  const { runId } = chosen
  facts.runIds = [runId]
  const stale = isStaleSummary(span, chosen, question, services)
  const etag = etagOf(sight, operation, question, runId, stale)
  if (holdsAlready(event, etag)) return { unchanged: etag }
  const view = (await openSummaries([runId], sight, services)).get(runId)
  if (view === undefined) throw noSummary(span.id, EXPIRED)
  return { view, stale, etag }
}

const STATUS_OF: Readonly<Record<string, readonly [number, ApiError['code'], field: 'period' | 'knownAt']>> =
  {
    no_summary: [409, 'PROCESS_REQUIRED', 'period'],
    expired: [410, 'PARTIAL_DATA_UNAVAILABLE', 'knownAt'],
    summary_of_another_period: [400, 'VALIDATION_FAILED', 'knownAt'],
  }

/** @param period that was asked for, to begin the sentence with */
export function noSummary(period: string, { code, message }: NullReason): ApiError {
  const [status, errorCode, field] = STATUS_OF[code] ?? [404, 'VALIDATION_FAILED', 'knownAt']
  return new ApiError(status, errorCode, `${period}: ${message}`, { details: [{ field, message }] })
}
