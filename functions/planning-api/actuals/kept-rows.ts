// What is read of a run for budgets, kept in memory by run for those who see the whole platform: a run never changes, so what
// was read of it once is right for good, and a second sheet is fast. Whoever sees some tenants reads their own each time.
import { LRUCache } from 'lru-cache'
import type { ActualRow } from '../../../shared/budgets/actual-amounts.ts'
import type { TenantFigures } from '../../../shared/contract/run-figures.ts'
import { type VendorCost, VendorCosts } from '../../../shared/figures/vendor-costs.ts'
import type { RunView } from '../../figures-api/reading/run-view.ts'

interface RowsOfRun {
  readonly rows: Map<string, ActualRow>
  /** Looked for, and not in the run. */
  readonly absent: Set<string>
  readonly isWhole: boolean
}

interface Kept {
  readonly rows: LRUCache<string, RowsOfRun>
  readonly vendors: LRUCache<string, readonly VendorCost[]>
}

/** A row takes about half a kilobyte: 50 MB. */
const MOST_ROWS = 100_000
const MOST_RUNS = 120

/** By table: run ids of one table say nothing of another. */
const keptByTable = new WeakMap<object, Kept>()

function keptOf(table: object): Kept {
  const found = keptByTable.get(table)
  if (found !== undefined) return found
  const kept: Kept = {
    rows: new LRUCache({
      maxSize: MOST_ROWS,
      sizeCalculation: ({ rows, absent }) => rows.size + absent.size + 1,
    }),
    vendors: new LRUCache({ max: MOST_RUNS }),
  }
  keptByTable.set(table, kept)
  return kept
}

/** @param wanted tenants by id, or all that the caller sees */
export async function rowsOf(
  view: RunView,
  wanted: ReadonlySet<string> | 'all',
  table: object,
): Promise<ReadonlyMap<string, ActualRow>> {
  if (view.platform === null)
    return asMap(wanted === 'all' ? await view.allRows() : (await view.rows(wanted)).values())
  const { rows: kept } = keptOf(table)
  const { runId } = view.record
  const held = kept.get(runId) ?? { rows: new Map(), absent: new Set<string>(), isWhole: false }
  if (held.isWhole) return held.rows
  if (wanted === 'all') {
    const rows = asMap(await view.allRows())
    kept.set(runId, { rows, absent: new Set(), isWhole: true })
    return rows
  }
  const unread = [...wanted].filter((id) => !held.rows.has(id) && !held.absent.has(id))
  if (unread.length === 0) return held.rows
  const read = asMap((await view.rows(unread)).values())
  const rows = new Map([...held.rows, ...read])
  kept.set(runId, {
    rows,
    absent: new Set([...held.absent, ...unread.filter((id) => !read.has(id))]),
    isWhole: false,
  })
  return rows
}

/** What a month costs by vendor, of the whole platform; null for who does not see it. */
export async function vendorCostsOf(view: RunView, table: object): Promise<readonly VendorCost[] | null> {
  if (view.platform === null) return null
  const { vendors: kept } = keptOf(table)
  const held = kept.get(view.record.runId)
  if (held !== undefined) return held
  const costs = new VendorCosts()
  // By plan is not asked here.
  await view.takeLines((tenantId, lines) => costs.takeLines(tenantId, [], lines))
  costs.takeUnallocated((await view.unallocated()) ?? [])
  const rows = costs.rows()
  kept.set(view.record.runId, rows)
  return rows
}

function asMap(rows: Iterable<TenantFigures>): Map<string, ActualRow> {
  return new Map([...rows].map((row) => [row.tenantId, partOf(row)]))
}

/** Without what no budget is held against. */
function partOf(row: TenantFigures): ActualRow {
  return {
    tenantId: row.tenantId,
    tenantName: row.tenantName,
    planNames: row.planNames,
    listPriceCents: row.listPriceCents,
    addonPriceCents: row.addonPriceCents,
    infrastructureCostCents: row.infrastructureCostCents,
    emailServiceCostCents: row.emailServiceCostCents,
    idleCostCents: row.idleCostCents,
    platformCostCents: row.platformCostCents,
    totalCostCents: row.totalCostCents,
    unknownResources: row.unknownResources,
    costComplete: row.costComplete,
    emailsSent: row.emailsSent,
    emailsDelivered: row.emailsDelivered,
    revenueCents: row.revenueCents,
    recognizedRevenueCents: row.recognizedRevenueCents,
    profitCents: row.profitCents,
    nulls: row.nulls,
  }
}
