// Whether a person wants to be told of an alert that is theirs.
import type { AlertRecord } from '../../contract/alerts/alert-record.ts'
import type { AlertPreferences, DigestKind } from '../../contract/alerts/preferences.ts'
import { isGraver } from '../severity-order.ts'

export function isWanted(
  { digests, categories, lowestSeverity, muted }: AlertPreferences,
  { id, category, severity }: Pick<AlertRecord, 'id' | 'category' | 'severity'>,
  digest: DigestKind,
): boolean {
  return (
    digests.includes(digest) &&
    categories.includes(category) &&
    !isGraver(lowestSeverity, severity) &&
    !muted.includes(id)
  )
}
