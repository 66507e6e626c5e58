// An acknowledgement is one person's: it says that they know, and ends nothing (figure book, section 7).
import type { AlertRecord } from '../../contract/alerts/alert-record.ts'
import { isGraver } from '../severity-order.ts'

/** The same record where the person acknowledged it before, unless it has become graver since. @param at ISO 8601 */
export function acknowledge(record: AlertRecord, person: string, at: string): AlertRecord {
  const { severity, acknowledgements } = record
  if (isAcknowledged(record, person)) return record
  const others = acknowledgements.filter((one) => one.person !== person)
  return {
    ...record,
    acknowledgements: [...others, { person, at, severity }].sort((one, other) =>
      one.person < other.person ? -1 : 1,
    ),
  }
}

/** Whether a person acknowledged it as grave as it is, or graver. */
export function isAcknowledged({ severity, acknowledgements }: AlertRecord, person: string): boolean {
  return acknowledgements.some((one) => one.person === person && !isGraver(severity, one.severity))
}
