// What each kind of report is called by people.
import type { Meta } from '../../shared/contract/api/envelope.ts'
import { instantInWords } from '../shown/instant-in-words.ts'
import type { Asked } from './asked.ts'
import type { ReportKind } from './report-document.ts'

export const REPORT_TITLES: Readonly<Record<ReportKind, string>> = {
  cost_by_tenant: 'Cost allocation by tenant',
  cost_by_resource: 'Cost allocation by resource',
  cost_by_vendor_and_plan: 'Cost allocation by vendor and plan',
  profitability: 'Profitability by tenant',
  deliverability_risk: 'Deliverability risk by tenant',
  savings: 'Savings opportunities',
  kpis: 'KPIs',
  variance: 'Budget and actual',
}

/** `Cost allocation by tenant, 2026-10`. */
export function titleOf(kind: ReportKind, period: string): string {
  return `${REPORT_TITLES[kind]}, ${period}`
}

/** The same with what the period was pinned to: `Cost allocation by tenant, 2026-10, restated`. */
export function pinnedTitle(
  kind: ReportKind,
  { period, knownAt }: Asked,
  { basis }: Pick<Meta, 'basis'>,
): string {
  const title = titleOf(kind, period)
  return knownAt === null ? title : `${title}, ${pinWords(knownAt, basis)}`
}

function pinWords(knownAt: string, basis: Meta['basis']): string {
  if (basis !== undefined) {
    const isRestated = basis.asked === 'restated' && Object.values(basis.months).includes('restated')
    return isRestated || basis.asked === 'closed' ? basis.asked : 'closed, nothing restated'
  }
  const isInstant = !Number.isNaN(Date.parse(knownAt)) && knownAt.includes('T')
  return isInstant ? `as known at ${instantInWords(knownAt)}` : `pinned to ${knownAt}`
}
