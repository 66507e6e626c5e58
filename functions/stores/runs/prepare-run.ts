// A run made ready to be written: its items, and the record that says what must be found when they are read back.
import type { Adjustment } from '../../../shared/contract/closing/adjustments.ts'
import type { ArchiveReference } from '../../../shared/contract/closing/archive.ts'
import type { ComputedRun } from '../../../shared/figures/compute-run.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { packAdjustments } from './adjustments.ts'
import { isAdjustments, isDirectory, isFigure, isUnallocated, SHARDS } from './keys.ts'
import { packRun, type RunItem } from './pack-run.ts'
import { inReadingOrder, runChecksum } from './run-checksum.ts'
import type { RestatementRecord, RunRecord } from './run-record.ts'

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
  /** Its archived inputs; absent while the month is open. */
  readonly archive?: ArchiveReference
  /** What makes it a restatement; absent on every other run. */
  readonly restatement?: RestatementOrigin
}

export interface RestatementOrigin extends Omit<RestatementRecord, 'adjustmentItems'> {
  readonly adjustments: readonly Adjustment[]
}

/** Items in no particular order; the record is in the state `writing`. */
export function prepareRun(
  run: ComputedRun,
  origin: RunOrigin,
): { readonly items: readonly RunItem[]; readonly record: RunRecord } {
  const { runId, restatement } = origin
  const items = [...packRun(runId, run), ...packAdjustments(runId, restatement?.adjustments ?? [])]
  return { items, record: describe(run, origin, items) }
}

function describe(
  { figures, unknownCostShare }: ComputedRun,
  origin: RunOrigin,
  items: readonly RunItem[],
): RunRecord {
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
    ...(origin.archive !== undefined && { archive: origin.archive }),
    unknownCost: unknownCostShare,
    ...(origin.restatement !== undefined && { restatement: restatementRecord(origin.restatement, items) }),
  }
}

function restatementRecord(
  { adjustments: _, ...words }: RestatementOrigin,
  items: readonly RunItem[],
): RestatementRecord {
  return { ...words, adjustmentItems: items.filter(isAdjustments).length }
}
