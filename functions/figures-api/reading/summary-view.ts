// The tenant fence around strategic summaries, as run-view.ts is around cost runs: whoever sees some tenants only gets
// theirs, and nothing that counts, totals or hints at the others.
import { type Sight, sees } from '../../../shared/access/caller.ts'
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'
import type { Kpi } from '../../../shared/contract/summary/kpi.ts'
import type { TenantSummary } from '../../../shared/contract/summary/summary-figures.ts'
import { isReason, type KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import {
  platformOfSummary,
  type SummarySubject,
  tenantOfSummary,
} from '../../../shared/measures/summary-figure.ts'
import { isExpired } from '../../stores/runs/readable.ts'
import { readTenantSummaries } from '../../stores/summaries/summary-reader.ts'
import type { SummaryRecord } from '../../stores/summaries/summary-record.ts'
import type { ApiServices } from '../services.ts'
import { ownOpportunities, type SeenOpportunities } from './own-opportunities.ts'
import { PLATFORM_NOT_SEEN } from './platform-seen.ts'
import { type SeenApproximation, sourcesWithoutRowCounts } from './seen-approximation.ts'
import {
  readOpportunities,
  readSummaryAlerts,
  readSummaryRecords,
  readSummaryTotals,
  type SummaryTotals,
} from './summary-heads.ts'

/** What one caller sees of one summary. */
export interface SummaryView {
  readonly record: Pick<
    SummaryRecord,
    'runId' | 'period' | 'months' | 'asOf' | 'methodVersion' | 'publishedAt' | 'costRuns'
  >
  readonly sources: SeenApproximation['sources']
  /** What limits the figures: sources that were missing, and unknown costs. @param seen whose figures are answered */
  limitedSources(seen: Iterable<SummarySubject>): readonly string[]
  approximation(): Promise<SeenApproximation>
  /** With the reason for callers who see some tenants only. */
  platform(): Promise<KnownOrReason<SummarySubject>>
  /** All that it says of the platform but its lists; with the reason for callers who see some tenants only. */
  said(): Promise<KnownOrReason<SummaryTotals>>
  /** What it raised; for callers who see some tenants only, about those. */
  alerts(): Promise<readonly StrategicAlert[]>
  /** With the reason for callers who see some tenants only. */
  kpis(): Promise<KnownOrReason<readonly Kpi[]>>
  /** For callers who see some tenants only, those about their tenants, ranked and totalled among themselves. */
  opportunities(): Promise<SeenOpportunities>
  /** By tenant id; for ids that are unknown, or not to be seen, the same reason. */
  tenants(tenantIds: Iterable<string>): Promise<(tenantId: string) => KnownOrReason<SummarySubject>>
  /** With their sections in words; ids that are unknown, or not to be seen, are absent alike. */
  tenantSummaries(tenantIds: readonly string[]): Promise<ReadonlyMap<string, TenantSummary>>
}

/** Views by run id, their records in one read; summaries that have expired are absent. */
export async function openSummaries(
  runIds: readonly string[],
  sight: Sight,
  services: ApiServices,
): Promise<ReadonlyMap<string, SummaryView>> {
  const records = await readSummaryRecords(services.table, runIds)
  return new Map(
    [...records]
      .filter(([, record]) => !isExpired(record, services.clock()))
      .map(([runId, record]) => [runId, viewSummary(record, sight, services)]),
  )
}

/** A tenant's item holds its words and sparklines too: so many at a time that a page of them fits the function's memory. */
const TENANTS_AT_ONCE = 1_000

function viewSummary(record: SummaryRecord, sight: Sight, { table }: ApiServices): SummaryView {
  const seesAll = sight.kind === 'platform'
  let read: Promise<SummaryTotals> | undefined
  const totals = () => {
    read ??= readSummaryTotals(table, record)
    return read
  }
  const missing = [
    ...record.limited.map(({ name }) => name),
    ...record.costRuns.flatMap(({ period, runId }) => (runId === null ? [`cost run ${period}`] : [])),
  ]
  const tenants: SummaryView['tenants'] = async (tenantIds) => {
    const wanted = [...new Set(tenantIds)].filter((tenantId) => sees(sight, tenantId))
    const found = new Map<string, SummarySubject>()
    for (let start = 0; start < wanted.length; start += TENANTS_AT_ONCE) {
      const page = await readTenantSummaries(table, record, wanted.slice(start, start + TENANTS_AT_ONCE))
      for (const [tenantId, { figures }] of page) found.set(tenantId, tenantOfSummary(figures))
    }
    return (tenantId) => found.get(tenantId) ?? NOT_IN_SUMMARY
  }
  return {
    record,
    approximation: async () => {
      const { approximation } = await totals()
      return seesAll
        ? approximation
        : { ...approximation, sources: sourcesWithoutRowCounts(approximation.sources) }
    },
    sources: seesAll ? record.inputs : sourcesWithoutRowCounts(record.inputs),
    limitedSources: (seen) => {
      const isIncomplete = [...seen].some(({ costComplete }) => !costComplete)
      const isPartial = seesAll && record.dataQuality === 'partial' && missing.length === 0
      return isIncomplete || isPartial ? [...missing, UNKNOWN_COST] : missing
    },
    platform: async () => {
      if (!seesAll) return PLATFORM_NOT_SEEN
      const { platform, savings, kpis } = await totals()
      return platformOfSummary(platform, savings, kpis)
    },
    said: async () => (seesAll ? totals() : PLATFORM_NOT_SEEN),
    alerts: async () => {
      const alerts = await readSummaryAlerts(table, record)
      return seesAll ? alerts : alerts.filter(({ tenantId }) => tenantId !== null && sees(sight, tenantId))
    },
    tenantSummaries: (tenantIds) =>
      readTenantSummaries(
        table,
        record,
        tenantIds.filter((tenantId) => sees(sight, tenantId)),
      ),
    kpis: async () => (seesAll ? (await totals()).kpis : PLATFORM_NOT_SEEN),
    opportunities: async () => {
      const [opportunities, all] = await Promise.all([readOpportunities(table, record), totals()])
      return seesAll
        ? { opportunities, totals: all.savings }
        : ownOpportunities(opportunities, sight.tenantIds, await tenants(sight.tenantIds))
    },
    tenants,
  }
}

/** The name by which cost runs limit rows whose cost is unknown in part. */
const UNKNOWN_COST = 'approximate_cost'

const NOT_IN_SUMMARY: NullReason = {
  code: 'not_in_summary',
  message:
    'The strategic summary of this period has no figures of this tenant: it stands on other runs than this one.',
}

/** The subjects of rows that have one. */
export function subjectsOf(
  rows: Iterable<{ readonly summary?: KnownOrReason<SummarySubject> }>,
): SummarySubject[] {
  return [...rows].flatMap(({ summary }) => (summary === undefined || isReason(summary) ? [] : summary))
}
