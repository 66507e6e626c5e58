// What the alerts of a review are found from beside its summary: decisions and initiatives, budgets, the list of competitors'
// prices, and the months of a quarter.
import type {
  BenchmarkList,
  MonthAtRisk,
  StandingFacts,
} from '../../shared/alerts/standing/standing-facts.ts'
import { DECISION_STATUSES } from '../../shared/contract/decisions/decision.ts'
import type { SummaryFigures } from '../../shared/contract/summary/summary-figures.ts'
import { instantText, parseInstant } from '../../shared/periods/instants.ts'
import { parsePeriod } from '../../shared/periods/period.ts'
import { isMonth, spanOf } from '../../shared/periods/span.ts'
import type { TimeWindow } from '../../shared/periods/time-window.ts'
import { utcDate } from '../../shared/periods/utc-date.ts'
import { listVersions } from '../stores/finance-lists/list-store.ts'
import { readSummaryPointer } from '../stores/summaries/summary-pointer.ts'
import { findSummaryById, readSummary } from '../stores/summaries/summary-reader.ts'
import { budgetVariance } from './budget-variance.ts'
import type { Services } from './services.ts'

const TO_BE_REVIEWED = DECISION_STATUSES.filter((status) => status !== 'reviewed')

export async function readStandingFacts(summary: SummaryFigures, services: Services): Promise<StandingFacts> {
  const { decisions, initiatives, configuration, table } = services
  const span = spanOf(summary.period, configuration.FISCAL_YEAR_FIRST_MONTH)
  const [unreviewed, done, variance, benchmarks, monthsAtRisk] = await Promise.all([
    decisions.all(TO_BE_REVIEWED),
    initiatives.all(['done']),
    isMonth(span) ? budgetVariance(summary, services) : null,
    readBenchmarks(table),
    isMonth(span) ? null : readMonths(span.months, table),
  ])
  return {
    summary,
    window: windowOf(span.months),
    today: utcDate(parseInstant(summary.asOf, 'asOf')),
    decisions: unreviewed,
    initiatives: done,
    variance,
    benchmarks,
    monthsAtRisk,
  }
}

function windowOf(months: readonly string[]): TimeWindow {
  return {
    from: instantText(parsePeriod(months[0] as string).startMs),
    to: instantText(parsePeriod(months.at(-1) as string).endMs),
  }
}

/** Null before the first import. */
async function readBenchmarks(table: Services['table']): Promise<BenchmarkList | null> {
  const [newest] = await listVersions(table, 'competitive-benchmarks')
  return newest === undefined
    ? null
    : { version: newest.version, importedAt: newest.importedAt, lines: newest.lines }
}

/** One after the other: a summary of a large platform is large. Null where a month has none. */
async function readMonths(
  months: readonly string[],
  table: Services['table'],
): Promise<MonthAtRisk[] | null> {
  const read: MonthAtRisk[] = []
  for (const period of months) {
    const pointer = await readSummaryPointer(table, period)
    if (pointer === null) return null
    const { tenants } = await readSummary(table, await findSummaryById(table, pointer.runId))
    read.push({
      period,
      tenants: tenants.map(({ figures: { tenantId, revenueHealth, deliverabilityRisk } }) => ({
        tenantId,
        revenueHealth,
        deliverabilityRisk,
      })),
    })
  }
  return read
}
