// Opens the runs that an answer comes from, one a month. The first page chooses them from the pointers, and ends there if
// the caller holds the answer already; a later page takes them from its cursor, so that all pages come from the same runs.
import type { Operation } from '../../../shared/access/may-call.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import { type Span, spanOf } from '../../../shared/periods/span.ts'
import { etagOf, holdsAlready } from '../answers/etag.ts'
import type { Call } from '../perform.ts'
import type { Asked } from '../requests/cursor.ts'
import { type AnsweredSummary, besideSummary, openSummariesOf } from './beside-summary.ts'
import { chooseSummaries } from './choose-summaries.ts'
import { isStale } from './freshness.ts'
import { newestPeriod } from './newest-period.ts'
import { chooseSpan, openAll } from './open-run.ts'
import type { RunChoice } from './run-choice.ts'
import type { RunView } from './run-view.ts'
import { runsOfCursor } from './runs-in-cursor.ts'
import { type FiguresView, viewSpan } from './span-view.ts'
import { reopenSummary, tagOfSummary } from './summary-of-answer.ts'

/** What is asked, without page size and cursor. */
export interface Question extends RunChoice {
  /** The newest published month when left out. */
  readonly period?: string | undefined
}

export interface OpenedAnswer<View> {
  readonly view: View
  readonly stale: boolean
  /** Null where no measure of a summary is asked for. */
  readonly summary: AnsweredSummary | null
  /** The last entry of the page before; null on the first page. */
  readonly after: string | null
  /** On a first page only: what it is known by. */
  readonly etag?: string
  /** What a cursor to the next page is bound to. */
  readonly asked: Asked
}

/** The caller holds the answer with this tag already. */
export interface Unchanged {
  readonly unchanged: string
}

interface Page {
  readonly limit?: number
  readonly cursor?: string | undefined
  /** Whether a measure of a summary is asked for: its rows then carry their part of the period's summary. */
  readonly besideSummary?: boolean
}

/** Of one month. @throws ApiError when no run answers, or the cursor does not open */
export async function openAnswer<Name extends Operation>(
  call: Call<Name>,
  question: Question,
  page: Page = {},
): Promise<OpenedAnswer<RunView> | Unchanged> {
  const monthAsked = async () => {
    const month = question.period ?? (await newestPeriod(call.services))
    return { id: month, months: [month] }
  }
  const opened = await openMonths(call, question, page, monthAsked)
  if ('unchanged' in opened) return opened
  return { ...opened, view: besideSummary(opened.view[0] as RunView, opened.summary) }
}

/** Of a month, quarter or year. @throws ApiError when no run answers for a month of it, or the cursor does not open */
export async function openFigures<Name extends Operation>(
  call: Call<Name>,
  question: Question & { readonly period: string },
  page: Page = {},
): Promise<OpenedAnswer<FiguresView> | Unchanged> {
  const span = spanOf(question.period, call.services.configuration.FISCAL_YEAR_FIRST_MONTH)
  const opened = await openMonths(call, question, page, async () => span)
  if ('unchanged' in opened) return opened
  return { ...opened, view: besideSummary(viewSpan(span, opened.view), opened.summary) }
}

async function openMonths<Name extends Operation>(
  call: Call<Name>,
  question: Question,
  page: Page,
  spanAsked: () => Promise<Span>,
): Promise<OpenedAnswer<readonly RunView[]> | Unchanged> {
  const { operation, caller, sight, services, facts, event } = call
  const asked = { operation, caller, sight, question }
  if (page.cursor !== undefined) {
    const { of, after } = await services.cursors.open(page.cursor, asked)
    const { runIds, summaryId } = runsOfCursor(of)
    facts.runIds = [...runIds, ...(summaryId === undefined ? [] : [summaryId])]
    const [views, summary] = await Promise.all([
      openAll(runIds, sight, services),
      page.besideSummary ? reopenSummary(summaryId, await spanAsked(), question, call) : null,
    ])
    const stale = views.some((view) => isStaleView(view, question, call))
    return { view: views, summary, after, asked, stale }
  }
  const span = await spanAsked()
  const [chosen, summaries] = await Promise.all([
    chooseSpan(span, question, sight, services),
    page.besideSummary ? chooseSummaries([span], question, services) : null,
  ])
  const runIds = chosen.map(({ runId }) => runId)
  const summaryIds = [...(summaries?.values() ?? [])].flatMap((each) => (isReason(each) ? [] : each.runId))
  facts.runIds = [...runIds, ...summaryIds]
  const stale = chosen.some(({ asOfMs }, at) => isStale(span.months[at] ?? '', asOfMs, question, services))
  const ofSummary = summaries === null ? [] : [tagOfSummary(span, summaries, question, services)]
  const etag = etagOf(sight, operation, question, page.limit, runIds, stale, ...ofSummary)
  if (holdsAlready(event, etag)) return { unchanged: etag }
  const [view, opened] = await Promise.all([
    openAll(runIds, sight, services),
    summaries === null ? null : openSummariesOf([span], summaries, question, sight, services),
  ])
  return { view, summary: opened?.get(span.id) ?? null, after: null, asked, stale, etag }
}

function isStaleView<Name extends Operation>(
  view: RunView,
  choice: RunChoice,
  { services }: Call<Name>,
): boolean {
  const { period, asOf } = view.record
  return isStale(period, parseInstant(asOf, 'asOf'), choice, services)
}
