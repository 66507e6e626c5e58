// A run made ready to be written: its items, and the record that says what must be found when they are read back.
import type { ComputedRun } from '../../../shared/figures/compute-run.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { isDirectory, isFigure, isUnallocated, SHARDS } from './keys.ts'
import { packRun, type RunItem } from './pack-run.ts'
import { inReadingOrder, runChecksum } from './run-checksum.ts'
import type { RunRecord } from './run-record.ts'

/** What is known of a run before it is written. */
export interface RunOrigin {
  readonly runId: string
  readonly asOfMs: number
  /** False for a run as of an earlier moment than the month's latest: it never becomes current. */
  readonly isLatest: boolean
  readonly inputHash: string
  readonly startedAtMs: number
  readonly startedBy: string
  readonly codeVersion: string
  readonly durationsMs: Readonly<Record<string, number>>
}

/** Items in no particular order; the record is in the state `writing`. */
export function prepareRun(
  run: ComputedRun,
  origin: RunOrigin,
): { readonly items: readonly RunItem[]; readonly record: RunRecord } {
  const items = [...packRun(origin.runId, run)]
  return { items, record: describe(run, origin, items) }
}

function describe({ figures }: ComputedRun, origin: RunOrigin, items: readonly RunItem[]): RunRecord {
  return {
    runId: origin.runId,
    period: figures.period,
    asOf: figures.asOf,
    method: figures.method,
    policies: figures.policies,
    methodVersion: figures.approximation.methodVersion,
    codeVersion: origin.codeVersion,
    inputHash: origin.inputHash,
    startedAt: instantText(origin.startedAtMs),
    startedBy: origin.startedBy,
    state: 'writing',
    shards: SHARDS,
    items: items.length,
    figureItems: items.filter(isFigure).length,
    unallocatedItems: items.filter(isUnallocated).length,
    directoryItems: items.filter(isDirectory).length,
    tenants: figures.tenants.length,
    checksum: runChecksum(inReadingOrder(items)),
    pools: figures.pools,
    revenue: figures.revenue,
    inputs: figures.approximation.sources,
    warnings: Object.fromEntries(figures.warnings.map(({ code, count }) => [code, count])),
    durationsMs: origin.durationsMs,
  }
}
