// The month's archive: that of the first run after the month ended. The close stands on it, and later runs of the month
// take their statuses from it. It is claimed once, by one conditional write, and never changed.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { ArchiveReference } from '../../../shared/contract/closing/archive.ts'
import type { FiguresTable } from '../figures-table.ts'
import type { ItemKey } from '../runs/keys.ts'

export interface MonthArchive extends ArchiveReference {
  readonly period: string
  /** The run that was computed from it. */
  readonly runId: string
  /** When its rows were read, ISO 8601. */
  readonly readAt: string
}

/** Strongly consistent; null before the first run after the month's end. */
export async function readMonthArchive(
  { client, name }: FiguresTable,
  period: string,
): Promise<MonthArchive | null> {
  const { Item } = await client.send(
    new GetCommand({ TableName: name, Key: monthArchiveKey(period), ConsistentRead: true }),
  )
  return (Item as MonthArchive | undefined) ?? null
}

/** @returns false when another run's archive is the month's already */
export async function claimMonthArchive(table: FiguresTable, archive: MonthArchive): Promise<boolean> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...monthArchiveKey(archive.period), ...archive },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    return true
  } catch (cause) {
    // An answer that was lost, or a write that was sent twice, may have claimed it all the same.
    if ((await readMonthArchive(table, archive.period))?.runId === archive.runId) return true
    if (cause instanceof ConditionalCheckFailedException) return false
    throw cause
  }
}

export function monthArchiveKey(period: string): ItemKey {
  return { pk: `ARCHIVE#${period}`, sk: 'FIRST' }
}
