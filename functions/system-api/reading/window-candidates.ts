// Summaries that may answer for a window, and the cost runs of their months: pointers, each read once.
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { periodAt, shiftPeriod } from '../../../shared/periods/period.ts'
import { type Span, spanOf } from '../../../shared/periods/span.ts'
import { quarterOf } from '../../../shared/system/windows.ts'
import { instantOf } from '../../figures-api/reading/choose-runs.ts'
import { type CurrentCostRun, chooseSummariesAndRuns } from '../../figures-api/reading/current-cost-runs.ts'
import type { Choice, ChosenRun } from '../../figures-api/reading/run-choice.ts'
import type { ApiServices } from '../../figures-api/services.ts'

/** Months looked back for the newest summary at first, and where none of those has one. */
const FIRST_MONTHS = 2
const MOST_MONTHS = 36

export interface Candidate {
  readonly span: Span
  readonly run: ChosenRun
}

export class WindowCandidates {
  readonly #knownAt: string | undefined
  readonly #services: ApiServices
  readonly #summaries = new Map<string, Choice>()
  readonly #costRuns = new Map<string, CurrentCostRun>()
  readonly #months: readonly string[]
  /** Epoch milliseconds: now, or an earlier instant that was asked for. */
  readonly atMs: number

  /** @param knownAt an instant. @throws ApiError for one that is none */
  constructor(knownAt: string | undefined, services: ApiServices) {
    this.#knownAt = knownAt
    this.#services = services
    const nowMs = services.clock()
    this.atMs = knownAt === undefined ? nowMs : Math.min(nowMs, instantOf(knownAt))
    const month = periodAt(this.atMs - 1)
    this.#months = Array.from({ length: MOST_MONTHS }, (_, back) => shiftPeriod(month, -back).id)
  }

  /** Of the months that were looked at so far. */
  get costRuns(): ReadonlyMap<string, CurrentCostRun> {
    return this.#costRuns
  }

  /** The month in which the question is asked. */
  get month(): string {
    return this.#months[0] as string
  }

  async choicesOf(periods: readonly string[]): Promise<ReadonlyMap<string, Choice>> {
    const unread = periods.filter((period) => !this.#summaries.has(period)).map((id) => this.#spanOf(id))
    if (unread.length > 0) {
      const question = { knownAt: this.#knownAt }
      const { summaries, costRuns } = await chooseSummariesAndRuns(unread, question, this.#services)
      for (const [period, choice] of summaries) this.#summaries.set(period, choice)
      for (const [month, run] of costRuns) this.#costRuns.set(month, run)
    }
    return this.#summaries
  }

  /** Null where no month has a summary. */
  async newestMonth(): Promise<Candidate | null> {
    return (await this.#newestOf(this.#months.slice(0, FIRST_MONTHS))) ?? this.#newestOf(this.#months)
  }

  newestQuarter(): Promise<Candidate | null> {
    const firstMonth = this.#services.configuration.FISCAL_YEAR_FIRST_MONTH
    const quarters = this.#months.slice(0, 4).map((month) => quarterOf(month, firstMonth))
    return this.#newestOf([...new Set(quarters)])
  }

  /** Among the months that were looked at. */
  newestCostRun(): { readonly month: string; readonly run: ChosenRun } | null {
    const month = this.#months.find((one) => this.#costRuns.has(one))
    const run = month === undefined ? undefined : this.#costRuns.get(month)
    return month === undefined || run === undefined ? null : { month, run }
  }

  async #newestOf(periods: readonly string[]): Promise<Candidate | null> {
    const choices = await this.choicesOf(periods)
    for (const period of periods) {
      const run = choices.get(period)
      if (run !== undefined && !isReason(run)) return { span: this.#spanOf(period), run }
    }
    return null
  }

  #spanOf(period: string): Span {
    return spanOf(period, this.#services.configuration.FISCAL_YEAR_FIRST_MONTH)
  }
}
