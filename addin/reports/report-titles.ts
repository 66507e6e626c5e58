// What each kind of report is called by people.
import type { ReportKind } from './report-document.ts'

export const REPORT_TITLES: Readonly<Record<ReportKind, string>> = {
  cost_by_tenant: 'Cost allocation by tenant',
  cost_by_resource: 'Cost allocation by resource',
  cost_by_vendor_and_plan: 'Cost allocation by vendor and plan',
  profitability: 'Profitability by tenant',
  deliverability_risk: 'Deliverability risk by tenant',
  savings: 'Savings opportunities',
  kpis: 'KPIs',
}

/** `Cost allocation by tenant, 2026-10`. */
export function titleOf(kind: ReportKind, period: string): string {
  return `${REPORT_TITLES[kind]}, ${period}`
}
