// The current pointer of (period, method, policies), and its history: which run was current at any instant. Pointers of
// whatever else is published move by the same one write.
// One conditional write moves it and adds to its history, so a reader sees the old run or the new one, whole.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { ArchiveReference } from '../../../shared/contract/closing/archive.ts'
import type { FiguresTable } from '../figures-table.ts'
import { ALL_POINTERS, type ItemKey, type PointerKey, pointerKey } from './keys.ts'

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
  /** Where the certificate of the close lies. */
  readonly certificate?: ArchiveReference
  /** Who closed the period, and when. */
  readonly closing?: Closing
  /** The run that restates the closed period, the last one of `restatements`. */
  readonly restatedRunId?: string
  /** Every restatement of the closed period, oldest first, each held against the one before it. */
  readonly restatements?: readonly RestatementMove[]
}

export interface Closing {
  readonly closedAtMs: number
  readonly preparedBy: string
  readonly approvedBy: string
}

/** A restatement, as the pointer keeps it for whoever asks why; `movedAtMs` is when readers first saw it. */
export interface RestatementMove extends PointerMove {
  /** The closed run, or the restatement before. */
  readonly againstRunId: string
  readonly reason: string
  readonly restatedBy: string
}

/** Where a pointer lies, and what stands on it beside its moves. */
export interface PointerPlace {
  readonly key: ItemKey
  /** What lists it, by its partition key. */
  readonly listPk: string
  /** What it is the pointer of. */
  readonly of: Readonly<Record<string, unknown>>
  /** Whether a run of an earlier moment (`asOf`) than the current one's is kept from becoming current. */
  readonly isOrderedByAsOf: boolean
}

/** The pointer with its history, strongly consistent; null before the first publication. */
export function readPointer(table: FiguresTable, key: PointerKey): Promise<Pointer | null> {
  return readPointerAt(table, pointerKey(key))
}

/** As `readPointer`, by where it lies. */
export async function readPointerAt(table: FiguresTable, key: ItemKey): Promise<Pointer | null> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  )
  return (Item as Pointer | undefined) ?? null
}

/**
 * Moves the pointer unless its period is closed, or the current run is newer (a higher run id), describes a later moment
 * (`asOf`), or was computed from the same inputs. Run ids sort by time, so an older run can never overwrite a newer one.
 *
 * @returns whether it moved
 */
export function movePointer(table: FiguresTable, key: PointerKey, move: PointerMove): Promise<boolean> {
  const { period, method, policies } = key
  const place = { key: pointerKey(key), listPk: ALL_POINTERS, of: { period, method, policies } }
  return movePointerAt(table, { ...place, isOrderedByAsOf: true }, move)
}

/** As `movePointer`, by where it lies; moments are held against each other only where the place says so. */
export async function movePointerAt(
  table: FiguresTable,
  { key, listPk, of, isOrderedByAsOf }: PointerPlace,
  move: PointerMove,
): Promise<boolean> {
  const { runId, asOfMs, inputHash, movedAtMs } = move
  const set = Object.entries({ ...of, runId, asOfMs, inputHash, movedAtMs, listPk, listSk: key.pk })
  const assignments = set.map(([name]) => `#${name} = :${name}`).join(', ')
  const mayMove = `attribute_not_exists(closedRunId) AND runId < :runId${isOrderedByAsOf ? ' AND asOfMs <= :asOfMs' : ''} AND inputHash <> :inputHash`
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: `SET ${assignments}, history = list_append(if_not_exists(history, :none), :move)`,
        ConditionExpression: `attribute_not_exists(pk) OR (${mayMove})`,
        ExpressionAttributeNames: Object.fromEntries(set.map(([name]) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
          ':none': [],
          ':move': [move],
        },
      }),
    )
    return true
  } catch (cause) {
    // An answer that was lost, or a write that was sent twice, may have moved it all the same: the history knows.
    const pointer = await readPointerAt(table, key)
    if (pointer?.history.some((made) => made.runId === runId)) return true
    if (cause instanceof ConditionalCheckFailedException) return false
    throw cause
  }
}

/** The run that was current at an instant of knowledge time; null before the first publication. */
export function currentAt(pointer: Pointer, knownAtMs: number): PointerMove | null {
  return pointer.history.findLast((move) => move.movedAtMs <= knownAtMs) ?? null
}

/** The run that the period was closed with; null while it is open. */
export function closedMove(pointer: Pointer): PointerMove | null {
  return pointer.history.findLast(({ runId }) => runId === pointer.closedRunId) ?? null
}

/** The run that restates the closed period, or the closed one where none does; null while the period is open. */
export function restatedMove(pointer: Pointer): PointerMove | null {
  const { restatedRunId, restatements = [] } = pointer
  if (restatedRunId === undefined) return closedMove(pointer)
  return [...pointer.history, ...restatements].findLast(({ runId }) => runId === restatedRunId) ?? null
}

/** Whether the pointer ever named a run: as the current one, or as a restatement. */
export function everNamed({ history, restatements = [] }: Pointer, runId: string): boolean {
  return [...history, ...restatements].some((move) => move.runId === runId)
}

/** Whether a run is closed, or restates a closed period: it is kept for good. */
export function isKeptForGood({ closedRunId, restatements = [] }: Pointer, runId: string): boolean {
  return closedRunId === runId || restatements.some((move) => move.runId === runId)
}
