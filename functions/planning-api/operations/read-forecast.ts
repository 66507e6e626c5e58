// GET /planning/forecast: the months of a fiscal year, those that are over as they stand and the rest as forecast, of a tenant
// or of the platform.
import { fiscalYearOf } from '../../../shared/budgets/fiscal-year.ts'
import type { ForecastAnswer } from '../../../shared/contract/api/answers/planning/forecast.ts'
import type { OutlookMonth } from '../../../shared/contract/forecast/outlook.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { type Measure, measureById } from '../../../shared/measures/catalogue.ts'
import { spanOf } from '../../../shared/periods/span.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { etagOf, holdsAlready } from '../../figures-api/answers/etag.ts'
import { jsonAnswer, notModified } from '../../figures-api/answers/respond.ts'
import { isPlatform } from '../../figures-api/operations/platform-word.ts'
import type { Action } from '../../figures-api/perform.ts'
import { findTenant, nameIndex, TENANT_NOT_FOUND } from '../../figures-api/reading/find-tenants.ts'
import { newestPeriod } from '../../figures-api/reading/newest-period.ts'
import { platformRefused } from '../../figures-api/reading/platform-seen.ts'
import { affordableHistory } from '../actuals/affordable-months.ts'
import { monthsInReach, monthsNeeded, outlookMonths } from '../actuals/months-needed.ts'
import { chooseMonths, isAnyStale, type OpenedMonths, openMonths } from '../actuals/open-actuals.ts'
import { type Needed, readActuals, tenantsIn } from '../actuals/read-actuals.ts'
import { requireBudgetable } from '../budgets/require-budgetable.ts'
import type { PlanningServices } from '../services.ts'
import type { Forecasted } from '../variance/known-changes.ts'
import { factsThrough, isWhole, outlookFor } from '../variance/outlooks.ts'
import { metaOfActuals, runsByMonth } from '../variance/runs-answered.ts'
import { labelOf } from '../variance/sheet.ts'

/** Read from what a run says of the whole platform, without its tenants. */
const OF_THE_RUN = ['total_cost', 'revenue', 'profit']

export const readForecast: Action<'readForecast', PlanningServices> = async (call) => {
  const { request, sight, services, event, facts } = call
  const ofPlatform = isPlatform(request.of)
  requireSecondFactor(call, ofPlatform ? Number.POSITIVE_INFINITY : 1)
  if (ofPlatform && sight.kind === 'tenants') throw platformRefused()
  const measure = forecastable(request.measure)
  const firstMonth = services.configuration.FISCAL_YEAR_FIRST_MONTH
  const newest = await newestPeriod(services)
  const fiscalYear = request.fiscalYear ?? fiscalYearOf(newest, firstMonth)
  const year = spanOf(fiscalYear, firstMonth)
  const { candidates } = monthsNeeded(year, firstMonth, newest, true)
  const chosen = await chooseMonths(candidates, request, sight, services)
  const history = outlookMonths(year.months, chosen.through)
  const isStale = isAnyStale(history, chosen, request, services)
  const runIds = history.flatMap((period) => chosen.runs.get(period)?.runId ?? [])
  facts.runIds = runIds
  const etag = etagOf(sight, call.operation, request, fiscalYear, runIds, isStale)
  if (holdsAlready(event, etag)) return notModified(etag)

  const opened = await openMonths(history, chosen, sight, services)
  const readsAll = ofPlatform && !OF_THE_RUN.includes(measure.id)
  const tenantId = ofPlatform ? null : await tenantAsked(request.of, opened)
  if (tenantId !== null) facts.tenantIds = [tenantId]
  const read: Needed = {
    tenants: readsAll ? 'all' : new Set(tenantId === null ? [] : [tenantId]),
    vendors: false,
  }
  const tenantsAMonth = readsAll ? await tenantsIn(opened) : read.tenants === 'all' ? 0 : read.tenants.size
  const looked = new Set(affordableHistory([], history, tenantsAMonth))
  const actuals = await readActuals(only(opened, looked), read, services.table)
  const subject = { dimension: 'tenant' as const, member: tenantId ?? '', measure: measure.id }
  if (tenantId !== null && actuals.firstMonthOf(subject) === null) throw notFound(TENANT_NOT_FOUND)
  const of: Forecasted =
    tenantId === null ? { dimension: 'platform', member: 'platform', measure: measure.id } : subject
  const scheduled = await factsThrough(chosen.through, actuals, chosen, services)
  const { outlook, months } = outlookFor(
    of,
    (period) => (tenantId === null ? actuals.ofPlatform(measure, period) : actuals.amountOf(subject, period)),
    actuals,
    {
      fiscalYear,
      firstMonth,
      months: monthsInReach(history, [...looked], []),
      provisional: chosen.provisional,
      closed: chosen.closed,
      facts: scheduled,
    },
  )
  const data: ForecastAnswer = {
    measure: measure.id,
    of: tenantId ?? 'platform',
    label: tenantId === null ? 'Platform' : labelOf(subject, actuals),
    fiscal_year: fiscalYear,
    runs: runsByMonth(actuals),
    months:
      months.length > 0
        ? months.map(apiMonth)
        : year.months.map((period) => withoutMonth(period, outlook.missing)),
    outlook,
  }
  const rowsIn = ({ rows }: { readonly rows: ReadonlyMap<string, { readonly unknownResources: number }> }) =>
    tenantId === null ? [] : [...rows].flatMap(([id, row]) => (id === tenantId ? row : []))
  const meta = metaOfActuals(actuals, history, rowsIn, isStale, request, chosen.closed)
  return jsonAnswer({ data, meta, etag: isWhole(scheduled) ? etag : undefined })
}

/** @throws ApiError for a measure whose months do not add up to a year in cents */
function forecastable(id: string): Measure {
  requireBudgetable(id)
  return measureById(id) as Measure
}

/** A tenant is found by the name that it has in any of the months. @throws ApiError when none, or several, are called so */
async function tenantAsked(asked: string, { views }: OpenedMonths): Promise<string> {
  const newest = [...views.values()].slice(-1)
  const found = findTenant(
    asked,
    await Promise.all(newest.map(async (view) => nameIndex(await view.tenants()))),
  )
  if (isReason(found)) throw notFound(found)
  return found
}

function notFound({ message }: NullReason): ApiError {
  return new ApiError(404, 'VALIDATION_FAILED', message, { details: [{ field: 'of', message }] })
}

function only({ views, reasons }: OpenedMonths, periods: ReadonlySet<string>): OpenedMonths {
  return { views: new Map([...views].filter(([period]) => periods.has(period))), reasons }
}

function apiMonth({
  period,
  part,
  cents,
  bound,
  lowCents,
  highCents,
  reason,
}: OutlookMonth): ForecastAnswer['months'][number] {
  return { period, part, cents, bound, low_cents: lowCents, high_cents: highCents, missing: reason }
}

function withoutMonth(period: string, missing: NullReason | null): ForecastAnswer['months'][number] {
  return { period, part: 'forecast', cents: null, bound: null, low_cents: null, high_cents: null, missing }
}
