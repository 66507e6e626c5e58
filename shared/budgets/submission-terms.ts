// Who submits, and what the submission is read by.

import { isSamePerson } from '../closing/approval.ts'
import type { Dimension } from '../contract/budget/line.ts'

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
  /**
   * A member by what was typed: its id, in one form. Null for one that does not exist or that the submitter may not see:
   * both are refused in the same words.
   */
  readonly memberOf: (dimension: Dimension, typed: string) => string | null
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
