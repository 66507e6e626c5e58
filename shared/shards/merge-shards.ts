// A run from its shards: cents added by tenant, then all that looks at the whole platform (sharing policies, rows, totals,
// conservation) by the functions that finish every run. The same bytes as one function gives for the same inputs.
import type { Derive } from '../allocation/derive-tenant.ts'
import type { OwnCosts, TenantCost } from '../allocation/own-costs.ts'
import { addPoolSums } from '../allocation/pool-sums.ts'
import type { DerivationLine } from '../contract/explanation.ts'
import { shareRun } from '../figures/allocate-run.ts'
import { checkSources } from '../figures/check-sources.ts'
import { type ComputedRun, describeRun } from '../figures/describe-run.ts'
import { type FactInputs, runFacts } from '../figures/run-facts.ts'
import type { RunRequest } from '../figures/run-request.ts'
import { WarningLog } from '../warnings/warning-log.ts'
import type { ShardCosts } from './allocate-shard.ts'

/**
 * @param inputs all rows but those of resources, which the shards had
 * @throws as `computeRun`
 */
export function mergeShards(
  inputs: FactInputs,
  request: RunRequest,
  shards: readonly ShardCosts[],
): ComputedRun {
  const warnings = new WarningLog()
  checkSources(inputs, request, warnings)
  for (const shard of shards) warnings.addAll(shard.warnings)
  const facts = runFacts(inputs, request, warnings)
  const run = shareRun(addOwnCosts(shards), facts, inputs, request, warnings)
  return describeRun(inputs, request, run, linesOver(shards), warnings)
}

function addOwnCosts(shards: readonly ShardCosts[]): OwnCosts {
  const costByTenant = new Map<string, TenantCost>()
  for (const [tenantId, cost] of shards.flatMap((shard) => [...shard.costByTenant])) {
    const sum = costByTenant.get(tenantId)
    if (sum === undefined) costByTenant.set(tenantId, { ...cost })
    else {
      sum.vpsCents += cost.vpsCents
      sum.ipCents += cost.ipCents
      sum.unknownResources += cost.unknownResources
    }
  }
  const counted = shards.map(({ unknownCostShare }) => unknownCostShare)
  return {
    costByTenant,
    pools: {
      vps: addPoolSums(shards.map(({ pools }) => pools.vps)),
      ip: addPoolSums(shards.map(({ pools }) => pools.ip)),
    },
    unknownCostShare: {
      unknownResources: counted.reduce((sum, { unknownResources }) => sum + unknownResources, 0),
      paidResources: counted.reduce((sum, { paidResources }) => sum + paidResources, 0),
    },
  }
}

/** A tenant's lines over all shards, in the order of a whole run: servers by id, then IPs by id. */
function linesOver(shards: readonly ShardCosts[]): Derive {
  const shardsOf = new Map<string, ShardCosts[]>()
  for (const shard of shards) {
    for (const tenantId of shard.costByTenant.keys()) {
      const known = shardsOf.get(tenantId)
      if (known === undefined) shardsOf.set(tenantId, [shard])
      else known.push(shard)
    }
  }
  return (tenantId) =>
    (shardsOf.get(tenantId) ?? []).flatMap((shard) => [...shard.derive(tenantId)]).sort(inResourceOrder)
}

function inResourceOrder(one: DerivationLine, other: DerivationLine): number {
  if (one.kind !== 'resource' || other.kind !== 'resource') return 0
  if (one.pool !== other.pool) return one.pool === 'vps' ? -1 : 1
  return one.resourceId < other.resourceId ? -1 : 1
}
