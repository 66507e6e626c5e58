// Conservation over a quarter or year: what every month's pools, revenue and unallocated cost come to. Sums of sums that
// conserve conserve.
import type { PoolTotals, RevenueTotals, UnallocatedRow } from '../contract/run-figures.ts'

/** Pools in the order of the first month's; the unknown resources are the most of any month. */
export function poolsOverMonths(months: readonly (readonly PoolTotals[])[]): PoolTotals[] {
  return (months[0] ?? []).map(({ pool }) => {
    const ofPool = months.flatMap((pools) => pools.filter((totals) => totals.pool === pool))
    return {
      pool,
      sourceCents: sum(ofPool, 'sourceCents'),
      tenantCents: sum(ofPool, 'tenantCents'),
      unallocatedCents: sum(ofPool, 'unallocatedCents'),
      unknownResources: Math.max(...ofPool.map(({ unknownResources }) => unknownResources)),
      differenceCents: sum(ofPool, 'differenceCents'),
    }
  })
}

export function revenueOverMonths(months: readonly RevenueTotals[]): RevenueTotals {
  return {
    sourceCents: sum(months, 'sourceCents'),
    tenantCents: sum(months, 'tenantCents'),
    unattributedCents: sum(months, 'unattributedCents'),
    differenceCents: sum(months, 'differenceCents'),
  }
}

/** A row for each resource and reason, its months' known cents added; months in which it is unknown are a row of their own. */
export function unallocatedOverMonths(months: readonly (readonly UnallocatedRow[])[]): UnallocatedRow[] {
  const sums = new Map<string, UnallocatedRow>()
  for (const row of months.flat()) {
    const key = JSON.stringify([row.pool, row.reason, row.resourceId, row.cents === null])
    const before = sums.get(key)
    const isFirst = before === undefined || before.cents === null || row.cents === null
    sums.set(key, isFirst ? row : { ...row, ...namesOf(row, before), cents: before.cents + row.cents })
  }
  return [...sums.values()]
}

/** Those of the later month, where its run says them. */
function namesOf(row: UnallocatedRow, before: UnallocatedRow): Pick<UnallocatedRow, 'label' | 'vendor'> {
  return { label: row.label ?? before.label, vendor: row.vendor ?? before.vendor }
}

/** Null when any month's is: a sum over what is unknown is unknown. */
function sum<Field extends string>(
  months: readonly Readonly<Record<Field, number | null>>[],
  field: Field,
): number | null {
  let total = 0
  for (const month of months) {
    const cents = month[field]
    if (cents === null) return null
    total += cents
  }
  return total
}
