// A run's items as figures again: what readers and the verification see.
import type { RunFigures, TenantFigures } from '../../../shared/contract/run-figures.ts'
import { TENANT_PREFIX, TOTALS, UNALLOCATED_PREFIX } from './keys.ts'
import type { RunItem } from './pack-run.ts'
import { unpackUnallocated } from './unpack-unallocated.ts'

/** What a run says of the whole month. */
export type RunTotals = Omit<RunFigures, 'tenants' | 'unallocated'>

/** Explanations and the directory are left out; tenants in id order, unallocated rows in the order they were computed. */
export function unpackRun(items: readonly RunItem[]): RunFigures {
  let totals: RunTotals | undefined
  const tenants: TenantFigures[] = []
  const parts: RunItem[] = []
  for (const item of items) {
    if (item.sk.startsWith(TENANT_PREFIX)) tenants.push(JSON.parse(item.body) as TenantFigures)
    else if (item.sk.startsWith(UNALLOCATED_PREFIX)) parts.push(item)
    else if (item.sk === TOTALS) totals = JSON.parse(item.body)
  }
  if (totals === undefined) throw new RangeError('a run without totals')
  tenants.sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1))
  parts.sort((a, b) => (a.sk < b.sk ? -1 : 1))
  const unallocated = parts.flatMap(({ body }) => unpackUnallocated(body))
  const { warnings, approximation, pools, revenue, platform, ...head } = totals
  return { ...head, tenants, unallocated, pools, revenue, platform, warnings, approximation }
}
