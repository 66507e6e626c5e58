// Closes a period: one conditional write marks the pointer of its run, and from then on no run moves it. Readers go by the
// pointer alone, so a close that dies before this write is not done, and one that dies after it is.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { ArchiveReference } from '../../../shared/contract/closing/archive.ts'
import type { FiguresTable } from '../figures-table.ts'
import { type PointerKey, pointerKey } from './keys.ts'
import { type Closing, readPointer } from './pointer.ts'

/** What the pointer says of its close. */
export interface CloseMark extends Closing {
  readonly runId: string
  readonly certificate: ArchiveReference
}

/** @returns false when another run is current by now, or the period was closed by someone else */
export async function closePointer(
  table: FiguresTable,
  key: PointerKey,
  { runId, certificate, closedAtMs, preparedBy, approvedBy }: CloseMark,
): Promise<boolean> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: pointerKey(key),
        UpdateExpression: 'SET closedRunId = :runId, certificate = :certificate, closing = :closing',
        ConditionExpression: 'runId = :runId AND attribute_not_exists(closedRunId)',
        ExpressionAttributeValues: {
          ':runId': runId,
          ':certificate': certificate,
          ':closing': { closedAtMs, preparedBy, approvedBy } satisfies Closing,
        },
      }),
    )
    return true
  } catch (cause) {
    // An answer that was lost, or a write that was sent twice, may have closed it all the same: the certificate tells.
    if ((await readPointer(table, key))?.certificate?.sha256 === certificate.sha256) return true
    if (cause instanceof ConditionalCheckFailedException) return false
    throw cause
  }
}
