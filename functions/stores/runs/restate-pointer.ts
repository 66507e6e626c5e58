// Names a restatement on the pointer of its closed period, in one conditional write: readers of the restated basis see the
// one before or this one, whole, and each is held against the one that readers saw when it came.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { FiguresTable } from '../figures-table.ts'
import { type PointerKey, pointerKey } from './keys.ts'
import { everNamed, type RestatementMove, readPointer } from './pointer.ts'

/** @returns false when the period is open, or another restatement came in between */
export async function restatePointer(
  table: FiguresTable,
  key: PointerKey,
  move: RestatementMove,
): Promise<boolean> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: pointerKey(key),
        UpdateExpression:
          'SET restatedRunId = :runId, restatements = list_append(if_not_exists(restatements, :none), :move)',
        ConditionExpression:
          'attribute_exists(closedRunId) AND (restatedRunId = :against OR (attribute_not_exists(restatedRunId) AND closedRunId = :against))',
        ExpressionAttributeValues: {
          ':runId': move.runId,
          ':against': move.againstRunId,
          ':none': [],
          ':move': [move],
        },
      }),
    )
    return true
  } catch (cause) {
    // An answer that was lost, or a write that was sent twice, may have named it all the same.
    const pointer = await readPointer(table, key)
    if (pointer !== null && everNamed(pointer, move.runId)) return true
    if (cause instanceof ConditionalCheckFailedException) return false
    throw cause
  }
}
