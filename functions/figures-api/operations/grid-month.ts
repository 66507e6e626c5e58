// One month of a grid: the tenants that were asked for, found by id or name, and their rows.
import type { TenantFigures } from '../../../shared/contract/run-figures.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import type { Condition } from '../answers/meta.ts'
import { findTenants } from '../reading/find-tenants.ts'
import type { RunView } from '../reading/run-view.ts'

/** What stands for the platform where a tenant is asked for. */
export const PLATFORM = 'platform'

export function isPlatform(tenant: string): boolean {
  return tenant.trim().toLowerCase() === PLATFORM
}

export interface GridMonth {
  readonly view: RunView
  readonly rows: ReadonlyMap<string, TenantFigures>
  /** By tenant as asked: its id, or why there is none. */
  readonly idOf: ReadonlyMap<string, string | NullReason>
  readonly condition: Condition
}

export async function readMonth(
  view: RunView,
  asked: readonly string[],
): Promise<Pick<GridMonth, 'rows' | 'idOf'>> {
  const idOf = await findTenants(
    view,
    asked.filter((tenant) => !isPlatform(tenant)),
  )
  const ids = [...idOf.values()].flatMap((id) => (isReason(id) ? [] : id))
  return { rows: await view.rows(ids), idOf }
}
