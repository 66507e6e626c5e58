// What strategic summaries say of their periods, without any tenant, read by key: the pointers and records of several at
// once, and one's totals.
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'
import type { Opportunity } from '../../../shared/contract/summary/opportunity.ts'
import { readKeys } from '../../stores/batch-get.ts'
import type { FiguresTable } from '../../stores/figures-table.ts'
import type { ItemKey } from '../../stores/runs/keys.ts'
import type { Pointer } from '../../stores/runs/pointer.ts'
import { readParts } from '../../stores/runs/read-parts.ts'
import { sectionKey, summaryPointerKey, summaryRecordKey } from '../../stores/summaries/keys.ts'
import type { PlatformSummary } from '../../stores/summaries/pack-summary.ts'
import type { SummaryRecord } from '../../stores/summaries/summary-record.ts'

/** Pointers with their histories by period, strongly consistent; periods of which nothing was published are absent. */
export async function readSummaryPointers(
  table: FiguresTable,
  periods: readonly string[],
): Promise<ReadonlyMap<string, Pointer>> {
  const found = await readKeys<Pointer & ItemKey>(table, periods.map(summaryPointerKey))
  const byKey = new Map(found.map((pointer) => [pointer.pk, pointer]))
  return new Map(
    periods.flatMap((period): [string, Pointer][] => {
      const pointer = byKey.get(summaryPointerKey(period).pk)
      return pointer === undefined ? [] : [[period, pointer]]
    }),
  )
}

/** Records by run id, strongly consistent; those that are not there are absent. */
export async function readSummaryRecords(
  table: FiguresTable,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, SummaryRecord>> {
  const found = await readKeys<SummaryRecord>(table, runIds.map(summaryRecordKey))
  return new Map(found.map((record) => [record.runId, record]))
}

export type SummaryTotals = Pick<
  PlatformSummary,
  'platform' | 'sections' | 'savings' | 'kpis' | 'vendors' | 'benchmarks' | 'systemHealth' | 'approximation'
>

/** What the summary raised. @throws NotPublishedError when a part has expired */
export async function readSummaryAlerts(
  table: FiguresTable,
  record: SummaryRecord,
): Promise<readonly StrategicAlert[]> {
  return (await readSection(table, record, 'alerts')) as StrategicAlert[]
}

/** In rank order. @throws NotPublishedError when a part has expired */
export async function readOpportunities(
  table: FiguresTable,
  record: SummaryRecord,
): Promise<readonly Opportunity[]> {
  return (await readSection(table, record, 'opportunities')) as Opportunity[]
}

/**
 * The platform's figures, KPIs and savings, and how modelled they are, without its lists of servers, alerts and opportunities.
 *
 * @throws NotPublishedError when a part has expired
 */
export async function readSummaryTotals(table: FiguresTable, record: SummaryRecord): Promise<SummaryTotals> {
  return (await readSection(table, record, 'totals')) as PlatformSummary
}

async function readSection(
  table: FiguresTable,
  record: SummaryRecord,
  section: 'alerts' | 'opportunities' | 'totals',
): Promise<unknown> {
  const keyOf = (runId: string, part: number) => sectionKey(runId, section, part)
  return JSON.parse((await readParts(table, record, record.parts[section], keyOf)).join(''))
}
