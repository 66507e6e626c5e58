// GET /planning/budgets/history: who changed which line, newest first, page by page. Changes that come meanwhile stand on no
// later page: a cursor goes on from the change at which the page before ended.
import { fiscalYearOf } from '../../../shared/budgets/fiscal-year.ts'
import type { BudgetHistory } from '../../../shared/contract/api/answers/planning/budgets.ts'
import type { YearEvent } from '../../../shared/contract/budget/book.ts'
import type { HistoryEntry } from '../../../shared/contract/budget/history.ts'
import { scenarioFrom } from '../../../shared/contract/budget/scenario.ts'
import { plainMeta } from '../../figures-api/answers/meta.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action, Call } from '../../figures-api/perform.ts'
import { folded } from '../../figures-api/reading/tenant-names.ts'
import { apiKey, apiValues } from '../budgets/api-lines.ts'
import { BUDGET_BOOK } from '../budgets/budget-meta.ts'
import { historyPage } from '../budgets/history-page.ts'
import { labelsOf } from '../budgets/newest-view.ts'
import { seesLine } from '../budgets/who-writes.ts'
import type { PlanningServices } from '../services.ts'

type HistoryCall = Call<'listBudgetHistory', PlanningServices>

export const listBudgetHistory: Action<'listBudgetHistory', PlanningServices> = async (call) => {
  const { request, operation, caller, sight, services } = call
  const { limit, cursor, ...question } = request
  const asked = { operation, caller, sight, question }
  const place = cursor === undefined ? null : await services.cursors.open(cursor, asked)
  const scenario = scenarioFrom(request.scenario)
  const labelOf = await labelsOf(sight, services)
  const { entries, next } = await historyPage(
    services.books.changes(scenario, place?.of),
    { limit, passed: place === null ? 0 : Number(place.after) },
    (change) => [
      ...change.lines.flatMap((entry) => seenEntry(entry, call, labelOf)).map((line) => ({ line })),
      ...change.years.filter((event) => seesEvent(event, call)).map((year) => ({ year })),
    ],
  )
  const lines = entries.flatMap((one) => ('line' in one ? [apiEntry(one.line, labelOf)] : []))
  const years = entries.flatMap((one) => ('year' in one ? [apiEvent(one.year)] : []))
  const nextCursor = next && (await services.cursors.seal({ of: next.of, after: String(next.passed) }, asked))
  const data: BudgetHistory = { scenario, lines, years, next_cursor: nextCursor }
  return jsonAnswer({ data, meta: { ...plainMeta(), data_source: BUDGET_BOOK } })
}

/** Of a line that changed hands, who sees some tenants only is told the side that is theirs. */
function seenEntry(
  entry: HistoryEntry,
  { request, caller, sight, services }: HistoryCall,
  labelOf: (member: string) => string,
): HistoryEntry[] {
  const { fiscalYear, dimension, member, measure, period } = request
  const firstMonth = services.configuration.FISCAL_YEAR_FIRST_MONTH
  const isAsked =
    (fiscalYear === undefined || fiscalYearOf(entry.period, firstMonth) === fiscalYear) &&
    (dimension === undefined || entry.dimension === dimension) &&
    (measure === undefined || entry.measure === measure) &&
    (period === undefined || entry.period === period) &&
    (member === undefined ||
      [entry.member, labelOf(entry.member)].some((name) => folded(name) === folded(member)))
  if (!isAsked) return []
  const seen = (side: HistoryEntry['old']) =>
    side !== null && seesLine(caller, sight, { ...entry, owner: side.owner }) ? side : null
  const told = { ...entry, old: seen(entry.old), new: seen(entry.new) }
  return told.old === null && told.new === null ? [] : [told]
}

/** Why Finance opened a year again is no business of who sees some tenants only. */
function seesEvent({ fiscalYear }: YearEvent, { request, sight }: HistoryCall): boolean {
  const { dimension, member, measure, period } = request
  const isOfLines = [dimension, member, measure, period].some((asked) => asked !== undefined)
  return (
    sight.kind === 'platform' &&
    !isOfLines &&
    (request.fiscalYear === undefined || request.fiscalYear === fiscalYear)
  )
}

function apiEntry(entry: HistoryEntry, labelOf: (member: string) => string): BudgetHistory['lines'][number] {
  const { revision, who, at, why, old, new: now } = entry
  return {
    ...apiKey(entry),
    label: labelOf(entry.member),
    ...{ revision, who, at, why },
    old: old && { ...apiValues(old), version: old.version },
    new: now && { ...apiValues(now), version: now.version },
  }
}

function apiEvent({ fiscalYear, action, by, at, why }: YearEvent): BudgetHistory['years'][number] {
  return { fiscal_year: fiscalYear, action, by, at, why }
}
