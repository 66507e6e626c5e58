// Which published summaries answer for a window, now or at an instant of knowledge time: their pointers, and nothing else.
import type { ApiTimeframe } from '../../../shared/contract/api/answers/system/common.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { instantText, parseInstant } from '../../../shared/periods/instants.ts'
import { periodAt, shiftPeriod } from '../../../shared/periods/period.ts'
import { isMonth, type Span, spanOf } from '../../../shared/periods/span.ts'
import {
  frameOfMonths,
  quarterOf,
  type SystemWindow,
  type WindowFrame,
  windowFrame,
} from '../../../shared/system/windows.ts'
import { uuidFromText } from '../../../shared/tenants/uuid-from-text.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { isStaleSummary } from '../../figures-api/reading/beside-summary.ts'
import { findNamedSummary } from '../../figures-api/reading/choose-named-run.ts'
import { instantOf } from '../../figures-api/reading/choose-runs.ts'
import { chooseSummaries } from '../../figures-api/reading/choose-summaries.ts'
import { noSummary } from '../../figures-api/reading/open-summary.ts'
import type { Choice, ChosenRun } from '../../figures-api/reading/run-choice.ts'
import type { ApiServices } from '../../figures-api/services.ts'

export interface WindowQuestion {
  readonly window: SystemWindow
  readonly knownAt?: string | undefined
}

export interface ChosenWindow {
  readonly question: WindowQuestion
  /** Months, or the one quarter, oldest first. */
  readonly spans: readonly Span[]
  readonly chosen: ReadonlyMap<string, Choice>
  readonly timeframe: ApiTimeframe
  /** What the answer's tag covers of it. */
  readonly tag: readonly unknown[]
}

/** @throws ApiError PROCESS_REQUIRED before the first summary, VALIDATION_FAILED for a summary of another window */
export async function chooseWindow(question: WindowQuestion, services: ApiServices): Promise<ChosenWindow> {
  const summaryId = question.knownAt === undefined ? null : uuidFromText(question.knownAt)
  if (summaryId !== null) return chooseNamed(question, summaryId, services)
  const firstMonth = services.configuration.FISCAL_YEAR_FIRST_MONTH
  const candidates = new Candidates(question, services)
  if (question.window === 'quarterly') {
    const quarter = await candidates.newestQuarter()
    if (quarter !== null) return ofOne(question, quarter.span, quarter.run, services)
  }
  const newest = await candidates.newestMonth()
  const frame = windowFrame(question.window, { month: newest.span.id, asOfMs: newest.run.asOfMs }, firstMonth)
  return windowOf(question, frame, await candidates.choicesOf(frame.months), services)
}

/** Months looked back for the newest summary at first, and where none of those has one. */
const FIRST_MONTHS = 2
const MOST_MONTHS = 36

/** Pointers by period, each read once. */
class Candidates {
  readonly #question: WindowQuestion
  readonly #services: ApiServices
  readonly #known = new Map<string, Choice>()
  readonly #months: readonly string[]

  constructor(question: WindowQuestion, services: ApiServices) {
    this.#question = question
    this.#services = services
    const nowMs = services.clock()
    const atMs = question.knownAt === undefined ? nowMs : Math.min(nowMs, instantOf(question.knownAt))
    const month = periodAt(atMs)
    this.#months = Array.from({ length: MOST_MONTHS }, (_, back) => shiftPeriod(month, -back).id)
  }

  async choicesOf(periods: readonly string[]): Promise<ReadonlyMap<string, Choice>> {
    const firstMonth = this.#services.configuration.FISCAL_YEAR_FIRST_MONTH
    const unread = periods.filter((period) => !this.#known.has(period))
    if (unread.length > 0) {
      const spans = unread.map((period) => spanOf(period, firstMonth))
      const { knownAt } = this.#question
      for (const [period, choice] of await chooseSummaries(spans, { knownAt }, this.#services)) {
        this.#known.set(period, choice)
      }
    }
    return this.#known
  }

  /** @throws ApiError PROCESS_REQUIRED when no month has a summary */
  async newestMonth(): Promise<{ readonly span: Span; readonly run: ChosenRun }> {
    const newest =
      (await this.#newestOf(this.#months.slice(0, FIRST_MONTHS))) ?? (await this.#newestOf(this.#months))
    if (newest !== null) return newest
    throw noneYet(this.#question)
  }

  newestQuarter() {
    const firstMonth = this.#services.configuration.FISCAL_YEAR_FIRST_MONTH
    const quarters = this.#months.slice(0, 4).map((month) => quarterOf(month, firstMonth))
    return this.#newestOf([...new Set(quarters)])
  }

  async #newestOf(periods: readonly string[]) {
    const choices = await this.choicesOf(periods)
    for (const period of periods) {
      const run = choices.get(period)
      if (run === undefined || isReason(run)) continue
      return { span: spanOf(period, this.#services.configuration.FISCAL_YEAR_FIRST_MONTH), run }
    }
    return null
  }
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
  return ofOne(question, span, run, services)
}

function ofOne(question: WindowQuestion, span: Span, run: ChosenRun, services: ApiServices): ChosenWindow {
  const label = `${isMonth(span) ? 'Month' : 'Quarter'} ${span.id}`
  const begun = span.months.filter((month) => month <= periodAt(run.asOfMs - 1).id)
  const frame = { ...frameOfMonths(begun, label, run.asOfMs), months: [span.id] }
  return windowOf(question, frame, new Map([[span.id, run]]), services)
}

function windowOf(
  question: WindowQuestion,
  { from, to, label, months }: WindowFrame,
  chosen: ReadonlyMap<string, Choice>,
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
  return {
    question,
    spans,
    chosen,
    timeframe: {
      window: question.window,
      label: absent.length === 0 ? label : `${label}; without a summary: ${absent.join(', ')}`,
      from,
      to,
      periods,
      as_of: asOfMs === undefined ? null : instantText(asOfMs),
    },
    tag: answering.map(({ span, run }) => [
      span.id,
      run.runId,
      isStaleSummary(span, run, question, services),
    ]),
  }
}

function noneYet({ knownAt }: WindowQuestion): ApiError {
  const message =
    knownAt === undefined
      ? 'No strategic summary is published yet: whoever runs the system publishes it, on schedule or by hand (npm run summaries).'
      : 'No strategic summary was published at that instant.'
  const field = knownAt === undefined ? 'window' : 'knownAt'
  return new ApiError(409, 'PROCESS_REQUIRED', message, { details: [{ field, message }] })
}
