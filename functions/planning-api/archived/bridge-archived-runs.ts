// A bridge computed from the archives of two runs: of the platform, or of one tenant of theirs.
import { bridgeByResource, type ResourceBridge } from '../../../shared/bridge/bridge-by-resource.ts'
import type { Subject } from '../../../shared/bridge/subject-cents.ts'
import type { BridgeEnd } from '../../../shared/bridge/take-steps.ts'
import type { AdjustedPool } from '../../../shared/contract/closing/adjustments.ts'
import type { TenantRow } from '../../../shared/measures/figure-of.ts'
import type { AccessFacts } from '../../figures-api/access/access-log.ts'
import { namedTenants } from '../../figures-api/operations/named-tenants.ts'
import type { RunView } from '../../figures-api/reading/run-view.ts'
import type { PlanningServices } from '../services.ts'
import { allRunCents, isAsPublished } from './bridge-ends.ts'
import { type ArchivedRunView, readArchivedInputs } from './open-archived-run.ts'

/** A tenant with its published rows at both ends. */
export interface AskedTenant {
  readonly tenantId: string
  readonly tenantName: string | null
  /** Undefined where it is no row of the run. */
  readonly from: TenantRow | undefined
  readonly to: TenantRow | undefined
}

export function subjectOf({ tenantId }: AskedTenant): Subject {
  return { kind: 'tenant', tenantId }
}

/** Known by any name that it has in either run. */
export async function findTenant(
  facts: AccessFacts,
  views: readonly [RunView, RunView],
  of: string,
): Promise<AskedTenant> {
  const [from, to] = views
  const rowsOf = async (tenantIds: Iterable<string>) => {
    const ids = [...tenantIds]
    return new Map([...(await from.rows(ids)), ...(await to.rows(ids))])
  }
  const [row] = await namedTenants(facts, views, [of], rowsOf, () => 'of')
  const { tenantId, tenantName } = row as TenantRow
  const [was, is] = await Promise.all(views.map((view) => view.rows([tenantId])))
  return { tenantId, tenantName, from: was?.get(tenantId), to: is?.get(tenantId) }
}

export async function bridgeTenant(
  from: ArchivedRunView,
  to: ArchivedRunView,
  tenant: AskedTenant,
  pools: readonly AdjustedPool[],
  services: PlanningServices,
): Promise<ResourceBridge> {
  const [before, after] = await readEnds(from, to, services)
  const published = (row: TenantRow | undefined) => ({
    published: {
      tenants: row === undefined ? [] : [row],
      unallocated: [],
      revenue: { unattributedCents: 0 },
    },
  })
  return bridgeByResource(
    { ...before, ...published(tenant.from) },
    { ...after, ...published(tenant.to) },
    subjectOf(tenant),
    pools,
  )
}

/** Rows of the whole platform are read only where an earlier version of the method computed a run. */
export async function bridgePlatform(
  from: ArchivedRunView,
  to: ArchivedRunView,
  subject: Subject,
  pools: readonly AdjustedPool[],
  services: PlanningServices,
): Promise<ResourceBridge> {
  const [before, after] = await readEnds(from, to, services)
  const bridge = bridgeByResource(before, after, subject, pools)
  if (isAsPublished(bridge, from.view, to.view)) return bridge
  const published = await Promise.all([allRunCents(from.view), allRunCents(to.view)])
  return bridgeByResource(
    { ...before, published: published[0] },
    { ...after, published: published[1] },
    subject,
    pools,
  )
}

/** One after the other: inputs are unpacked by the processor, and take memory meanwhile. */
async function readEnds(
  from: ArchivedRunView,
  to: ArchivedRunView,
  services: PlanningServices,
): Promise<[BridgeEnd, BridgeEnd]> {
  const before = await readArchivedInputs(from, services)
  const after = await readArchivedInputs(to, services)
  return [
    { inputs: before.inputs, terms: before.request },
    { inputs: after.inputs, terms: after.request },
  ]
}
