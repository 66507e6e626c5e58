// One shard of a run: the servers that are its own divided over their tenants, by the functions that allocate a whole run. It
// knows every tenant and every volume, and of other servers only how many IPs each tenant has in service.
import type { InServiceIps } from '../allocation/allocate-resources.ts'
import { resourceLines } from '../allocation/derive-tenant.ts'
import { inServiceIpsByTenant, type OwnCosts, ownCosts } from '../allocation/own-costs.ts'
import type { DerivationLine } from '../contract/explanation.ts'
import { warnOfLateStatuses } from '../figures/check-sources.ts'
import { runFacts } from '../figures/run-facts.ts'
import type { RunRequest } from '../figures/run-request.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import { orNull } from '../inputs/known-or-reason.ts'
import { WarningLog, type WarningTally } from '../warnings/warning-log.ts'

/** What a shard comes to; what no shard can know is added when they are merged. */
export interface ShardCosts extends OwnCosts {
  readonly warnings: readonly WarningTally[]
  /** The lines of the shard's own resources; none for a tenant that is on none of them. */
  derive(tenantId: string): readonly DerivationLine[]
}

/**
 * @param inputs the shard's resource rows, and all other rows whole
 * @param inServiceIps of the whole platform; null for a method that does not ask
 */
export function allocateShard(
  inputs: CostInputs,
  request: RunRequest,
  inServiceIps: InServiceIps | null,
): ShardCosts {
  const { asOfMs, method, vendorOf } = request
  const { knownTenants, volumes } = shardFacts(inputs, request)
  const warnings = new WarningLog()
  warnOfLateStatuses(inputs, request, warnings)
  const emailsSent = (tenantId: string) => orNull(volumes.sent(tenantId))
  const asked = { asOfMs, method, knownTenants, emailsSent, inServiceIps: inServiceIps ?? undefined }
  const { resources, ...own } = ownCosts(inputs, asked, warnings)
  return { ...own, warnings: warnings.tallies(), derive: resourceLines(resources, vendorOf) }
}

/** The shard's part of the count that `volume_per_ip` divides by. */
export function countShard(inputs: CostInputs, request: RunRequest): InServiceIps {
  const { knownTenants } = shardFacts(inputs, request)
  return inServiceIpsByTenant(inputs, { asOfMs: request.asOfMs, knownTenants }, new WarningLog())
}

/** The counts of all shards, added. */
export function addCounts(counts: readonly InServiceIps[]): InServiceIps {
  const added = new Map<string, number>()
  for (const [tenantId, ips] of counts.flatMap((part) => [...part])) {
    added.set(tenantId, (added.get(tenantId) ?? 0) + ips)
  }
  return added
}

/** As every shard knows them; their warnings are the merge's, once. */
function shardFacts(inputs: CostInputs, request: RunRequest) {
  return runFacts(inputs, request, new WarningLog())
}
