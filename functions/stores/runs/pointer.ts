// The current pointer of (period, method, policies), and its history: which run was current at any instant.
// One conditional write moves it and adds to its history, so a reader sees the old run or the new one, whole.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { FiguresTable } from '../figures-table.ts'
import { ALL_POINTERS, type PointerKey, pointerKey } from './keys.ts'

/** A move of the pointer; instants are epoch milliseconds. */
export interface PointerMove {
  readonly runId: string
  readonly asOfMs: number
  readonly inputHash: string
  readonly movedAtMs: number
}

export interface Pointer extends PointerMove {
  /** Every move since the first, oldest first; the last one is the current run. */
  readonly history: readonly PointerMove[]
  /** The run that the period was closed with. The period's close writes it, and no move of the pointer removes it. */
  readonly closedRunId?: string
  /** The run that restates the closed period. The close writes it too. */
  readonly restatedRunId?: string
}

/** The pointer with its history, strongly consistent; null before the first publication. */
export async function readPointer(table: FiguresTable, key: PointerKey): Promise<Pointer | null> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: pointerKey(key), ConsistentRead: true }),
  )
  return (Item as Pointer | undefined) ?? null
}

/**
 * Moves the pointer unless the current run is newer (a higher run id), describes a later moment (`asOf`), or was computed
 * from the same inputs. Run ids sort by time, so an older run can never overwrite a newer one.
 *
 * @returns whether it moved
 */
export async function movePointer(table: FiguresTable, key: PointerKey, move: PointerMove): Promise<boolean> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: pointerKey(key),
        UpdateExpression:
          'SET runId = :runId, asOfMs = :asOfMs, inputHash = :inputHash, movedAtMs = :movedAtMs, #period = :period, #method = :method, policies = :policies, listPk = :listPk, listSk = :listSk, history = list_append(if_not_exists(history, :none), :move)',
        ConditionExpression:
          'attribute_not_exists(pk) OR (runId < :runId AND asOfMs <= :asOfMs AND inputHash <> :inputHash)',
        ExpressionAttributeNames: { '#period': 'period', '#method': 'method' },
        ExpressionAttributeValues: {
          ':runId': move.runId,
          ':asOfMs': move.asOfMs,
          ':inputHash': move.inputHash,
          ':movedAtMs': move.movedAtMs,
          ':period': key.period,
          ':method': key.method,
          ':policies': key.policies,
          ':listPk': ALL_POINTERS,
          ':listSk': pointerKey(key).pk,
          ':none': [],
          ':move': [move],
        },
      }),
    )
    return true
  } catch (cause) {
    // An answer that was lost, or a write that was sent twice, may have moved it all the same: the history knows.
    const pointer = await readPointer(table, key)
    if (pointer?.history.some(({ runId }) => runId === move.runId)) return true
    if (cause instanceof ConditionalCheckFailedException) return false
    throw cause
  }
}

/** The run that was current at an instant of knowledge time; null before the first publication. */
export function currentAt(pointer: Pointer, knownAtMs: number): PointerMove | null {
  return pointer.history.findLast((move) => move.movedAtMs <= knownAtMs) ?? null
}
