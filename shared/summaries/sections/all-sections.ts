// The summaries in words of the platform and of every tenant, each with what was found about it and nothing else's.
import type { StrategySections } from '../../contract/summary/sections.ts'
import type { StrategicPlatform } from '../../contract/summary/strategic-figures.ts'
import type { TenantSummary } from '../../contract/summary/summary-figures.ts'
import { orNull } from '../../inputs/known-or-reason.ts'
import type { WindowEvents } from '../events-of-window.ts'
import type { Findings, TenantBefore } from '../findings.ts'
import { withSavings } from '../tenant-savings.ts'
import type { SectionFacts } from './section-facts.ts'
import { strategySections } from './strategy-sections.ts'

type Common = Pick<SectionFacts, 'months' | 'assumedProtection'>

export function platformSections(
  { figures, tenantsLeftOut }: { readonly figures: StrategicPlatform; readonly tenantsLeftOut: number },
  { opportunities, alerts, savings, vps }: Findings,
  events: WindowEvents,
  common: Common,
): StrategySections {
  return strategySections({
    ...common,
    scope: 'platform',
    figures,
    savings: savings.savings,
    opportunities,
    alerts,
    vps,
    tenantsLeftOut,
    events: orNull(events.platform),
  })
}

/** In the order of the tenants. */
export function tenantSummaries(
  tenants: readonly TenantBefore[],
  findings: Findings,
  events: WindowEvents,
  common: Common,
): TenantSummary[] {
  const opportunitiesOf = Map.groupBy(findings.opportunities, ({ tenantId }) => tenantId)
  const alertsOf = Map.groupBy(findings.alerts, ({ tenantId }) => tenantId)
  return tenants.map((tenant) => {
    const opportunities = opportunitiesOf.get(tenant.tenantId) ?? []
    const figures = withSavings(tenant, opportunities)
    const sections = strategySections({
      ...common,
      scope: 'tenant',
      figures,
      savings: figures.savings,
      opportunities,
      alerts: alertsOf.get(tenant.tenantId) ?? [],
      vps: [],
      tenantsLeftOut: 0,
      events: orNull(events.of(tenant.tenantId)),
    })
    return { figures, sections }
  })
}
