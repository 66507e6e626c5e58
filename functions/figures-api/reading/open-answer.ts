// Opens the runs that an answer comes from, one a month. The first page chooses them from the pointers, and ends there if
// the caller holds the answer already; a later page takes them from its cursor, so that all pages come from the same runs.
import type { Operation } from '../../../shared/access/may-call.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import { type Span, spanOf } from '../../../shared/periods/span.ts'
import { etagOf, holdsAlready } from '../answers/etag.ts'
import type { Call } from '../perform.ts'
import type { Asked } from '../requests/cursor.ts'
import { isStale } from './freshness.ts'
import { newestPeriod } from './newest-period.ts'
import { chooseSpan, openAll } from './open-run.ts'
import type { RunChoice } from './run-choice.ts'
import type { RunView } from './run-view.ts'
import { type FiguresView, viewSpan } from './span-view.ts'

/** What is asked, without page size and cursor. */
export interface Question extends RunChoice {
  /** The newest published month when left out. */
  readonly period?: string | undefined
}

export interface OpenedAnswer<View> {
  readonly view: View
  readonly stale: boolean
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
  return 'unchanged' in opened ? opened : { ...opened, view: opened.view[0] as RunView }
}

/** Of a month, quarter or year. @throws ApiError when no run answers for a month of it, or the cursor does not open */
export async function openFigures<Name extends Operation>(
  call: Call<Name>,
  question: Question & { readonly period: string },
  page: Page = {},
): Promise<OpenedAnswer<FiguresView> | Unchanged> {
  const span = spanOf(question.period, call.services.configuration.FISCAL_YEAR_FIRST_MONTH)
  const opened = await openMonths(call, question, page, async () => span)
  return 'unchanged' in opened ? opened : { ...opened, view: viewSpan(span, opened.view) }
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
    const { of: runs, after } = await services.cursors.open(page.cursor, asked)
    facts.runIds = runs.split(BETWEEN_RUNS)
    const views = await openAll(facts.runIds, sight, services)
    return { view: views, after, asked, stale: views.some((view) => isStaleView(view, question, call)) }
  }
  const span = await spanAsked()
  const chosen = await chooseSpan(span, question, sight, services)
  const runIds = chosen.map(({ runId }) => runId)
  facts.runIds = runIds
  const stale = chosen.some(({ asOfMs }, at) => isStale(span.months[at] ?? '', asOfMs, question, services))
  const etag = etagOf(sight, operation, question, page.limit, runIds, stale)
  if (holdsAlready(event, etag)) return { unchanged: etag }
  return { view: await openAll(runIds, sight, services), after: null, asked, stale, etag }
}

const BETWEEN_RUNS = ' '

/** The runs of an answer, as a cursor to its next page names them. */
export function runsInCursor(months: readonly Pick<RunView, 'record'>[]): string {
  return months.map(({ record }) => record.runId).join(BETWEEN_RUNS)
}

function isStaleView<Name extends Operation>(
  view: RunView,
  choice: RunChoice,
  { services }: Call<Name>,
): boolean {
  const { period, asOf } = view.record
  return isStale(period, parseInstant(asOf, 'asOf'), choice, services)
}
