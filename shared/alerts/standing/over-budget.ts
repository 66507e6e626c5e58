// Costs that are over their budget by more than the materiality threshold, where a commentary is asked for: of a tenant, and
// of all else.

import { DIMENSION_NAMES } from '../../contract/budget/line.ts'
import type { VarianceRow } from '../../contract/budget/variance.ts'
import { measureById } from '../../measures/catalogue.ts'
import { groupedDollars } from '../../ranges/grouped-numbers.ts'
import type { Seen } from '../alert-rules.ts'
import type { StandingFacts } from './standing-facts.ts'

/** One alert of a tenant and measure, from month to month. */
export function tenantsOverBudget({ variance, summary }: StandingFacts): Seen[] {
  const names = new Map(summary.tenants.map(({ figures }) => [figures.tenantId, figures.tenantName]))
  return overBudget(variance)
    .filter(({ dimension }) => dimension === 'tenant')
    .map((row) => ({ ...seen(row, names.get(row.member) ?? row.member), tenantId: row.member }))
}

export function othersOverBudget({ variance }: StandingFacts): Seen[] {
  return overBudget(variance)
    .filter(({ dimension }) => dimension !== 'tenant')
    .map((row) => seen(row, `${DIMENSION_NAMES[row.dimension]} ${row.member}`))
}

/** More than budgeted, where less is better: revenue that falls short is no cost anomaly. */
function isOverBudget({ judgement, variance, commentary }: VarianceRow): boolean {
  return judgement === 'adverse' && (variance.cents ?? 0) > 0 && commentary.asked
}

function overBudget(rows: StandingFacts['variance']): VarianceRow[] {
  return (rows ?? []).filter(isOverBudget)
}

function seen(
  { dimension, member, measure, span, budget, actual, commentary }: VarianceRow,
  name: string,
): Seen {
  const label = measureById(measure)?.label ?? measure
  return {
    subject: `${dimension}/${member}/${measure}`,
    title: `${name}: ${label} over its budget in ${span}`,
    detail: `Modeled ${amount(actual.cents)} against a budget of ${amount(budget.cents)}, which is adverse. ${commentary.why}`,
  }
}

function amount(cents: number | null): string {
  return cents === null ? 'an unknown amount' : groupedDollars(cents)
}
