// What a restatement changes against the figures before it, split by cause in the figure book's bridge order (section 9).

export const CAUSES = [
  'prices',
  'resources',
  'assignments',
  'usage',
  'method_and_policies',
  'restatement',
] as const
/** `restatement` is what no single input above explains: tenants, subscriptions, payments, sources that were missing. */
export type Cause = (typeof CAUSES)[number]

/** What is adjusted: the parts of a tenant's cost, its revenue, or the cost that no tenant carries. */
export const ADJUSTED_POOLS = ['vps', 'ip', 'idle', 'platform', 'revenue'] as const
export type AdjustedPool = (typeof ADJUSTED_POOLS)[number]

/** Known cents now less known cents before; rows of zero are left out. */
export interface Adjustment {
  /** Null for cost that no tenant carries, or revenue that belongs to none. */
  readonly tenantId: string | null
  readonly tenantName: string | null
  readonly pool: AdjustedPool
  readonly cause: Cause
  readonly cents: number
}

/** A restatement's adjustments by tenant, pool and cause; their cents sum to the difference of the two runs to the cent. */
export interface Restatement {
  readonly period: string
  readonly runId: string
  /** The closed run, or the restatement before. */
  readonly againstRunId: string
  /** 1 for the first restatement of the period. */
  readonly number: number
  readonly reason: string
  readonly restatedBy: string
  readonly restatedAt: string
  readonly adjustments: readonly Adjustment[]
  /** Figures that were unknown in either run: no amount says what changed there. */
  readonly unknownDifferences: number
}
