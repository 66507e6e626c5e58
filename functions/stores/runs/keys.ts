// Where a run's items lie. Items of one run are spread over shards, so that a run of 100,000 items is not held back by
// one partition's 1,000 writes a second; a tenant's items share a shard, so one query finds them.
import { crc32 } from 'node:zlib'
import type { Method, Policies } from '../../../shared/contract/request.ts'

export const SHARDS = 16

export interface ItemKey {
  readonly pk: string
  readonly sk: string
}

/** Which pointer a run belongs to: period, method and policies. */
export interface PointerKey {
  readonly period: string
  readonly method: Method
  readonly policies: Policies
}

export const TOTALS = 'TOTALS'
export const TENANT_PREFIX = 'TENANT#'
export const UNALLOCATED_PREFIX = 'UNALLOCATED#'
const DIRECTORY_PREFIX = 'DIRECTORY#'
const ADJUSTMENTS_PREFIX = 'ADJUSTMENTS#'
const EXPLANATION_PREFIX = 'EXPLANATION#'
const AFTER_ANY = '~'

/** Sort keys of all figures: not of explanations, the bulk of a run and rarely asked for, of the directory, or of adjustments. */
export const FIGURES_RANGE = [TENANT_PREFIX, `${UNALLOCATED_PREFIX}${AFTER_ANY}`] as const

/** Whether an item holds figures: a tenant's, unallocated rows, or the totals. */
export function isFigure({ sk }: ItemKey): boolean {
  return sk >= FIGURES_RANGE[0] && sk <= FIGURES_RANGE[1]
}

export function isUnallocated({ sk }: ItemKey): boolean {
  return sk.startsWith(UNALLOCATED_PREFIX)
}

/** Whether an item holds a part of the run's list of tenants. */
export function isDirectory({ sk }: ItemKey): boolean {
  return sk.startsWith(DIRECTORY_PREFIX)
}

/** Whether an item holds adjustments: of a restatement alone. */
export function isAdjustments({ sk }: ItemKey): boolean {
  return sk.startsWith(ADJUSTMENTS_PREFIX)
}

/** Sort keys of all explanations. */
export const EXPLANATIONS_RANGE = [EXPLANATION_PREFIX, `${EXPLANATION_PREFIX}${AFTER_ANY}`] as const

/** Whose explanation an item is a part of. */
export function tenantOfExplanation({ sk }: Pick<ItemKey, 'sk'>): string {
  return sk.slice(EXPLANATION_PREFIX.length, sk.lastIndexOf('#'))
}

/** Sort keys of one tenant's explanation. */
export function explanationRange(tenantId: string): readonly [string, string] {
  const prefix = `${EXPLANATION_PREFIX}${tenantId}#`
  return [prefix, `${prefix}${AFTER_ANY}`]
}

export function shardKey(runId: string, shard: number): string {
  return `RUN#${runId}#${String(shard).padStart(2, '0')}`
}

export function shardKeys(runId: string, shards: number): string[] {
  return Array.from({ length: shards }, (_, shard) => shardKey(runId, shard))
}

export function totalsKey(runId: string): ItemKey {
  return { pk: spread(runId, TOTALS), sk: TOTALS }
}

export function unallocatedKey(runId: string, part: number): ItemKey {
  const sk = `${UNALLOCATED_PREFIX}${partText(part)}`
  return { pk: spread(runId, sk), sk }
}

export function directoryKey(runId: string, part: number): ItemKey {
  const sk = `${DIRECTORY_PREFIX}${partText(part)}`
  return { pk: spread(runId, sk), sk }
}

export function adjustmentsKey(runId: string, part: number): ItemKey {
  const sk = `${ADJUSTMENTS_PREFIX}${partText(part)}`
  return { pk: spread(runId, sk), sk }
}

export function tenantKey(runId: string, tenantId: string): ItemKey {
  return { pk: spread(runId, tenantId), sk: `${TENANT_PREFIX}${tenantId}` }
}

export function explanationKey(runId: string, tenantId: string, part: number): ItemKey {
  return { pk: spread(runId, tenantId), sk: `${EXPLANATION_PREFIX}${tenantId}#${partText(part)}` }
}

export function recordKey(runId: string): ItemKey {
  return { pk: `RUN#${runId}`, sk: 'RECORD' }
}

export function pointerKey({ period, method, policies }: PointerKey): ItemKey {
  return {
    pk: `${pointersOfPeriod(period)}${method}#${policies.shareIdle}#${policies.sharePlatform}`,
    sk: 'CURRENT',
  }
}

/** What the partition keys of all pointers of a period begin with. */
export function pointersOfPeriod(period: string): string {
  return `POINTER#${period}#`
}

/** What lists the pointers of all periods. */
export const ALL_POINTERS = 'POINTERS'

/** What lists the runs of one period. */
export function runsOfPeriod(period: string): string {
  return `RUNS#${period}`
}

/** The shard of a run in which an item lies, by what is the same for items that are read together. */
export function spread(runId: string, by: string): string {
  return shardKey(runId, crc32(by) % SHARDS)
}

/** Parts sort in their order. */
export function partText(part: number): string {
  return String(part).padStart(4, '0')
}
