// Who submits, and what the submission is read by.
import { isSamePerson } from '../closing/approval.ts'
import type { BudgetLine, Dimension, LineKey } from '../contract/budget/line.ts'
import type { MonthsAllowed } from './months-around.ts'

export interface Submitter {
  /** As the token names them. */
  readonly person: string
  /** Owners write their own lines and no other; Finance may write all. */
  readonly writes: 'own lines' | 'all lines'
}

export interface SubmissionTerms {
  readonly who: Submitter
  /** Of the fiscal year, 1 to 12. */
  readonly firstMonth: number
  /** Which months lines may be of; left out, any that can be planned for. */
  readonly months?: MonthsAllowed
  /** Which dimensions the submitter writes lines of; left out, all. */
  readonly dimensions?: readonly Dimension[]
  /** Which lines, of those that name the submitter as owner, they are told of; left out, all. */
  readonly isTold?: (line: Pick<BudgetLine, 'dimension' | 'member'>) => boolean
  /**
   * A member by what was typed: its id, in one form. Null for one that does not exist or that the submitter may not see:
   * both are refused in the same words.
   */
  readonly memberOf: (dimension: Dimension, typed: string) => string | null
  /** Whether a member of that name is known to exist; left out, nothing is known. */
  readonly isKnown?: (dimension: string, typed: string) => boolean
  /** A sentence where the member of a line that is added is worth a look, such as a plan that nothing is known of. */
  readonly noteOn?: (key: LineKey) => string | null
}

/** Names are compared as people type them: case and spaces do not make another owner. */
export function writerOf({ person, writes }: Submitter): (owner: string) => boolean {
  if (writes === 'all lines') return () => true
  const known = new Map<string, boolean>()
  return (owner) => {
    const mayWrite = known.get(owner) ?? isSamePerson(person, owner)
    known.set(owner, mayWrite)
    return mayWrite
  }
}
