// Who may close a period: whoever approves is not who prepared, unless the stage is a team of one (and that is recorded).
import { RefusedError } from '../errors.ts'

export interface Approval {
  readonly preparedBy: string
  /** ISO 8601, like `approvedAt`. */
  readonly preparedAt: string
  readonly approvedBy: string
  readonly approvedAt: string
  /** Whether the stage asks for two different people. */
  readonly needsTwoPeople: boolean
}

/** @throws RefusedError for a name that is missing, or one person in both places where two are asked for */
export function assertMayApprove({
  preparedBy,
  approvedBy,
  needsTwoPeople,
}: Pick<Approval, 'preparedBy' | 'approvedBy' | 'needsTwoPeople'>): void {
  if (personOf(preparedBy) === '') throw new RefusedError('preparedBy is empty: say who prepared the close.')
  if (personOf(approvedBy) === '') throw new RefusedError('approvedBy is empty: say who approves the close.')
  if (needsTwoPeople && isSamePerson(preparedBy, approvedBy)) {
    throw new RefusedError(
      `${approvedBy.trim()} prepared this close and cannot approve it too: ask another person. A one-person team sets CLOSE_NEEDS_TWO_PEOPLE to false, which the certificate records.`,
    )
  }
}

/** Whether two names are one person's. */
export function isSamePerson(one: string, other: string): boolean {
  return personOf(one) === personOf(other)
}

/** A person however the name was typed: case, spaces and forms of the same letters do not make two of one. */
function personOf(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
}
