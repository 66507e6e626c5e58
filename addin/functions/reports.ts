// The reports that TABLE spills: which measures stand beside each tenant, and what follows the tenants.
import { type Measure, measureById } from '../../shared/measures/catalogue.ts'
import type { Choice } from './arguments/choice.ts'

export interface Report extends Choice {
  readonly tooltip: string
  /** `tenants`: a row a tenant; `platform`: a row a measure of the platform; `unallocated`: a row a resource. */
  readonly rows: 'tenants' | 'platform' | 'unallocated'
  readonly measures: readonly Measure[]
}

/** Append only. */
export const REPORTS: readonly Report[] = [
  report('cost_by_tenant', 'Cost by tenant', 'tenants', {
    tooltip:
      'Every tenant with the parts of its cost; unallocated cost follows, so that the columns sum to the source.',
    measures: ['infrastructure_cost', 'email_service_cost', 'idle_cost', 'platform_cost', 'total_cost'],
  }),
  report('profitability', 'Profitability', 'tenants', {
    tooltip: 'Every tenant with billed revenue, total cost, profit, margin and efficiency ratio.',
    measures: ['revenue', 'total_cost', 'profit', 'gross_margin_pct', 'efficiency_ratio'],
  }),
  report('plan_value', 'Plan value', 'tenants', {
    tooltip:
      'Every tenant with list price, add-ons and total cost, business health and optimization potential.',
    measures: [
      'list_price',
      'addon_price',
      'total_cost',
      'business_health',
      'cost_efficiency_score',
      'optimization_potential',
    ],
  }),
  report('unit_costs', 'Unit costs', 'tenants', {
    tooltip: 'Every tenant with emails sent and delivered, and what each email costs.',
    measures: [
      'total_cost',
      'emails_sent',
      'emails_delivered',
      'cost_per_email_sent',
      'cost_per_email_delivered',
      'efficiency_category',
    ],
  }),
  report('platform', 'Platform', 'platform', {
    tooltip: 'The platform as a whole: recurring revenue, active and new tenants.',
    measures: ['mrr', 'arr', 'active_tenants', 'new_tenants'],
  }),
  report('unallocated_cost', 'Unallocated cost', 'unallocated', {
    tooltip: 'Cost that no tenant carries, resource by resource, each with its reason.',
    // The API lists unallocated cost beside any measure of tenants.
    measures: ['total_cost'],
  }),
]

/** What a report answers to whoever sees some tenants only, and it is of all. */
export const WHOLE_PLATFORM_ONLY = 'These figures are for roles that see the whole platform.'

function report(
  id: string,
  label: string,
  rows: Report['rows'],
  { tooltip, measures }: { tooltip: string; measures: readonly string[] },
): Report {
  const known = measures.map((measure) => {
    const found = measureById(measure)
    if (found === undefined) throw new Error(`The catalogue has no ${measure}.`)
    return found
  })
  return { id, label, tooltip, rows, measures: known }
}
