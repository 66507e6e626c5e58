// An allocated run as it is published: rows, totals, warnings and the text that says how modelled it is, held to conservation
// before anybody sees it.
import type { CostAllocation } from '../allocation/allocate-costs.ts'
import { type Derive, tenantDeriver } from '../allocation/derive-tenant.ts'
import { explainTenant } from '../allocation/explain-tenant.ts'
import { type UnknownCostShare, unknownCostPercent } from '../allocation/unknown-cost-percent.ts'
import { METHOD_VERSION, methodId, methodText } from '../approximation/method-text.ts'
import { sourceAge } from '../approximation/source-age.ts'
import { NO_INVOICE_YET, STATEMENTS } from '../approximation/statements.ts'
import type { DerivationLine, TenantExplanation } from '../contract/explanation.ts'
import type { RunFigures } from '../contract/run-figures.ts'
import { instantText } from '../periods/instants.ts'
import { tenantFigures } from '../tenants/tenant-figures.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import type { AllocatedRun, AllocationTerms } from './allocate-run.ts'
import { assertConserved } from './conservation.ts'
import { platformFigures } from './platform-figures.ts'
import type { FactInputs } from './run-facts.ts'
import type { RunRequest } from './run-request.ts'

/** A computed run, not yet published: its figures, and a way to derive any tenant's costs. */
export interface ComputedRun {
  readonly figures: RunFigures
  /** Of the paid VPS and their IPs, those whose cost is not known: 0 to 100, two decimals. */
  readonly unknownCostPercent: number
  /** The same, unrounded: what a gate compares. */
  readonly unknownCostShare: UnknownCostShare
  derive(tenantId: string): DerivationLine[]
  explain(tenantId: string): TenantExplanation
}

type DescribedTerms = AllocationTerms & Pick<RunRequest, 'vendorOf'>

/**
 * @param ownLines derives a tenant's own resources
 * @throws NotConservedError when a pool or revenue does not conserve
 */
export function describeRun(
  inputs: FactInputs,
  { period, asOfMs, method, policies, vendorOf }: DescribedTerms,
  run: AllocatedRun,
  ownLines: Derive,
  warnings: WarningLog,
): ComputedRun {
  const { allocation, tenants, volumes, subscriptions, revenue, rowIds, costsOf } = run
  const rows = rowIds.map((tenantId) =>
    tenantFigures({
      tenantId,
      tenantName: tenants.nameOf(tenantId, inputs.missing),
      subscriptions: subscriptions.of(tenantId),
      costs: costsOf(tenantId),
      emailsSent: volumes.sent(tenantId),
      emailsDelivered: volumes.delivered(tenantId),
      revenueCents: revenue.of(tenantId).billed,
      recognizedRevenueCents: revenue.of(tenantId).recognized,
    }),
  )
  const costComplete = isComplete(allocation)
  const missingSources = namesOfMissing(inputs)
  const figures: RunFigures = {
    period: period.id,
    asOf: instantText(asOfMs),
    runId: null,
    method,
    policies,
    currency: 'USD',
    costComplete,
    tenants: rows,
    unallocated: allocation.unallocated.map(({ pool, reason, resourceId, label, cents, vendor }) => ({
      ...{ pool, reason, resourceId, cents, label },
      vendor: vendor ?? vendorOf(pool, resourceId),
    })),
    pools: allocation.pools,
    revenue: revenue.totals,
    platform: platformFigures(inputs, period, asOfMs, subscriptions),
    warnings: warnings.list(),
    approximation: {
      statements: STATEMENTS,
      methodId: methodId(method, policies),
      methodVersion: METHOD_VERSION,
      methodText: methodText(method, policies),
      quality: costComplete && missingSources.length === 0 ? 'complete' : 'partial',
      invoiceComparison: NO_INVOICE_YET,
      sources: inputs.sources.map((source) => sourceAge(source, asOfMs)),
      missingSources,
    },
  }
  assertConserved(figures)
  const derive = tenantDeriver(ownLines, allocation, policies)
  return {
    figures,
    unknownCostPercent: unknownCostPercent(allocation.unknownCostShare),
    unknownCostShare: allocation.unknownCostShare,
    derive,
    explain: (tenantId) => explainTenant(tenantId, derive(tenantId)),
  }
}

/** What the run does without: upstream tables and columns, and the list that Finance keeps. */
function namesOfMissing({ missing, platformCosts }: FactInputs): string[] {
  return [...missing, ...(platformCosts === null ? ['platform cost list'] : [])].sort()
}

/** Complete when both resource pools are known and every resource in them has a cost. */
function isComplete({ gaps, pools }: CostAllocation): boolean {
  return gaps.vps === null && gaps.ip === null && pools.every((pool) => pool.unknownResources === 0)
}
