// Which published summaries answer for a window, now or at an instant of knowledge time: their pointers, and nothing else.
import type { ApiTimeframe } from '../../../shared/contract/api/answers/system/common.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { instantText, parseInstant } from '../../../shared/periods/instants.ts'
import { monthsInWords } from '../../../shared/periods/months-in-words.ts'
import { periodAt } from '../../../shared/periods/period.ts'
import { isMonth, type Span, spanOf } from '../../../shared/periods/span.ts'
import { isOver, type LookedAt, notOverWords } from '../../../shared/system/not-over.ts'
import {
  frameOfMonths,
  type SystemWindow,
  type WindowFrame,
  windowFrame,
} from '../../../shared/system/windows.ts'
import { uuidFromText } from '../../../shared/tenants/uuid-from-text.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { isStaleSummary } from '../../figures-api/reading/beside-summary.ts'
import { findNamedSummary } from '../../figures-api/reading/choose-named-run.ts'
import type { CurrentCostRun } from '../../figures-api/reading/current-cost-runs.ts'
import { noSummary } from '../../figures-api/reading/open-summary.ts'
import type { Choice, ChosenRun } from '../../figures-api/reading/run-choice.ts'
import type { ApiServices } from '../../figures-api/services.ts'
import { WindowCandidates } from './window-candidates.ts'

export interface WindowQuestion {
  readonly window: SystemWindow
  readonly knownAt?: string | undefined
}

export interface ChosenWindow {
  readonly question: WindowQuestion
  /** Months, or the one quarter, oldest first. */
  readonly spans: readonly Span[]
  readonly chosen: ReadonlyMap<string, Choice>
  /** By month, to hold what the summaries stand on against; none for a summary that was asked for by its id. */
  readonly costRuns: ReadonlyMap<string, CurrentCostRun>
  readonly timeframe: ApiTimeframe
  /** Whether the newest that answers was not over: scores, words and lists are of it. */
  readonly newestIsProvisional: boolean
  /** What the answer's tag covers of it. */
  readonly tag: readonly unknown[]
}

/** @throws ApiError PROCESS_REQUIRED before the first summary, VALIDATION_FAILED for a summary of another window */
export async function chooseWindow(question: WindowQuestion, services: ApiServices): Promise<ChosenWindow> {
  const chosen = await chooseWindowOrNone(question, services)
  if (chosen.timeframe.periods.length === 0) throw noneYet(question)
  return chosen
}

/**
 * As `chooseWindow`, for answers that have more to say than summaries do: before the first summary a window without any, up to
 * the newest month that was allocated, or else the one that goes on.
 *
 * @throws ApiError VALIDATION_FAILED for a summary of another window
 */
export async function chooseWindowOrNone(
  question: WindowQuestion,
  services: ApiServices,
): Promise<ChosenWindow> {
  const summaryId = question.knownAt === undefined ? null : uuidFromText(question.knownAt)
  if (summaryId !== null) return chooseNamed(question, summaryId, services)
  const candidates = new WindowCandidates(question.knownAt, services)
  if (question.window === 'quarterly') {
    const quarter = await candidates.newestQuarter()
    if (quarter !== null) return ofOne(question, quarter, candidates.costRuns, services)
  }
  const newest = await candidates.newestMonth()
  const costRun = candidates.newestCostRun()
  const last =
    newest !== null
      ? { month: newest.span.id, asOfMs: newest.run.asOfMs }
      : costRun !== null
        ? { month: costRun.month, asOfMs: costRun.run.asOfMs }
        : { month: candidates.month, asOfMs: candidates.atMs }
  const frame = windowFrame(question.window, last, services.configuration.FISCAL_YEAR_FIRST_MONTH)
  const chosen = await candidates.choicesOf(frame.months)
  return windowOf(question, frame, { chosen, costRuns: candidates.costRuns }, services)
}

/** A summary by its id answers for the window that it is of. */
async function chooseNamed(
  question: WindowQuestion,
  summaryId: string,
  services: ApiServices,
): Promise<ChosenWindow> {
  const summary = await findNamedSummary(summaryId, services)
  if (isReason(summary)) throw noSummary('knownAt', summary)
  const span = spanOf(summary.period, services.configuration.FISCAL_YEAR_FIRST_MONTH)
  const window: SystemWindow = isMonth(span) ? 'monthly' : 'quarterly'
  if (question.window !== window) {
    const message = `the id of that summary goes with the window ${window}; for other windows give an instant`
    throw new ApiError(400, 'VALIDATION_FAILED', `knownAt: ${message}.`, {
      details: [{ field: 'knownAt', message }],
    })
  }
  const run = { runId: summary.runId, asOfMs: parseInstant(summary.asOf, 'asOf') }
  return ofOne(question, { span, run }, new Map(), services)
}

function ofOne(
  question: WindowQuestion,
  { span, run }: { readonly span: Span; readonly run: ChosenRun },
  costRuns: ChosenWindow['costRuns'],
  services: ApiServices,
): ChosenWindow {
  const label = `${isMonth(span) ? 'Month' : 'Quarter'} ${span.id}`
  const begun = begunBy(span, run)
  const frame = { ...frameOfMonths(begun, label, run.asOfMs), months: [span.id] }
  return windowOf(question, frame, { chosen: new Map([[span.id, run]]), costRuns }, services)
}

function windowOf(
  question: WindowQuestion,
  { from, to, label, months }: WindowFrame,
  { chosen, costRuns }: Pick<ChosenWindow, 'chosen' | 'costRuns'>,
  services: ApiServices,
): ChosenWindow {
  const spans = months.map((month) => spanOf(month, services.configuration.FISCAL_YEAR_FIRST_MONTH))
  const answering = spans.flatMap((span) => {
    const run = chosen.get(span.id)
    return run === undefined || isReason(run) ? [] : { span, run }
  })
  const periods = answering.map(({ span }) => span.id)
  const absent = months.filter((month) => !periods.includes(month))
  const asOfMs = answering.at(-1)?.run.asOfMs
  const looked = answering.map(({ span, run }): LookedAt => ({ span, asOfMs: run.asOfMs }))
  const covered =
    asOfMs === undefined
      ? null
      : frameOfMonths(
          answering.flatMap(({ span, run }) => begunBy(span, run)),
          label,
          asOfMs,
        )
  return {
    question,
    spans,
    chosen,
    costRuns,
    timeframe: {
      window: question.window,
      label: absent.length === 0 ? label : `${label}; without a summary: ${monthsInWords(absent)}`,
      from,
      to,
      figures_from: covered?.from ?? null,
      figures_to: covered?.to ?? null,
      periods,
      as_of: asOfMs === undefined ? null : instantText(asOfMs),
      provisional: notOverWords(looked),
    },
    newestIsProvisional: looked.slice(-1).some((newest) => !isOver(newest)),
    tag: [
      ...answering.map(({ span, run }) => [
        span.id,
        run.runId,
        isStaleSummary(span, run, question, services),
      ]),
      ...spans.flatMap((span) => span.months.map((month) => costRuns.get(month)?.runId ?? null)),
    ],
  }
}

/** Months of a quarter that had begun when its summary looked. */
function begunBy({ months }: Span, { asOfMs }: ChosenRun): string[] {
  const last = periodAt(asOfMs - 1).id
  return months.filter((month) => month <= last)
}

/** Where nothing answers. */
export function noneYet({ knownAt }: WindowQuestion): ApiError {
  const message =
    knownAt === undefined
      ? 'No strategic summary is published yet: whoever runs the system publishes it, on schedule or by hand (npm run summaries).'
      : 'No strategic summary was published at that instant.'
  const field = knownAt === undefined ? 'window' : 'knownAt'
  return new ApiError(409, 'PROCESS_REQUIRED', message, { details: [{ field, message }] })
}
