// The history of a record as the API answers it.
import type { ApiHistory } from '../../../shared/contract/api/answers/system/records.ts'
import type { ChangeEntry } from '../../../shared/contract/decisions/change.ts'
import { fieldsInSnakeCase, inSnakeCase } from '../../../shared/text/snake-case.ts'

/** Of a first version, what was left empty did not change. */
export function apiHistory(entries: readonly ChangeEntry[]): ApiHistory {
  return entries.map(({ version, by, at, why, changes }) => ({
    ...{ version, by, at, why },
    changes: changes
      .filter(({ from, to }) => from !== null || to !== null)
      .map(({ field, from, to }) => ({
        field: inSnakeCase(field),
        from: fieldsInSnakeCase(from),
        to: fieldsInSnakeCase(to),
      })),
  }))
}

export function apiVersion({
  id,
  version,
  changedBy,
  changedAt,
}: {
  readonly id: string
  readonly version: number
  readonly changedBy: string
  readonly changedAt: string
}) {
  return { id, version, changed_by: changedBy, changed_at: changedAt }
}
