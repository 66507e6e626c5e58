// Which periods are published, and under which methods and policies: every pointer, without its history.
import { type FiguresTable, LISTING_INDEX } from '../figures-table.ts'
import { queryAll } from '../query-all.ts'
import { ALL_POINTERS, type PointerKey } from './keys.ts'
import type { Pointer } from './pointer.ts'

export interface ListedPointer {
  readonly key: PointerKey
  /** The current run, and the closed and restated ones once the period is closed. */
  readonly pointer: Omit<Pointer, 'history'>
}

/** Pointers of all periods, newest period first. Eventually consistent: the pointer itself says what is current. */
export async function listPointers(table: FiguresTable): Promise<ListedPointer[]> {
  const items = await queryAll<Partial<PointerKey> & ListedPointer['pointer']>(table, {
    IndexName: LISTING_INDEX,
    KeyConditionExpression: 'listPk = :pointers',
    ExpressionAttributeValues: { ':pointers': ALL_POINTERS },
    ProjectionExpression:
      '#period, #method, policies, runId, asOfMs, inputHash, movedAtMs, closedRunId, restatedRunId',
    ExpressionAttributeNames: { '#period': 'period', '#method': 'method' },
    ScanIndexForward: false,
  })
  return items.flatMap(({ period, method, policies, ...pointer }) => {
    // A pointer that an older version moved last says so only in its key: the next run of its month names it.
    if (period === undefined || method === undefined || policies === undefined) return []
    return [{ key: { period, method, policies }, pointer }]
  })
}
