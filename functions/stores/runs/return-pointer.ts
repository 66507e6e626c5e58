// Moves a pointer back to a run that was current before: by hand, with a reason that its history keeps. Everything else
// that moves a pointer only goes forward.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { FiguresTable } from '../figures-table.ts'
import { type PointerKey, pointerKey } from './keys.ts'
import type { PointerMove } from './pointer.ts'

/** A move back, as the history keeps it for whoever asks why. */
export interface ReturnMove extends PointerMove {
  readonly reason: string
  /** The person who did it. */
  readonly movedBy: string
}

/**
 * Moves the pointer from one run to another in one conditional write.
 *
 * @returns false when another run is current by now, or the period is closed
 */
export async function returnPointer(
  table: FiguresTable,
  key: PointerKey,
  fromRunId: string,
  move: ReturnMove,
): Promise<boolean> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: pointerKey(key),
        UpdateExpression:
          'SET runId = :runId, asOfMs = :asOfMs, inputHash = :inputHash, movedAtMs = :movedAtMs, history = list_append(history, :move)',
        ConditionExpression: 'runId = :from AND attribute_not_exists(closedRunId)',
        ExpressionAttributeValues: {
          ':from': fromRunId,
          ':runId': move.runId,
          ':asOfMs': move.asOfMs,
          ':inputHash': move.inputHash,
          ':movedAtMs': move.movedAtMs,
          ':move': [move],
        },
      }),
    )
    return true
  } catch (cause) {
    if (cause instanceof ConditionalCheckFailedException) return false
    throw cause
  }
}
