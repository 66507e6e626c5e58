// Opens the run that an answer comes from. The first page chooses it from the pointer, and ends there if the caller holds
// the answer already; a later page takes it from its cursor, so that all pages come from one run.
import type { Operation } from '../../../shared/access/may-call.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import { etagOf, holdsAlready } from '../answers/etag.ts'
import type { Call } from '../perform.ts'
import type { Asked } from '../requests/cursor.ts'
import { isStale } from './freshness.ts'
import { newestPeriod } from './newest-period.ts'
import { chooseRun, openRun } from './open-run.ts'
import type { RunChoice } from './run-choice.ts'
import type { RunView } from './run-view.ts'

/** What is asked, without page size and cursor. */
export interface Question extends RunChoice {
  /** The newest published month when left out. */
  readonly period?: string | undefined
}

export interface OpenedAnswer {
  readonly view: RunView
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

/** @throws ApiError when no run answers, or the cursor does not open */
export async function openAnswer<Name extends Operation>(
  call: Call<Name>,
  question: Question,
  page: { readonly limit?: number; readonly cursor?: string | undefined } = {},
): Promise<OpenedAnswer | Unchanged> {
  const { operation, caller, sight, services, facts, event } = call
  const asked = { operation, caller, sight, question }
  if (page.cursor !== undefined) {
    const { of: runId, after } = await services.cursors.open(page.cursor, asked)
    facts.runIds = [runId]
    const view = await openRun(runId, sight, services)
    return { view, after, asked, stale: isStaleView(view, question, call) }
  }
  const period = question.period ?? (await newestPeriod(services))
  const { runId, asOfMs } = await chooseRun(period, question, sight, services)
  facts.runIds = [runId]
  const stale = isStale(period, asOfMs, question, services)
  const etag = etagOf(sight, operation, question, page.limit, runId, stale)
  if (holdsAlready(event, etag)) return { unchanged: etag }
  return { view: await openRun(runId, sight, services), after: null, asked, stale, etag }
}

function isStaleView<Name extends Operation>(
  view: RunView,
  choice: RunChoice,
  { services }: Call<Name>,
): boolean {
  const { period, asOf } = view.record
  return isStale(period, parseInstant(asOf, 'asOf'), choice, services)
}
