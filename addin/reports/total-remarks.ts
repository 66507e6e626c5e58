// What the totals of a report leave out, in words: it stands in their row, where a copy of the bottom line takes it along.
import type { FiguresPage } from '../../shared/contract/api/answers/figures-page.ts'
import { counted } from '../../shared/ranges/grouped-numbers.ts'
import { ofUnknownCost, wordOf } from '../shown/bounds.ts'
import { poolNotKnown } from '../shown/unallocated-pools.ts'

/** A figure is missing of so many tenants, and so of the total. */
interface Gap {
  readonly label: string
  readonly tenants: number
}

/** Cost that stands in the totals at least. @param resources of unknown cost; null where nobody counted them */
export function atLeastOf(what: string, resources: number | null): string {
  if (resources === 0) return ''
  const unknown = resources === null ? 'resources of unknown cost' : ofUnknownCost(resources)
  return `${what} at least: ${unknown} ${resources === 1 ? 'is' : 'are'} left out.`
}

/** Of all pools; null for whoever sees some tenants. */
export function unknownResources(pools: FiguresPage['pools']): number | null {
  return pools === null ? null : pools.reduce((all, pool) => all + pool.unknown_resources, 0)
}

/** A sentence for each pool that is not known. */
export function unknownPools(pools: FiguresPage['pools']): string[] {
  return (pools ?? []).flatMap(({ pool, source_cents: cents }) =>
    cents === null ? [poolNotKnown(pool)] : [],
  )
}

/** Which totals are bounds, in one sentence. */
export function boundsOfTotals(
  pages: readonly FiguresPage[],
  measures: readonly { readonly id: string; readonly label: string }[],
): string[] {
  const words = measures.flatMap(({ id, label }) => {
    const bound = pages.flatMap(({ page_totals: totals }) => totals[id]?.bound ?? []).at(0)
    return bound === undefined ? [] : `${label} ${wordOf(bound)}`
  })
  return words.length === 0 ? [] : [`${words.join(', ')}: resources of unknown cost are left out.`]
}

/** One sentence for all figures that as many tenants are without. */
export function missingOfTenants(
  pages: readonly FiguresPage[],
  measures: readonly { readonly id: string; readonly label: string }[],
): string[] {
  const gaps = measures.map(({ id, label }): Gap => {
    const tenants = pages.reduce((all, { page_totals: totals }) => all + (totals[id]?.missing ?? 0), 0)
    return { label, tenants }
  })
  const byTenants = Map.groupBy(
    gaps.filter(({ tenants }) => tenants > 0),
    ({ tenants }) => tenants,
  )
  return [...byTenants].map(
    ([tenants, all]) =>
      `${all.map(({ label }) => label).join(', ')}: without ${counted(tenants, 'tenant')} whose figure is missing.`,
  )
}
