// The months of a grid question: each month's run and the rows of the tenants that are asked for in it, read once for all
// grids; pointers and heads of all months in one read each.
import { recordedTenants } from '../../../shared/audit/tenants-named.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import type { Span } from '../../../shared/periods/span.ts'
import { NotPublishedError } from '../../runtime/errors.ts'
import { ALLOCATE_AGAIN } from '../answers/failure.ts'
import { type Condition, conditionOf } from '../answers/meta.ts'
import type { Call } from '../perform.ts'
import { type AnsweredSummary, openChosenSummaries } from '../reading/beside-summary.ts'
import { EXPIRED } from '../reading/choose-named-run.ts'
import { chooseRuns } from '../reading/choose-runs.ts'
import { asksByName, findTenant, type IdOf, type NameIndex, nameIndex } from '../reading/find-tenants.ts'
import { isStale } from '../reading/freshness.ts'
import { openRuns } from '../reading/open-run.ts'
import { type RunView, viewRun } from '../reading/run-view.ts'
import type { ReadMonth } from '../reading/span-view.ts'
import type { GridQuestion } from './grid-question.ts'
import { type GridSummary, readGridSummary, summarySpans } from './grid-summaries.ts'
import { isPlatform } from './platform-word.ts'

export interface GridMonth extends ReadMonth {
  readonly condition: Condition
}

export interface GridMonths {
  /** By month: what was read, or why there is nothing. */
  readonly months: ReadonlyMap<string, GridMonth | NullReason>
  /** By month, quarter or year in which a measure of a summary is asked for. */
  readonly summaries: ReadonlyMap<string, GridSummary>
  /** Tenants of a month, quarter or year, by the names they have in any of its months. */
  tenantsIn(span: Span): IdOf
}

interface NamedMonth {
  readonly view: RunView
  readonly names: NameIndex
}

export async function readMonths(
  call: Call<'queryFigures'>,
  { grids, tenantsByMonth }: GridQuestion,
): Promise<GridMonths> {
  const ofSummaries = summarySpans(grids)
  const [named, opened] = await Promise.all([
    readNames(call, tenantsByMonth),
    openChosenSummaries(ofSummaries, call.request, call.sight, call.services),
  ])
  const spans = new Map(grids.flatMap((grid) => grid.spans.map((span) => [span.id, span])))
  const finders = new Map([...spans].map(([id, span]) => [id, finderIn(span, named)]))
  const tenantsIn = ({ id }: Span): IdOf => finders.get(id) ?? (() => EXPIRED)
  const wanted = new Map([...named.keys()].map((month) => [month, new Set<string>()]))
  for (const grid of grids) {
    for (const span of grid.spans) {
      const idOf = tenantsIn(span)
      const ids = grid.tenants.filter((tenant) => !isPlatform(tenant)).map(idOf)
      for (const id of ids) {
        if (!isReason(id)) for (const month of span.months) wanted.get(month)?.add(id)
      }
    }
  }
  // Named by what are no ids, or more than are written down.
  if (call.facts.tenantIds === 'many') {
    call.facts.tenantIds = recordedTenants([...wanted.values()].flatMap((ids) => [...ids]))
  }
  const read = [...named].map(
    async ([period, month]): Promise<[string, GridMonth | NullReason]> => [
      period,
      isReason(month) ? month : await readRows(month.view, wanted.get(period) ?? [], call).catch(asReason),
    ],
  )
  const readSummaries = ofSummaries.flatMap((span) => {
    const summary = opened.get(span.id)
    return summary === undefined ? [] : readOfSummary(span, summary, grids, tenantsIn)
  })
  const [months, summaries] = await Promise.all([Promise.all(read), Promise.all(readSummaries)])
  return { months: new Map(months), summaries: new Map(summaries), tenantsIn }
}

/** A summary of which a part has expired meanwhile costs the others nothing. */
async function readOfSummary(
  span: Span,
  summary: AnsweredSummary,
  grids: GridQuestion['grids'],
  tenantsIn: GridMonths['tenantsIn'],
): Promise<[string, GridSummary]> {
  const read = (answered: AnsweredSummary) => readGridSummary(span, answered, grids, tenantsIn)
  const found = await read(summary).catch((error) => read({ ...summary, view: asReason(error) }))
  return [span.id, found]
}

/** Each month's run, with the names of its tenants where some are asked for by name. */
async function readNames(
  { request, sight, services }: Call<'queryFigures'>,
  tenantsByMonth: GridQuestion['tenantsByMonth'],
): Promise<ReadonlyMap<string, NamedMonth | NullReason>> {
  const choices = await chooseRuns([...tenantsByMonth.keys()], request, sight, services)
  const runIds = [...choices.values()].flatMap((choice) => (isReason(choice) ? [] : choice.runId))
  const heads = await openRuns(runIds, sight, services)
  const readOne = async (period: string, asked: ReadonlySet<string>): Promise<NamedMonth | NullReason> => {
    const choice = choices.get(period) ?? EXPIRED
    if (isReason(choice)) return choice
    const head = heads.get(choice.runId)
    if (head === undefined) return EXPIRED
    const view = viewRun(head, sight, services)
    const hasNames = asksByName([...asked].filter((tenant) => !isPlatform(tenant)))
    return { view, names: hasNames ? nameIndex(await view.tenants()) : new Map() }
  }
  const months = [...tenantsByMonth].map(async ([period, asked]) => {
    return [period, await readOne(period, asked).catch(asReason)] as const
  })
  return new Map(await Promise.all(months))
}

/** Each name is looked for once a span. */
function finderIn({ months }: Span, named: ReadonlyMap<string, NamedMonth | NullReason>): IdOf {
  const indexes = months.flatMap((month) => {
    const found = named.get(month)
    return found === undefined || isReason(found) ? [] : found.names
  })
  const found = new Map<string, string | NullReason>()
  return (asked) => {
    const known = found.get(asked)
    if (known !== undefined) return known
    const id = findTenant(asked, indexes)
    found.set(asked, id)
    return id
  }
}

async function readRows(
  view: RunView,
  tenantIds: Iterable<string>,
  { request, services }: Call<'queryFigures'>,
): Promise<GridMonth> {
  const { period, asOf } = view.record
  const rows = await view.rows(tenantIds)
  const stale = isStale(period, parseInstant(asOf, 'asOf'), request, services)
  return { view, rows, condition: conditionOf(view, rows.values(), stale) }
}

/** A month that cannot be read costs the others nothing. */
function asReason(error: unknown): NullReason {
  if (!(error instanceof NotPublishedError)) throw error
  return error.reason === 'expired' ? EXPIRED : { code: error.reason, message: ALLOCATE_AGAIN }
}
