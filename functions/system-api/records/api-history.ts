// The history of a record as the API answers it.
import type { ApiHistory } from '../../../shared/contract/api/answers/system/records.ts'
import type { ChangeEntry } from '../../../shared/contract/decisions/change.ts'

export function apiHistory(entries: readonly ChangeEntry[]): ApiHistory {
  return entries.map(({ version, by, at, why, changes }) => ({ version, by, at, why, changes }))
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
