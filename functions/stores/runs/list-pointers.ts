// Which periods are published, and under which methods and policies: every pointer, without its history.
import { type FiguresTable, LISTING_INDEX } from '../figures-table.ts'
import { queryAll } from '../query-all.ts'
import { ALL_POINTERS, type PointerKey, pointersOfPeriod } from './keys.ts'
import type { Pointer } from './pointer.ts'

export interface ListedPointer {
  readonly key: PointerKey
  /** The current run, and the closed and restated ones once the period is closed. */
  readonly pointer: Omit<Pointer, 'history'>
}

/**
 * Pointers of one period, or of all, newest period first. Eventually consistent: the pointer itself says what is current.
 */
export async function listPointers(table: FiguresTable, period?: string): Promise<ListedPointer[]> {
  const items = await queryAll<Partial<PointerKey> & ListedPointer['pointer']>(table, {
    IndexName: LISTING_INDEX,
    KeyConditionExpression: `listPk = :pointers${period === undefined ? '' : ' AND begins_with(listSk, :period)'}`,
    ExpressionAttributeValues: {
      ':pointers': ALL_POINTERS,
      ...(period !== undefined && { ':period': pointersOfPeriod(period) }),
    },
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
