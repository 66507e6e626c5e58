// GET /planning/variance: budget lines held against what was published, a row for each member and measure.
import { openWords } from '../../../shared/budgets/open-months.ts'
import { totalOutlook } from '../../../shared/budgets/total-outlook.ts'
import { outlookLessBudget } from '../../../shared/budgets/unlike-months.ts'
import { varianceRows } from '../../../shared/budgets/variance-rows.ts'
import { varianceTotals } from '../../../shared/budgets/variance-totals.ts'
import type {
  ApiVarianceRow,
  VarianceAnswer,
} from '../../../shared/contract/api/answers/planning/variance.ts'
import type { Materiality } from '../../../shared/contract/budget/materiality.ts'
import { scenarioFrom } from '../../../shared/contract/budget/scenario.ts'
import type { Amount, VarianceRow, VarianceTotal } from '../../../shared/contract/budget/variance.ts'
import { spanOf } from '../../../shared/periods/span.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { etagOf, holdsAlready } from '../../figures-api/answers/etag.ts'
import { jsonAnswer, notModified } from '../../figures-api/answers/respond.ts'
import type { Action, Call } from '../../figures-api/perform.ts'
import { affordableHistory } from '../actuals/affordable-months.ts'
import { monthsInReach, monthsNeeded, outlookMonths } from '../actuals/months-needed.ts'
import { chooseMonths, isAnyStale, newestMonth, openMonths } from '../actuals/open-actuals.ts'
import { type Actuals, type Needed, readActuals, tenantsIn } from '../actuals/read-actuals.ts'
import { requireBudgetable } from '../budgets/require-budgetable.ts'
import { readSeenBook } from '../budgets/sees-book.ts'
import type { PlanningServices } from '../services.ts'
import { apiRow, apiTotal } from '../variance/api-variance.ts'
import { amountOfOutlook } from '../variance/outlook-of-series.ts'
import { factsThrough, isWhole, type OutlookTerms, outlookFor } from '../variance/outlooks.ts'
import { hasDimension, plannedLines, plannedYear, tenantsOfLines } from '../variance/planned-lines.ts'
import { metaOfActuals, runsByMonth } from '../variance/runs-answered.ts'
import {
  groupsOf,
  inOrder,
  labelOf,
  measuresOf,
  namesElsewhere,
  partsOf,
  sheetOf,
  totalsOf,
} from '../variance/sheet.ts'
import { unbudgetedSubjects } from '../variance/unbudgeted.ts'

type VarianceCall = Call<'listVariance', PlanningServices>

export const listVariance: Action<'listVariance', PlanningServices> = async (call) => {
  const { request, caller, sight, services, event, facts } = call
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  requireBudgetable(request.measure, request.dimension)
  const firstMonth = services.configuration.FISCAL_YEAR_FIRST_MONTH
  const span = spanOf(request.period, firstMonth)
  const [book, newest] = await Promise.all([
    readSeenBook(scenarioFrom(request.scenario), call),
    newestMonth(services),
  ])
  const needed = monthsNeeded(span, firstMonth, newest, request.outlook)
  const { fiscalYear, ofYear, shown } = needed
  const { dimension, measure } = request
  const lines = plannedLines(book, { fiscalYear, firstMonth, dimension, measure }, caller, sight)
  const year = plannedYear(book, fiscalYear, caller, sight)
  const chosen = await chooseMonths(needed.candidates, request, sight, services)
  const isStale = isAnyStale(shown, chosen, request, services)
  const materiality = materialityOf(call)
  const runIds = [...chosen.runs].map(([period, { runId }]) => [period, runId])
  const etag = etagOf(
    sight,
    call.operation,
    request,
    book.revision,
    year,
    caller.person,
    materiality,
    runIds,
    isStale,
  )
  if (holdsAlready(event, etag)) return notModified(etag)

  const unbudgeted = request.unbudgeted && sight.kind === 'platform'
  const read: Needed = {
    tenants:
      hasDimension(lines, 'plan') || (unbudgeted && hasDimension(lines, 'tenant'))
        ? 'all'
        : tenantsOfLines(lines),
    vendors: sight.kind === 'platform' && hasDimension(lines, 'vendor'),
  }
  const seen = shown.filter((period) => chosen.runs.has(period))
  const history = request.outlook ? outlookMonths(ofYear, chosen.through) : []
  const newestViews = await openMonths(
    chosen.through === null ? [] : [chosen.through],
    chosen,
    sight,
    services,
  )
  const all = read.tenants === 'all' || read.vendors ? await tenantsIn(newestViews) : 0
  const tenantsAMonth = (read.tenants === 'all' ? all : read.tenants.size) + (read.vendors ? all : 0)
  const looked = affordableHistory(seen, history, tenantsAMonth)
  const periods = [...new Set([...shown, ...looked])].sort()
  facts.runIds = periods.flatMap((period) => chosen.runs.get(period)?.runId ?? [])
  const actuals = await readActuals(await openMonths(periods, chosen, sight, services), read, services.table)

  const parts = partsOf(request.parts, span, fiscalYear, firstMonth)
  const rows = varianceRows(lines, {
    spans: [span, ...parts],
    firstMonth,
    actualsThrough: chosen.through,
    provisionalMonths: chosen.provisional,
    materiality,
    actualOf: actuals.amountOf,
    alsoFor: unbudgeted ? unbudgetedSubjects(lines, span.months, actuals) : [],
  })
  const sheet = sheetOf(rows, parts.length + 1)
  const groupOf = groupsOf(sheet, request.groupBy, actuals)
  const totals = totalsOf(
    varianceTotals(rows, materiality, groupOf, (id) =>
      openWords(spanOf(id, firstMonth).months, chosen.provisional),
    ),
    span.id,
  )
  const terms: OutlookTerms | null = request.outlook
    ? {
        fiscalYear,
        firstMonth,
        months: monthsInReach(history, looked, shown),
        provisional: chosen.provisional,
        closed: chosen.closed,
        facts: await factsThrough(chosen.through, actuals, chosen, services),
      }
    : null
  const nameOf = await namesElsewhere(rows, actuals, sight, services)
  const labelOfRow = (row: VarianceRow) => labelOf(row, actuals, nameOf)
  const hasParts = request.parts !== 'none'
  const sheetRows = sheet
    .toSorted(([one], [other]) => inOrder(one, other, groupOf, labelOfRow))
    .map(([row, ...ofParts]) => {
      const outlook = terms === null ? null : outlookOfRow(row, actuals, terms)
      return apiRow(row, hasParts ? ofParts : null, {
        label: labelOfRow(row),
        group: groupOf(row),
        outlook,
        outlookVariance: outlook === null ? null : outlookLessBudget(amountOfOutlook(outlook), row),
      })
    })
  const data: VarianceAnswer = {
    scenario: book.scenario,
    revision: book.revision,
    period: span.id,
    parts: parts.map(({ id }) => id),
    fiscal_year: fiscalYear,
    year,
    actuals_through: chosen.through,
    materiality: {
      amount_cents: materiality.amountCents,
      percent: materiality.percent,
      passed: materiality.passed,
    },
    grouped_by: request.groupBy,
    sees: sight.kind === 'platform' ? 'platform' : 'own lines',
    runs: runsByMonth(actuals),
    measures: measuresOf(rows),
    rows: sheetRows,
    totals: totals.map(([total, ...ofParts]) =>
      apiTotal(total, hasParts ? ofParts : null, outlookOfTotal(total, sheetRows)),
    ),
  }
  const meta = metaOfActuals(
    actuals,
    shown,
    ({ rows: ofMonth }) => (sight.kind === 'platform' ? [] : ofMonth.values()),
    isStale,
    request,
    chosen.closed,
  )
  return jsonAnswer({ data, meta, etag: isWhole(terms?.facts) ? etag : undefined })
}

function materialityOf({ services: { configuration } }: VarianceCall): Materiality {
  return {
    amountCents: configuration.MATERIALITY_AMOUNT_CENTS,
    percent: configuration.MATERIALITY_PERCENT,
    passed: configuration.MATERIALITY_PASSED,
  }
}

/** Null where no outlook was asked for. */
function outlookOfTotal(
  { dimension, measure, group }: VarianceTotal,
  rows: readonly ApiVarianceRow[],
): Amount | null {
  const ofTotal = rows.filter(
    (row) =>
      row.dimension === dimension && row.measure === measure && (group === null || row.group === group),
  )
  const outlooks = ofTotal.flatMap(({ outlook }) => (outlook === null ? [] : [amountOfOutlook(outlook)]))
  return outlooks.length === 0 ? null : totalOutlook(outlooks)
}

function outlookOfRow(row: VarianceRow, actuals: Actuals, terms: OutlookTerms) {
  return outlookFor(row, (period) => actuals.amountOf(row, period), actuals, terms).outlook
}
