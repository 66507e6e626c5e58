// One look: a published summary with everything that alerts are found from beside it, and what could not be judged.
import type { Look } from '../../shared/alerts/lifecycle/look.ts'
import { notLookedAt } from '../../shared/alerts/lifecycle/not-looked-at.ts'
import { findStandingAlerts } from '../../shared/alerts/standing/find-standing-alerts.ts'
import type { StrategicAlert } from '../../shared/contract/summary/alert.ts'
import type { SummaryFigures } from '../../shared/contract/summary/summary-figures.ts'
import { parseInstant } from '../../shared/periods/instants.ts'
import { parsePeriod, shiftPeriod } from '../../shared/periods/period.ts'
import { currentAt } from '../stores/runs/pointer.ts'
import { readSummaryPointer } from '../stores/summaries/summary-pointer.ts'
import { findSummaryById, readSummary } from '../stores/summaries/summary-reader.ts'
import type { SummaryRecord } from '../stores/summaries/summary-record.ts'
import type { PublishedSummary } from './due-looks.ts'
import type { Services } from './services.ts'
import { readStandingFacts } from './standing-facts.ts'

export interface FoundAlerts {
  readonly summary: SummaryFigures
  readonly found: readonly StrategicAlert[]
  readonly look: Look
}

/** @throws NotPublishedError when the summary has expired */
export async function readLook(
  { period, summaryId, asOf, at }: PublishedSummary,
  services: Services,
): Promise<FoundAlerts> {
  const record = await findSummaryById(services.table, summaryId)
  const [summary, hasBefore] = await Promise.all([
    readSummary(services.table, record),
    hadMonthBefore(record, services),
  ])
  const facts = await readStandingFacts(summary, services)
  return {
    summary,
    found: [...summary.alerts, ...findStandingAlerts(facts)],
    look: { period, summaryId, asOf, at, notLookedAt: notLookedAt(summary, hasBefore, facts) },
  }
}

/** Whether the month before had a summary when this one began: its servers are what prices are held against. */
async function hadMonthBefore({ months, startedAt }: SummaryRecord, { table }: Services): Promise<boolean> {
  const before = shiftPeriod(parsePeriod(months.at(-1) as string), -1).id
  const pointer = await readSummaryPointer(table, before)
  return pointer !== null && currentAt(pointer, parseInstant(startedAt, 'startedAt')) !== null
}
