// What a run changes against the one that was current before it: the first thing that people ask of a new run.
import type { RunFigures } from '../../shared/contract/run-figures.ts'
import type { RunRecord } from '../stores/runs/run-record.ts'

/** Cents and counts of the new run less those of the one before; null where either is unknown. */
export interface RunChanges {
  readonly againstRunId: string
  readonly againstAsOf: string
  readonly tenants: number
  readonly pools: readonly {
    readonly pool: string
    readonly sourceCents: number | null
    readonly tenantCents: number | null
    readonly unallocatedCents: number | null
    readonly unknownResources: number
  }[]
  readonly revenueCents: number | null
  /** Warnings whose count differs, by code. */
  readonly warnings: Readonly<Record<string, number>>
}

export function changesAgainst(before: RunRecord, figures: RunFigures): RunChanges {
  const counts = Object.fromEntries(figures.warnings.map(({ code, count }) => [code, count]))
  const codes = [...new Set([...Object.keys(before.warnings), ...Object.keys(counts)])].sort()
  return {
    againstRunId: before.runId,
    againstAsOf: before.asOf,
    tenants: figures.tenants.length - before.tenants,
    pools: figures.pools.map((now) => {
      const then = before.pools.find(({ pool }) => pool === now.pool)
      return {
        pool: now.pool,
        sourceCents: difference(now.sourceCents, then?.sourceCents),
        tenantCents: difference(now.tenantCents, then?.tenantCents),
        unallocatedCents: difference(now.unallocatedCents, then?.unallocatedCents),
        unknownResources: now.unknownResources - (then?.unknownResources ?? 0),
      }
    }),
    revenueCents: difference(figures.revenue.sourceCents, before.revenue.sourceCents),
    warnings: Object.fromEntries(
      codes
        .map((code): [string, number] => [code, (counts[code] ?? 0) - (before.warnings[code] ?? 0)])
        .filter(([, change]) => change !== 0),
    ),
  }
}

function difference(now: number | null, then: number | null | undefined): number | null {
  return now === null || then === null || then === undefined ? null : now - then
}
