// Whether a month is open, closed or restated, and, to those who see the whole platform, who closed it and when.
import type { Sight } from '../../../shared/access/caller.ts'
import type { PeriodList } from '../../../shared/contract/api/answers/listings.ts'
import type { ListedPointer } from '../../stores/runs/list-pointers.ts'
import { readPointers } from '../../stores/runs/run-heads.ts'
import type { ApiServices } from '../services.ts'
import { apiClosing } from './run-summary.ts'

type Month = PeriodList['periods'][number]

/** @param pointer the one that names the month's runs; null before the first */
export function stateOf(
  pointer: { readonly closedRunId?: string; readonly restatedRunId?: string } | null,
): Month['state'] {
  if (pointer?.closedRunId === undefined) return 'open'
  return pointer.restatedRunId === undefined ? 'closed' : 'restated'
}

/** By period, of the closed ones; none for callers who see some tenants only. */
export async function closingsOf(
  listed: readonly ListedPointer[],
  sight: Sight,
  { table }: ApiServices,
): Promise<ReadonlyMap<string, Month['closing']>> {
  const closed = listed.filter(({ pointer }) => pointer.closedRunId !== undefined)
  if (sight.kind !== 'platform' || closed.length === 0) return new Map()
  const keys = closed.map(({ key }) => key)
  const pointers = await readPointers(table, keys)
  return new Map(
    keys.map(({ period }, index): [string, Month['closing']] => {
      const pointer = pointers[index]
      const closing = pointer && apiClosing(pointer)
      if (!pointer || !closing) return [period, null]
      const { restatedRunId, restatements = [] } = pointer
      return [
        period,
        { ...closing, restated_run_id: restatedRunId ?? null, restatements: restatements.length },
      ]
    }),
  )
}
