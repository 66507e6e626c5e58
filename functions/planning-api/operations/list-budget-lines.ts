// GET /planning/budgets/lines: what stands of a scenario. Who sees some tenants only gets their own lines of those.
import { fiscalYearOf } from '../../../shared/budgets/fiscal-year.ts'
import type { BudgetLines } from '../../../shared/contract/api/answers/planning/budgets.ts'
import { scenarioFrom } from '../../../shared/contract/budget/scenario.ts'
import { plainMeta } from '../../figures-api/answers/meta.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { apiKey, apiValues } from '../budgets/api-lines.ts'
import { BUDGET_BOOK } from '../budgets/budget-meta.ts'
import { labelsOf } from '../budgets/newest-view.ts'
import { seenYears } from '../budgets/seen-years.ts'
import { readSeenBook } from '../budgets/sees-book.ts'
import { mayWriteLine, seesLine } from '../budgets/who-writes.ts'
import type { PlanningServices } from '../services.ts'

export const listBudgetLines: Action<'listBudgetLines', PlanningServices> = async (call) => {
  const { caller, sight, services } = call
  const { scenario, fiscalYear, dimension, measure } = call.request
  const [book, labelOf] = await Promise.all([
    readSeenBook(scenarioFrom(scenario), call),
    labelsOf(sight, services),
  ])
  const firstMonth = services.configuration.FISCAL_YEAR_FIRST_MONTH
  const lines = book.lines.filter(
    (line) =>
      seesLine(caller, sight, line) &&
      (dimension === undefined || line.dimension === dimension) &&
      (measure === undefined || line.measure === measure) &&
      (fiscalYear === undefined || fiscalYearOf(line.period, firstMonth) === fiscalYear),
  )
  const data: BudgetLines = {
    scenario: book.scenario,
    revision: book.revision,
    years: seenYears(book.years, caller, sight),
    lines: lines.map((line) => ({
      ...apiKey(line),
      label: labelOf(line.member),
      ...apiValues(line),
      version: line.version,
      changed_by: line.changedBy,
      changed_at: line.changedAt,
      may_write: mayWriteLine(caller, line),
    })),
  }
  const changedAt = lines.map((line) => line.changedAt).sort()
  return jsonAnswer({ data, meta: { ...plainMeta(changedAt.at(-1) ?? null), data_source: BUDGET_BOOK } })
}
