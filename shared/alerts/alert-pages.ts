// Where an alert leads: the page of the product that shows more of it, as a path below the API's root.

const TENANT = '{tenantId}'
const PERIOD = '{period}'

export const ALERT_PAGES = {
  tenant: `/system/tenants/${TENANT}/summary`,
  overview: '/system/overview',
  revenue_protection: '/system/revenue-protection',
  cost_optimization: '/system/cost-optimization',
  planning: '/system/planning',
  decisions: '/system/decisions',
  initiatives: '/system/initiatives',
  benchmarks: '/system/benchmarks',
  variance: `/planning/variance?period=${PERIOD}`,
} as const
export type AlertPage = keyof typeof ALERT_PAGES

interface OfAlert {
  readonly tenantId: string | null
  readonly lastSeen: { readonly period: string }
}

/** A page of a tenant names that one and no other; a page of a month the one in which the alert was last seen. */
export function pagePath(page: AlertPage, alert: OfAlert): string {
  return ALERT_PAGES[page]
    .replace(TENANT, () => encodeURIComponent(alert.tenantId ?? ''))
    .replace(PERIOD, () => encodeURIComponent(alert.lastSeen.period))
}
