// Months that were closed while another combination of method and policies was official: their figures are those of the
// pointer they were closed under, whatever is official now.
import type { Sight } from '../../../shared/access/caller.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { listPointers } from '../../stores/runs/list-pointers.ts'
import type { Pointer } from '../../stores/runs/pointer.ts'
import { readPointers } from '../../stores/runs/run-heads.ts'
import { readRecord } from '../../stores/runs/run-record.ts'
import type { ApiServices } from '../services.ts'
import { maySee } from './official.ts'
import type { Choice } from './run-choice.ts'

/** @returns by period the pointer, of those months that were closed */
export async function closedElsewhere(
  periods: readonly string[],
  { table }: Pick<ApiServices, 'table'>,
): Promise<ReadonlyMap<string, Pointer>> {
  const [only, ...others] = periods
  if (only === undefined) return new Map()
  const listed = await listPointers(table, others.length === 0 ? only : undefined)
  const keys = listed.flatMap(({ key, pointer }) =>
    pointer.closedRunId !== undefined && periods.includes(key.period) ? key : [],
  )
  const pointers = keys.length === 0 ? [] : await readPointers(table, keys)
  return new Map(
    keys.flatMap(({ period }, index) => {
      const pointer = pointers[index]
      return pointer?.closedRunId === undefined ? [] : [[period, pointer]]
    }),
  )
}

/** A closed or restated run by other than the official combination is one that some callers may not see. */
export async function withinSight(
  choice: Choice,
  sight: Sight,
  { table, configuration }: ApiServices,
): Promise<Choice> {
  if (sight.kind === 'platform' || isReason(choice)) return choice
  const record = await readRecord(table, choice.runId)
  return record === null || maySee(record, sight, configuration) ? choice : OTHER_METHOD
}

export const OTHER_METHOD: NullReason = {
  code: 'other_method',
  message:
    'These figures of the month are by another method or other policies than the official ones, and are for roles that see the whole platform.',
}
