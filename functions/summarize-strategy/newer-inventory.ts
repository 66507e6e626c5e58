// The database can be newer than the cost run that a summary stands on: then what its opportunities would save is said of
// servers and prices that the published costs do not hold yet, and the summary says so.
import { type PaidVps, paidResources } from '../../shared/allocation/paid-resources.ts'
import type { Pool, RunFigures } from '../../shared/contract/run-figures.ts'
import type { SummaryFigures } from '../../shared/contract/summary/summary-figures.ts'
import type { CostInputs } from '../../shared/inputs/cost-inputs.ts'
import { WarningLog } from '../../shared/warnings/warning-log.ts'

const CODE = 'inventory_newer_than_costs'

/** Pools of the run whose known cost or number of unknown resources is another one in the database, as of the same moment. */
export function poolsThatDiffer(run: RunFigures, upstream: CostInputs, asOfMs: number): Pool[] {
  // What is odd about the rows is said where they are used.
  const paid = paidResources(upstream, asOfMs, new WarningLog())
  return run.pools.flatMap(({ pool, sourceCents, unknownResources }) => {
    if (pool === 'platform' || sourceCents === null) return []
    const costs = costsOf(paid, pool)
    const known = costs.filter((cents) => cents !== null)
    const sum = known.reduce((total, cents) => total + cents, 0)
    return sum === sourceCents && costs.length - known.length === unknownResources ? [] : [pool]
  })
}

function costsOf(paid: readonly PaidVps[], pool: 'vps' | 'ip'): (number | null)[] {
  return pool === 'vps'
    ? paid.map(({ costCents }) => costCents)
    : paid.flatMap(({ ips }) => ips.map(({ costCents }) => costCents))
}

/** The summary with the warning, and partial, when any pool differs; else as it is. */
export function withNewerInventory(figures: SummaryFigures, pools: readonly Pool[]): SummaryFigures {
  if (pools.length === 0) return figures
  const log = new WarningLog()
  for (const pool of pools) log.add(CODE, pool)
  const others = figures.warnings.filter(({ code }) => code !== CODE)
  return {
    ...figures,
    dataQuality: 'partial',
    warnings: [...others, ...log.list()].toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    approximation: { ...figures.approximation, quality: 'partial' },
  }
}
