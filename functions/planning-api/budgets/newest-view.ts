// The newest published month as a caller sees it: what tenants, plans and vendors are called.
import type { Sight } from '../../../shared/access/caller.ts'
import { officialPointers } from '../../figures-api/reading/newest-period.ts'
import { openMonthRuns } from '../../figures-api/reading/open-month-runs.ts'
import type { RunView } from '../../figures-api/reading/run-view.ts'
import type { ApiServices } from '../../figures-api/services.ts'

/** Null before the first publication. */
export async function newestView(sight: Sight, services: ApiServices): Promise<RunView | null> {
  const [newest] = await officialPointers(services)
  if (newest === undefined) return null
  const [view] = await openMonthRuns(newest.key.period, [], sight, services)
  return view ?? null
}

/** What members are called by people: the names of tenants that the caller sees; everything else is its own name. */
export async function labelsOf(sight: Sight, services: ApiServices): Promise<(member: string) => string> {
  const view = await newestView(sight, services)
  const tenants = (await view?.tenants()) ?? []
  const names = new Map(tenants.map(({ tenantId, tenantName }) => [tenantId, tenantName]))
  return (member) => names.get(member) ?? member
}
