// Plain rows of the pools that cost stands in: what each costs, who carries it, and what of it is not known.
import type { FiguresPage } from '../../shared/contract/api/answers/figures-page.ts'
import { groupedDollars } from '../../shared/ranges/grouped-numbers.ts'
import { ofUnknownCost } from '../shown/bounds.ts'
import { poolName } from '../shown/pool-names.ts'
import { poolNotKnown } from '../shown/unallocated-pools.ts'
import type { PlainRow } from './asked.ts'

/** None for whoever sees some tenants only. */
export function poolRows(pools: FiguresPage['pools']): PlainRow[] {
  return (pools ?? []).map((pool): PlainRow => [`Pool ${poolName(pool.pool)}`, wordsOf(pool)])
}

function wordsOf({
  pool,
  source_cents: source,
  tenant_cents: tenants,
  unallocated_cents: unallocated,
  unknown_resources: unknown,
}: NonNullable<FiguresPage['pools']>[number]): string {
  if (source === null || tenants === null || unallocated === null) return poolNotKnown(pool)
  const sum = `${groupedDollars(source)} = tenants ${groupedDollars(tenants)} + unallocated ${groupedDollars(unallocated)}`
  return unknown === 0 ? sum : `${sum}; at least, ${ofUnknownCost(unknown)} left out`
}

/** The cents of all pools by one of their fields; null where a pool is not known, or none is shown. */
export function allPools(
  pools: FiguresPage['pools'],
  field: 'source_cents' | 'tenant_cents' | 'unallocated_cents',
): number | null {
  const known = (pools ?? []).flatMap((pool) => pool[field] ?? [])
  if (known.length === 0 || known.length !== pools?.length) return null
  return known.reduce((total, cents) => total + cents, 0)
}
