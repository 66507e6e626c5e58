// What no reader of a summary could take, found in the whole of it.
import type { SummaryFigures } from '../../../shared/contract/summary/summary-figures.ts'

const isEmptyRange = (value: unknown) =>
  typeof value === 'object' && value !== null && 'highCents' in value && value.highCents === null

/** Paths of what no reader could take: numbers that are none, minus zero, nulls without a reason and reasons without a null. */
export function faultsIn(figures: SummaryFigures): string[] {
  const numbers = (value: unknown, path: string): string[] => {
    if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? [] : [path]
    if (value === undefined) return [path]
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, part]) => numbers(part, `${path}.${key}`))
  }
  const { platform, tenants, breakdowns, kpis, opportunities, savings, vps } = figures
  const explained: readonly { readonly nulls: object }[] = [
    platform,
    ...tenants.map((tenant) => tenant.figures),
    ...vps,
    ...vps.flatMap(({ ipUses }) => ipUses),
  ]
  const reasons = explained.flatMap(({ nulls, ...row }) =>
    Object.entries(row)
      .filter(([field, value]) => (value === null || isEmptyRange(value)) !== field in nulls)
      .map(([field]) => `${field} without its reason, or a reason without its null`),
  )
  return [
    ...numbers(figures, ''),
    ...reasons,
    ...kpis.filter(({ value, missing }) => (value === null) !== (missing !== null)).map(({ id }) => id),
    ...opportunities
      .filter(({ highCents, missing }) => (highCents === null) !== (missing !== null))
      .map(({ id }) => id),
    ...breakdowns
      .filter(
        ({ costCents, savingsLowCents, missing }) =>
          (costCents === null || savingsLowCents === null) && missing === null,
      )
      .map(({ by, key }) => `${by} ${key}`),
    ...(['savings', 'priceAdjustments'] as const).filter(
      (range) => isEmptyRange(savings[range]) !== (savings.missing[range] !== null),
    ),
  ]
}
