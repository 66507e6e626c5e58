// The record of a summary: what happened from its start to its publication, for ops and for the next summary.
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { SourceAge } from '../../../shared/contract/run-figures.ts'
import type { CostRunOf, LimitedSource } from '../../../shared/contract/summary/summary-figures.ts'
import { type FiguresTable, LISTING_INDEX } from '../figures-table.ts'
import { queryAll } from '../query-all.ts'
import { summariesOfPeriod, summaryRecordKey } from './keys.ts'
import type { SectionParts } from './pack-summary.ts'

/** `writing` until verified; `published` when its pointer named it; `refused` when a newer one was current; else `failed`. */
export type SummaryState = 'writing' | 'published' | 'refused' | 'failed'

/** What became of the events of an ended month; null as a rate when there were none. */
export interface EventsReport {
  readonly attempted: number
  readonly captured: number
  readonly failed: number
  /** captured / attempted, a fraction. */
  readonly captureRate: number | null
  /** The fraction that the documents ask for. */
  readonly target: number
  readonly met: boolean | null
  readonly reasons: readonly string[]
}

export interface SummaryRecord {
  readonly runId: string
  /** `YYYY-MM` or `YYYY-Qn`. */
  readonly period: string
  readonly months: readonly string[]
  readonly asOf: string
  readonly methodVersion: string
  readonly codeVersion: string
  readonly inputHash: string
  readonly startedAt: string
  readonly startedBy: string
  readonly state: SummaryState
  readonly shards: number
  readonly items: number
  readonly parts: SectionParts
  readonly tenants: number
  /** SHA-256 over every item, in key order. */
  readonly checksum: string
  readonly dataQuality: 'complete' | 'partial'
  readonly costRuns: readonly CostRunOf[]
  readonly inputs: readonly SourceAge[]
  readonly limited: readonly LimitedSource[]
  /** By source, the newest stamp ever read from it, ISO 8601; null when none was. */
  readonly lastGood: Readonly<Record<string, string | null>>
  readonly warnings: Readonly<Record<string, number>>
  /** Null while none were written: of a month that goes on, of a quarter, of a later summary of the same month. */
  readonly eventsWritten: EventsReport | null
  readonly durationsMs: Readonly<Record<string, number>>
  readonly publishedAt?: string
  /** Epoch seconds after which it is no longer shown; absent on current summaries. */
  readonly expiresAt?: number
}

/** Writes a record whole, over the one before it. */
export async function putSummaryRecord(table: FiguresTable, record: SummaryRecord): Promise<void> {
  const list = { listPk: summariesOfPeriod(record.period), listSk: record.runId }
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { ...summaryRecordKey(record.runId), ...list, ...record },
    }),
  )
}

/** A record by run id, strongly consistent; null when there is none. */
export async function readSummaryRecord(table: FiguresTable, runId: string): Promise<SummaryRecord | null> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: summaryRecordKey(runId), ConsistentRead: true }),
  )
  return (Item as SummaryRecord | undefined) ?? null
}

/** The summaries of a period, newest first. Eventually consistent. */
export function listSummaryRecords(table: FiguresTable, period: string): Promise<SummaryRecord[]> {
  return queryAll<SummaryRecord>(table, {
    IndexName: LISTING_INDEX,
    KeyConditionExpression: 'listPk = :period',
    ExpressionAttributeValues: { ':period': summariesOfPeriod(period) },
    ScanIndexForward: false,
  })
}

/** Keeps what became of the events that were written under this run, beside all else that its record says. */
export async function keepEventsReport(
  { client, name }: FiguresTable,
  runId: string,
  report: EventsReport,
): Promise<void> {
  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: summaryRecordKey(runId),
      UpdateExpression: 'SET eventsWritten = :report',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':report': report },
    }),
  )
}
