// Servers as a summary sees them: a small world run through the cost run and the functions of this room.
import type { VpsUse } from '../../../shared/contract/summary/resources.ts'
import type { DeliveryOutcome } from '../../../shared/events/business-events.ts'
import { computeRun } from '../../../shared/figures/compute-run.ts'
import type { MappingLine } from '../../../shared/finance/mapping-lines.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { resourceIncidents } from '../../../shared/resources/resource-incidents.ts'
import { resourceUses } from '../../../shared/resources/resource-uses.ts'
import { type TenantOutcomes, tenantTraffic } from '../../../shared/resources/tenant-traffic.ts'
import { usedResources } from '../../../shared/resources/used-resources.ts'
import { vendorComparison } from '../../../shared/resources/vendor-comparison.ts'
import { DEFAULT_SETTINGS } from '../../../shared/summaries/summary-settings.ts'
import { WarningLog } from '../../../shared/warnings/warning-log.ts'
import { PERIOD, request, world } from '../../worlds/world.ts'

export interface Beside {
  readonly mapping?: readonly MappingLine[]
  readonly outcomes?: Readonly<Record<string, Partial<TenantOutcomes>>>
  readonly asOfMs?: number
  /** As events report them; null when they could not be read. */
  readonly incidents?: readonly DeliveryOutcome[] | null
}

const NOTHING: TenantOutcomes = {
  trackedEmails: null,
  bouncedEmails: null,
  spamComplaints: null,
  revenueCents: null,
}

export function seenOf(change: Partial<CostInputs>, beside: Beside = {}) {
  const upstream = world(change)
  const { mapping = [], outcomes = {}, asOfMs = PERIOD.endMs, incidents = null } = beside
  const run = computeRun(upstream, request({ asOfMs })).figures
  const used = usedResources({ upstream, asOfMs, mapping }, new WarningLog())
  const known = Object.entries(outcomes).map(([id, some]) => [id, { ...NOTHING, ...some }] as const)
  const traffic = tenantTraffic([run], new Map(known))
  const vps = resourceUses(used, traffic, resourceIncidents(incidents, used), DEFAULT_SETTINGS)
  const vendors = vendorComparison(used, traffic)
  return { upstream, asOfMs, mapping, run, used, traffic, vps, vendors }
}

export const vendorLine = (kind: 'vps' | 'ip', id: string, vendor: string): MappingLine => ({
  kind,
  id,
  vendor,
  tier: null,
  costCentre: null,
  glAccount: null,
})

/** The one VPS of a world that has one. */
export const onlyVps = ({ vps }: { readonly vps: readonly VpsUse[] }): VpsUse => {
  const [only] = vps
  if (only === undefined || vps.length > 1) throw new Error(`${vps.length} VPS`)
  return only
}
