// Where an alert leads: the page of the product that shows more of it, as a path below the API's root.

const TENANT = '{tenantId}'

export const ALERT_PAGES = {
  tenant: `/system/tenants/${TENANT}/summary`,
  overview: '/system/overview',
  revenue_protection: '/system/revenue-protection',
  cost_optimization: '/system/cost-optimization',
  planning: '/system/planning',
  decisions: '/system/decisions',
  initiatives: '/system/initiatives',
  benchmarks: '/system/benchmarks',
  variance: '/planning/variance',
} as const
export type AlertPage = keyof typeof ALERT_PAGES

/** @param tenantId of an alert about one tenant; a page of a tenant names that one and no other */
export function pagePath(page: AlertPage, tenantId: string | null): string {
  return ALERT_PAGES[page].replace(TENANT, encodeURIComponent(tenantId ?? ''))
}
