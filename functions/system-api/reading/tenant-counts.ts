// How many tenants there are, of the cost run behind the newest summary.
import { isReason, type KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import { WITHOUT_REASON } from '../../../shared/inputs/missing-sources.ts'
import { platformRefused } from '../../figures-api/reading/platform-seen.ts'
import type { RunView } from '../../figures-api/reading/run-view.ts'

interface TenantCounts {
  readonly month: KnownOrReason<string>
  readonly total: KnownOrReason<number>
  readonly active: KnownOrReason<number>
  readonly added: KnownOrReason<number>
}

export function tenantCounts(run: KnownOrReason<RunView>): TenantCounts {
  if (isReason(run)) return { month: run, total: run, active: run, added: run }
  const { platform, record, tenantCount } = run
  if (platform === null || tenantCount === null) throw platformRefused()
  const { activeTenants, newTenants, nulls } = platform
  return {
    month: record.period,
    total: tenantCount,
    active: activeTenants ?? nulls.activeTenants ?? WITHOUT_REASON,
    added: newTenants ?? nulls.newTenants ?? WITHOUT_REASON,
  }
}
