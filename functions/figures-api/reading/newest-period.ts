// The newest month that the official method and policies have published.

import { isOfficial } from '../../runtime/official-combination.ts'
import { type ListedPointer, listPointers } from '../../stores/runs/list-pointers.ts'
import { ApiError } from '../answers/api-error.ts'
import type { ApiServices } from '../services.ts'

/** Newest month first; a closed month by the combination that it was closed under, which was official then. */
export async function officialPointers({ table, configuration }: ApiServices): Promise<ListedPointer[]> {
  const pointers = await listPointers(table)
  const closed = new Set(pointers.flatMap(({ key, pointer }) => (isClosed(pointer) ? key.period : [])))
  return pointers.filter(({ key, pointer }) =>
    closed.has(key.period) ? isClosed(pointer) : isOfficial(key, configuration),
  )
}

function isClosed({ closedRunId }: ListedPointer['pointer']): boolean {
  return closedRunId !== undefined
}

/** @throws ApiError PROCESS_REQUIRED before the first publication */
export async function newestPeriod(services: ApiServices): Promise<string> {
  const [newest] = await officialPointers(services)
  if (newest !== undefined) return newest.key.period
  throw new ApiError(409, 'PROCESS_REQUIRED', 'No month is published yet: a month must be allocated first.')
}
