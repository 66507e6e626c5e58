// What verify-run answers: whether the run holds, the first difference in words, and what was and was not looked at.
import type { Method, Policies } from '../../shared/contract/request.ts'
import type { Check } from './checks.ts'
import type { VerifiedRun } from './verify.ts'

/** `not_verifiable`: nothing differs in what could be looked at, and not all of it could be. */
export type VerifyOutcome = 'equal' | 'different' | 'not_verifiable'

export interface VerifyRunAnswer {
  readonly outcome: VerifyOutcome
  readonly message: string
  readonly runId: string
  readonly period: string
  readonly asOf: string
  readonly method: Method
  readonly policies: Policies
  /** The first one; null when nothing differs. */
  readonly difference: string | null
  readonly checks: readonly Check[]
  /** What to do next, a step an entry. */
  readonly next: readonly string[]
}

const MESSAGES: Record<VerifyOutcome, string> = {
  equal: 'The run holds: computed again from its archived inputs, it is what is published, byte for byte.',
  different: 'The run does not hold.',
  not_verifiable:
    'Nothing differs in what could be looked at; the run cannot be computed again to hold all of it against.',
}

const NEXT: Record<VerifyOutcome, readonly string[]> = {
  equal: [],
  different: [
    'Change nothing yet: keep the answer, and look in CloudTrail for who wrote to the table or the bucket.',
    'A run of an open month: allocate the month again. A closed one: bring back what was changed, from the version that the bucket or the backup of the table keeps, and verify again.',
  ],
  not_verifiable: [
    'Months are archived from the first run after their end: verify that run, or the one the month was closed with.',
  ],
}

export function answer({ record, checks }: VerifiedRun): VerifyRunAnswer {
  const outcome = outcomeOf(checks)
  const { runId, period, asOf, method, policies } = record
  const difference = checks.find(({ result }) => result === 'different')?.detail ?? null
  return {
    outcome,
    message: difference === null ? MESSAGES[outcome] : `${MESSAGES[outcome]} ${difference}`,
    ...{ runId, period, asOf, method, policies },
    difference,
    checks,
    next: NEXT[outcome],
  }
}

function outcomeOf(checks: readonly Check[]): VerifyOutcome {
  if (checks.some(({ result }) => result === 'different')) return 'different'
  return checks.every(({ result }) => result === 'equal') ? 'equal' : 'not_verifiable'
}
