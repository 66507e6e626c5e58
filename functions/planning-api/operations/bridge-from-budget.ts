// GET /planning/bridges/from-budget: from each line of a dimension and measure to what was published, step by step.
import { bridgeTotals } from '../../../shared/budgets/bridge-totals.ts'
import { fiscalYearOf } from '../../../shared/budgets/fiscal-year.ts'
import type { ApiBudgetBridge, BudgetBridges } from '../../../shared/contract/api/answers/planning/bridges.ts'
import { scenarioFrom } from '../../../shared/contract/budget/scenario.ts'
import { spanOf } from '../../../shared/periods/span.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { etagOf, holdsAlready } from '../../figures-api/answers/etag.ts'
import { jsonAnswer, notModified } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { platformRefused } from '../../figures-api/reading/platform-seen.ts'
import { affordableHistory } from '../actuals/affordable-months.ts'
import { chooseMonths, isAnyStale, openMonths } from '../actuals/open-actuals.ts'
import { type Needed, readActuals, tenantsIn } from '../actuals/read-actuals.ts'
import { requireBudgetable } from '../budgets/require-budgetable.ts'
import { readSeenBook } from '../budgets/sees-book.ts'
import type { PlanningServices } from '../services.ts'
import { type LineBridge, lineBridges, monthBefore } from '../variance/line-bridges.ts'
import { plannedLines, tenantsOfLines } from '../variance/planned-lines.ts'
import { metaOfActuals, runsByMonth } from '../variance/runs-answered.ts'
import { labelOf, namesElsewhere } from '../variance/sheet.ts'

export const bridgeFromBudget: Action<'bridgeFromBudget', PlanningServices> = async (call) => {
  const { request, caller, sight, services, event, facts } = call
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const { dimension, measure, member } = request
  if (sight.kind === 'tenants' && dimension !== 'tenant') throw platformRefused()
  requireBudgetable(measure, dimension)
  const firstMonth = services.configuration.FISCAL_YEAR_FIRST_MONTH
  const span = spanOf(request.period, firstMonth)
  const book = await readSeenBook(scenarioFrom(request.scenario), call)
  const fiscalYear = fiscalYearOf(span.months.at(-1) as string, firstMonth)
  const lines = plannedLines(book, { fiscalYear, firstMonth, dimension, measure }, caller, sight).filter(
    (line) =>
      span.months.includes(line.period) &&
      (member === undefined || line.member.toLowerCase() === member.toLowerCase()),
  )
  const periods = [...new Set(lines.flatMap(({ period }) => [monthBefore(period), period]))].sort()
  const chosen = await chooseMonths(periods, request, sight, services)
  const isStale = isAnyStale(span.months, chosen, request, services)
  facts.runIds = [...chosen.runs.values()].map(({ runId }) => runId)
  const etag = etagOf(sight, call.operation, request, book.revision, caller.person, facts.runIds, isStale)
  if (holdsAlready(event, etag)) return notModified(etag)

  const opened = await openMonths(periods, chosen, sight, services)
  const read: Needed = {
    tenants: dimension === 'plan' ? 'all' : tenantsOfLines(lines),
    vendors: dimension === 'vendor',
  }
  const isOfAll = dimension !== 'tenant' && dimension !== 'cost_centre'
  affordableHistory(
    [...chosen.runs.keys()],
    [],
    isOfAll ? await tenantsIn(opened) : tenantsOfLines(lines).size,
  )
  const actuals = await readActuals(opened, read, services.table)
  const bridges = await lineBridges(lines, actuals, chosen.provisional)
  const nameOf = await namesElsewhere(lines, actuals, sight, services)
  const data: BudgetBridges = {
    scenario: book.scenario,
    revision: book.revision,
    period: span.id,
    dimension,
    measure,
    runs: runsByMonth(actuals),
    bridges: bridges.map((one) => apiBridge(one, labelOf(one.line, actuals, nameOf))),
    total: apiTotal(bridges),
  }
  const meta = metaOfActuals(
    actuals,
    periods,
    ({ rows }) => (sight.kind === 'platform' ? [] : rows.values()),
    isStale,
    request,
    chosen.closed,
  )
  return jsonAnswer({ data, meta, etag })
}

function apiBridge({ line, bridge }: LineBridge, label: string): ApiBudgetBridge {
  const { dimension, member, measure, period } = line
  return {
    ...{ dimension, member, label, measure, period },
    method: bridge.method,
    because: bridge.because,
    budget_cents: bridge.budgetCents,
    actual_cents: bridge.actualCents,
    bound: bridge.bound,
    missing: bridge.missing,
    steps: bridge.steps.map(({ kind, resourceId, cents, why }) => ({
      kind,
      resource_id: resourceId,
      cents,
      why,
    })),
  }
}

function apiTotal(bridges: readonly LineBridge[]): BudgetBridges['total'] {
  const { budgetCents, actualCents, ...total } = bridgeTotals(bridges.map(({ bridge }) => bridge))
  return { budget_cents: budgetCents, actual_cents: actualCents, ...total }
}
