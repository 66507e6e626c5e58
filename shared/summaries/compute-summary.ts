// A strategic summary from its inputs, in the order it is told: costs of the window, deliveries, events, tenants, what was
// found, the platform, and the four summaries in words (figure book, sections 5 to 8).
// Pure: the same inputs give the same figures, byte for byte, in whatever order rows come.
import type { SummaryFigures } from '../contract/summary/summary-figures.ts'
import { deliverabilityGaps } from '../deliverability/deliverability-gaps.ts'
import { deliveriesOf } from '../deliverability/deliveries.ts'
import { kpis } from '../health/kpis.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { instantText } from '../periods/instants.ts'
import { parsePeriod } from '../periods/period.ts'
import { resourceIncidents } from '../resources/resource-incidents.ts'
import { usedResources } from '../resources/used-resources.ts'
import { WarningLog } from '../warnings/warning-log.ts'
import { eventsOfWindow } from './events-of-window.ts'
import { findingsOf } from './findings.ts'
import { platformFacts } from './platform-facts.ts'
import { platformSections, tenantSummaries } from './sections/all-sections.ts'
import { operationsOf, strategicPlatform, strategicTenant } from './strategic-figures.ts'
import { summaryApproximation } from './summary-approximation.ts'
import type { SummaryInputs } from './summary-inputs.ts'
import { type TenantWindow, windowCosts } from './window-costs.ts'

const NO_COST_BEFORE: NullReason = {
  code: 'month_without_run',
  message: 'The month before has no cost run whose cost is known.',
}

/** `runId` is null: whoever publishes the summary gives it one. Tenants are in id order: every tenant of a cost run. */
export function computeSummary(inputs: SummaryInputs): SummaryFigures {
  const { span, costRuns, costHistory, upstream, asOfMs, settings } = inputs
  const { months } = span
  const warnings = new WarningLog()
  const window = windowCosts(months, costRuns)
  const monthsWithoutRun = months.filter((month) => costRuns.every(({ period }) => period !== month))
  for (const month of monthsWithoutRun) warnings.add('month_without_costs', month)

  const deliveries = deliveriesOf(inputs.deliverability, months, warnings)
  const events = eventsOfWindow(inputs, existingTenants(inputs, window.tenants), warnings)
  const facts = {
    costHistory,
    deliveries,
    recorded: events.platform,
    gaps: deliverabilityGaps(upstream.missing),
    lastMonthOpen: asOfMs < parsePeriod(months.at(-1) ?? span.id).endMs,
    assumedProtection: settings.assumedProtection,
  }
  const tenants = window.tenants.map((tenant) => strategicTenant(tenant, facts, events.of(tenant.tenantId)))

  // What is odd about the rows of servers, IPs and assignments is said in the cost run's own warnings.
  const used = usedResources(inputs, new WarningLog())
  const incidents = resourceIncidents(events.incidents, used)
  const findings = findingsOf(inputs, { used, tenants, incidents }, warnings)
  const ofPlatform = platformFacts(inputs, window, used)
  const platform = strategicPlatform(ofPlatform, facts)
  const approximation = summaryApproximation({
    costRuns,
    monthsWithoutRun,
    costComplete: platform.costComplete,
    sources: findings.systemHealth.sources,
    limited: findings.systemHealth.limited,
    settings,
  })
  const common = { months: months.length, assumedProtection: settings.assumedProtection }
  const leftOut = deliveries.leftOut.length
  return {
    period: span.id,
    months,
    asOf: instantText(asOfMs),
    runId: null,
    currency: 'USD',
    costRuns: months.map((period) => ({
      period,
      runId: costRuns.find((run) => run.period === period)?.runId ?? null,
    })),
    dataQuality: approximation.quality === 'complete' ? 'complete' : 'partial',
    platform,
    sections: platformSections({ figures: platform, tenantsLeftOut: leftOut }, findings, events, common),
    kpis: kpis({
      savingsCents: events.lastMonthSavingsCents,
      costBeforeCents: costHistory.at(-2)?.platform?.totalCostCents ?? NO_COST_BEFORE,
      operations: operationsOf(ofPlatform.ips),
      revenueCents: window.platform.revenueCents,
      totalCostCents: window.platform.totalCostCents,
      answered: inputs.answered,
      decisions: inputs.decisions,
      window: { from: instantText(inputs.startMs), to: instantText(asOfMs) },
    }),
    tenants: tenantSummaries(tenants, findings, events, common),
    ...findings,
    events: { ...events.counts, ofUnknownResources: incidents.ofUnknownResources },
    warnings: warnings.list(),
    approximation,
  }
}

/** Tenants of the database and of the cost runs: an event of anyone else is nobody's. */
function existingTenants({ upstream }: SummaryInputs, rows: readonly TenantWindow[]): Set<string> {
  return new Set([...upstream.tenants.map(({ id }) => id), ...rows.map(({ tenantId }) => tenantId)])
}
