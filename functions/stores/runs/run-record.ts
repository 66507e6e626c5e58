// The run record: what happened in a run, from its start to its publication, for ops and for the next run.
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { UnknownCostShare } from '../../../shared/allocation/unknown-cost-percent.ts'
import type { Restatement } from '../../../shared/contract/closing/adjustments.ts'
import type { ArchiveReference } from '../../../shared/contract/closing/archive.ts'
import type { Method, Policies } from '../../../shared/contract/request.ts'
import type { PoolTotals, RevenueTotals, SourceAge } from '../../../shared/contract/run-figures.ts'
import { expireItem } from '../expire-item.ts'
import { type FiguresTable, LISTING_INDEX } from '../figures-table.ts'
import { queryAll } from '../query-all.ts'
import { type PointerKey, recordKey, runsOfPeriod } from './keys.ts'

/**
 * `writing` until verified; `published` when its pointer named it; `restated` when the pointer of its closed period names it
 * as a restatement; `beside` when it describes an earlier moment than the current run and so stays readable by its id alone;
 * `refused` when a newer run was current; `failed` otherwise.
 */
export type RunState = 'writing' | 'published' | 'restated' | 'beside' | 'refused' | 'failed'

/** What makes a run a restatement; its adjustments are items of the run. */
export interface RestatementRecord
  extends Pick<
    Restatement,
    'againstRunId' | 'number' | 'reason' | 'restatedBy' | 'restatedAt' | 'unknownDifferences'
  > {
  /** The combination that the period was closed under, whose pointer names the restatement. */
  readonly closedUnder: Pick<PointerKey, 'method' | 'policies'>
  readonly adjustmentItems: number
}

export interface RunRecord {
  readonly runId: string
  readonly period: string
  readonly asOf: string
  readonly method: Method
  readonly policies: Policies
  readonly methodVersion: string
  readonly codeVersion: string
  readonly inputHash: string
  readonly startedAt: string
  /** What or who started it: a schedule's name, a person's command. */
  readonly startedBy: string
  readonly state: RunState
  readonly shards: number
  readonly items: number
  /** Items of tenants' rows, unallocated rows and totals: what a reader of all figures must find. */
  readonly figureItems: number
  /** How many of those hold unallocated rows. Absent, like `directoryItems`, on runs of an older layout. */
  readonly unallocatedItems?: number
  /** Items that list the tenants with their names. */
  readonly directoryItems?: number
  readonly tenants: number
  /** SHA-256 over every item of the run, in key order. */
  readonly checksum: string
  readonly pools: readonly PoolTotals[]
  readonly revenue: RevenueTotals
  readonly inputs: readonly SourceAge[]
  readonly warnings: Readonly<Record<string, number>>
  readonly durationsMs: Readonly<Record<string, number>>
  /** Its archived inputs. Absent on runs of a month that was not over, and on those of an older version. */
  readonly archive?: ArchiveReference
  /** How much of what is paid for has no known cost. Absent on runs of an older version. */
  readonly unknownCost?: UnknownCostShare
  /** On a restatement alone. */
  readonly restatement?: RestatementRecord
  readonly publishedAt?: string
  /** Epoch seconds after which the run is no longer shown, whether or not DynamoDB has deleted it; absent on current runs. */
  readonly expiresAt?: number
}

/** The pointer that names the run, or may: a restatement's is that of its closed period. */
export function pointerKeyOf({ period, method, policies, restatement }: RunRecord): PointerKey {
  return { period, ...(restatement?.closedUnder ?? { method, policies }) }
}

/** Writes a record whole, over the one before it. */
export async function putRecord(table: FiguresTable, record: RunRecord): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: {
        ...recordKey(record.runId),
        listPk: runsOfPeriod(record.period),
        listSk: record.runId,
        ...record,
      },
    }),
  )
}

/** A record by run id, strongly consistent; null when there is none. */
export async function readRecord(table: FiguresTable, runId: string): Promise<RunRecord | null> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: recordKey(runId), ConsistentRead: true }),
  )
  return (Item as RunRecord | undefined) ?? null
}

/** The runs of a period, newest first. Eventually consistent. */
export function listRecords(table: FiguresTable, period: string): Promise<RunRecord[]> {
  return queryAll<RunRecord>(table, {
    IndexName: LISTING_INDEX,
    KeyConditionExpression: 'listPk = :period',
    ExpressionAttributeValues: { ':period': runsOfPeriod(period) },
    ScanIndexForward: false,
  })
}

export interface RecordsPage {
  readonly records: readonly RunRecord[]
  readonly more: boolean
}

/**
 * The runs of a period, newest first, a page at a time. Eventually consistent.
 *
 * @param page `after` is the last run id of the page before, `limit` at least 1
 */
export async function listRecordsPage(
  { client, name }: FiguresTable,
  period: string,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<RecordsPage> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: LISTING_INDEX,
      KeyConditionExpression: `listPk = :period${after === undefined ? '' : ' AND listSk < :after'}`,
      ExpressionAttributeValues: {
        ':period': runsOfPeriod(period),
        ...(after === undefined ? {} : { ':after': after }),
      },
      ScanIndexForward: false,
      // One more than asked for says whether any follow.
      Limit: limit + 1,
    }),
  )
  const records = (Items as RunRecord[]).slice(0, limit)
  return { records, more: Items.length > limit || LastEvaluatedKey !== undefined }
}

/** Lets a record expire; `expiresAt` in epoch seconds. */
export function expireRecord(table: FiguresTable, runId: string, expiresAt: number): Promise<void> {
  return expireItem(table, recordKey(runId), expiresAt)
}
