// What became of a record since somebody read it, whatever they want to change of it: nobody agrees to what they never saw.
import type { ChangeEntry } from '../contract/decisions/change.ts'
import { isSameJson } from './same-json.ts'

type FieldValue = ChangeEntry['changes'][number]['to']

export interface ChangedField {
  readonly field: string
  /** In the version that was read. */
  readonly read: FieldValue
  /** In the version that stands. */
  readonly stands: FieldValue
}

/**
 * Every field whose value differs between the two, in the order in which they were first changed.
 *
 * @param entries of the versions after the one that was read, up to the one that stands, newest first
 */
export function changedSince(entries: readonly ChangeEntry[]): ChangedField[] {
  const fields = new Map<string, ChangedField>()
  for (const { changes } of entries.toReversed()) {
    for (const { field, from, to } of changes) {
      const before = fields.get(field)
      fields.set(field, { field, read: before === undefined ? from : before.read, stands: to })
    }
  }
  return [...fields.values()].filter(({ read, stands }) => !isSameJson(read, stands))
}
