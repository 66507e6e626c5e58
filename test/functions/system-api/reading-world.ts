// Three published months with their strategic summaries, and alerts that were evaluated: what the reading endpoints are asked of.
import { randomUUID } from 'node:crypto'
import { alertStore } from '../../../functions/stores/alerts/alert-store.ts'
import { decisionStore, initiativeStore } from '../../../functions/stores/decisions/record-store.ts'
import type { DecisionValues } from '../../../shared/contract/decisions/decision.ts'
import type { InitiativeValues } from '../../../shared/contract/decisions/initiative.ts'
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'
import type { StrategicPlatform } from '../../../shared/contract/summary/strategic-figures.ts'
import type { SummaryFigures } from '../../../shared/contract/summary/summary-figures.ts'
import { decide } from '../../../shared/decisions/decide.ts'
import { startInitiative } from '../../../shared/decisions/initiatives/start-initiative.ts'
import { proposeDecision } from '../../../shared/decisions/propose-decision.ts'
import { parsePeriod } from '../../../shared/periods/period.ts'
import type { TestTable } from '../../engines/figures-table.ts'
import { A, B } from '../../worlds/world.ts'
import { MONTHS, openWorld, type QuarterWorld } from '../figures-api/operations/quarter-world.ts'
import type { Served } from '../figures-api/operations/served.ts'
import { kpiOf, summaryOver, trendOf } from '../figures-api/summary-over.ts'
import { publishSummaryAt, summaryOf } from '../stores/summaries/sample-summaries.ts'

export const NEWEST = MONTHS[2] ?? ''
export const ALERTED: readonly StrategicAlert[] = [
  {
    ...{ id: `bounce_rate_critical:${A}`, rule: 'bounce_rate_critical', severity: 'Critical', tenantId: A },
    ...{ category: 'Deliverability', title: 'Acme bounces', detail: 'Modeled.' },
  },
  {
    ...{ id: `bounce_rate_critical:${B}`, rule: 'bounce_rate_critical', severity: 'Critical', tenantId: B },
    ...{ category: 'Deliverability', title: 'Twin bounces', detail: 'Modeled.' },
  },
]

const NOT_READ = { code: 'source_limited', message: 'PostHog was not read.' }
const IMPACT = { lowCents: 40, highCents: 200, words: '$0-2 potential impact' }

/** What the summary of a month says of the platform: figures that differ from month to month. */
export function platformOf(place: number): StrategicPlatform {
  const loss = 200 + 100 * place
  return {
    ...summaryOf().platform,
    revenueCents: 5_000 + place,
    totalCostCents: 1_300 + place,
    trackedEmails: 1_000 * (place + 1),
    bouncedEmails: 20,
    estimatedRevenueLossCents: loss,
    protectedRevenueCents: loss * 0.8,
    grossMarginPct: 74,
    operationsHealthPart: 75,
    trends: [trendOf('revenue', 3, 'increasing'), trendOf('revenue', 12, 'stable')],
    nulls: { criticalIssues: NOT_READ },
  }
}

/** @param change of the newest month's summary */
export async function openReadingWorld(
  tables: TestTable,
  change: Partial<SummaryFigures> = {},
): Promise<QuarterWorld & { readonly summaryIds: readonly string[] }> {
  const world = await openWorld(tables)
  const summaryIds: string[] = []
  for (const [place, period] of MONTHS.entries()) {
    const { endMs } = parsePeriod(period)
    const summary = summaryOver(
      { [A]: { tenantName: 'Acme' }, [B]: { tenantName: 'Twin' } },
      {
        ...{ period, months: [period], asOf: new Date(endMs).toISOString() },
        costRuns: [{ period, runId: world.runIds[place] ?? null }],
        platform: platformOf(place),
        alerts: ALERTED,
        kpis: [kpiOf('operational_efficiency_score', 75)],
        ...(period === NEWEST && change),
      },
    )
    const tenants = summary.tenants.map((tenant) => ({
      ...tenant,
      sections: {
        ...tenant.sections,
        revenueProtection: { ...tenant.sections.revenueProtection, impact: IMPACT },
      },
    }))
    const { runId } = await publishSummaryAt(world.served.table, endMs + 600_000, { ...summary, tenants })
    summaryIds.push(runId)
  }
  return { ...world, summaryIds }
}

/** One look of the newest summary at its alerts. */
export async function raiseAlerts({ served, summaryIds }: Awaited<ReturnType<typeof openReadingWorld>>) {
  const asOf = new Date(parsePeriod(NEWEST).endMs).toISOString()
  const sighting = { at: '2025-10-01T01:00:00Z', asOf, summaryId: summaryIds[2] ?? '', period: NEWEST }
  const notLookedAt = { rules: new Set<string>(), ids: new Set<string>() }
  const store = alertStore(served.table, { resolvedDays: 400 }, () => served.nowMs)
  await store.evaluate(ALERTED, { ...sighting, notLookedAt })
}

/**
 * A decision that was approved in September and waits for its review since, one that is only proposed, and an initiative.
 *
 * @returns below `/system/`, the addresses of the first and of the last
 */
export async function recordDecisions(
  { table, nowMs }: Served,
  tenantId: string | null = null,
): Promise<readonly string[]> {
  const decisions = decisionStore(table, () => nowMs)
  const values: DecisionValues = {
    title: 'Renegotiate',
    category: 'vendor_management',
    level: 'executive',
    justification: 'Prices fell.',
    tenantId,
    expectedOutcome: { kind: 'words', words: 'less' },
    reviewTimeframe: 'monthly',
    reviewOn: '2025-10-01',
  }
  const proposed = { by: 'Ann', at: '2025-09-01T00:00:00Z' }
  const [id, other, third] = [randomUUID(), randomUUID(), randomUUID()]
  await decisions.begin(proposeDecision(id, values, proposed))
  await decisions.change(id, (standing) =>
    decide(standing, 1, 'approved', { by: 'Bob', at: '2025-09-03T00:00:00Z', why: 'Yes.' }),
  )
  await decisions.begin(proposeDecision(other, { ...values, title: 'Not yet decided' }, proposed))
  const initiative: InitiativeValues = {
    title: 'Fewer servers',
    description: 'Idle ones.',
    source: { kind: 'free' },
    decisionId: id,
    tenantId,
    owner: 'Ann',
    expected: { lowCents: 100, highCents: 900 },
    milestones: [],
  }
  await initiativeStore(table, () => nowMs).begin(startInitiative(third, initiative, proposed))
  return [`decisions/${id}`, `initiatives/${third}`]
}
