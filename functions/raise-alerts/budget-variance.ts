// How a month that is over stands against its budget: of tenants, plans and kinds of resources, from the cost run that the
// summary stands on. A month that goes on is not judged: what it costs is not all there yet.
import { addedTenants, amountOfRow, planOf, poolAmount } from '../../shared/budgets/actual-amounts.ts'
import { noAmount } from '../../shared/budgets/amounts.ts'
import type { Subject } from '../../shared/budgets/budget-of.ts'
import { varianceRows } from '../../shared/budgets/variance-rows.ts'
import type { Materiality } from '../../shared/contract/budget/materiality.ts'
import type { Amount, VarianceRow } from '../../shared/contract/budget/variance.ts'
import type { RunFigures } from '../../shared/contract/run-figures.ts'
import type { SummaryFigures } from '../../shared/contract/summary/summary-figures.ts'
import { type Measure, measureById } from '../../shared/measures/catalogue.ts'
import { parseInstant } from '../../shared/periods/instants.ts'
import { parsePeriod } from '../../shared/periods/period.ts'
import { spanOf } from '../../shared/periods/span.ts'
import { NotPublishedError } from '../runtime/errors.ts'
import { bookStore } from '../stores/budgets/book-store.ts'
import { findRunById, readFigures } from '../stores/runs/run-reader.ts'
import type { RaiseAlertsConfiguration } from './configuration.ts'
import type { Services } from './services.ts'

/** Null while the month goes on, and where its run cannot be read: then nothing that is over budget has ended. */
export async function budgetVariance(
  { period, costRuns }: Pick<SummaryFigures, 'period' | 'costRuns'>,
  { table, configuration }: Services,
): Promise<VarianceRow[] | null> {
  const { lines } = await bookStore(table).read({ kind: 'budget' })
  const ofMonth = lines.filter((line) => line.period === period)
  const runId = costRuns.find((run) => run.period === period)?.runId ?? null
  const run = runId === null ? null : await readRun(table, runId)
  if (run === null || parseInstant(run.asOf, 'asOf') < parsePeriod(period).endMs) return null
  return varianceRows(ofMonth, {
    spans: [spanOf(period)],
    firstMonth: configuration.FISCAL_YEAR_FIRST_MONTH,
    actualsThrough: period,
    materiality: materialityOf(configuration),
    actualOf: amountsOf(run, period),
  })
}

async function readRun(table: Services['table'], runId: string): Promise<RunFigures | null> {
  try {
    return await readFigures(table, await findRunById(table, runId))
  } catch (error) {
    if (error instanceof NotPublishedError) return null
    throw error
  }
}

const NOT_READ = noAmount({ code: 'not_read', message: 'Alerts look at the month itself.' })
const NOT_JUDGED = noAmount({
  code: 'not_judged',
  message: 'Alerts look at budgets of tenants, plans and kinds of resources; the variance sheet at all.',
})
const NO_ROW = noAmount({ code: 'no_row', message: 'The tenant is not in the run of this month.' })
const NO_PLAN = noAmount({ code: 'plan_not_found', message: 'No tenant is on the plan in this month.' })

function amountsOf(
  { tenants, pools }: RunFigures,
  month: string,
): (subject: Subject, period: string) => Amount {
  const rows = new Map(tenants.map((row) => [row.tenantId, row]))
  const plans = Map.groupBy(tenants, (row) => planOf(row)?.toLowerCase() ?? null)
  return ({ dimension, member, measure: id }, period) => {
    if (period !== month) return NOT_READ
    const measure = measureById(id) as Measure
    const name = member.toLowerCase()
    if (dimension === 'tenant') {
      const row = rows.get(name)
      return row === undefined ? NO_ROW : amountOfRow(row, measure)
    }
    if (dimension === 'plan') {
      const onPlan = plans.get(name)
      return onPlan === undefined ? NO_PLAN : addedTenants(onPlan, measure)
    }
    return dimension === 'resource_type' ? poolAmount(pools, name) : NOT_JUDGED
  }
}

function materialityOf(configuration: RaiseAlertsConfiguration): Materiality {
  return {
    amountCents: configuration.MATERIALITY_AMOUNT_CENTS,
    percent: configuration.MATERIALITY_PERCENT,
    passed: configuration.MATERIALITY_PASSED,
  }
}
