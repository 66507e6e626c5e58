// An alert as one person sees it: with their own acknowledgement and nobody else's.
import type { Acknowledgement, AlertRecord } from '../../contract/alerts/alert-record.ts'
import { pagePath } from '../alert-pages.ts'
import { ruleNamed } from '../alert-rules.ts'
import { isAcknowledged } from '../lifecycle/acknowledge.ts'
import type { Person } from './person.ts'
import { isTheirs } from './whose-alert.ts'

export interface OwnAlert extends Omit<AlertRecord, 'acknowledgements'> {
  /** Theirs; null where they have none. */
  readonly acknowledged: Acknowledgement | null
  /** Open, and not acknowledged by them as grave as it is. */
  readonly needsAttention: boolean
  /** How its figures are modeled; null where they were counted. */
  readonly modeled: string | null
  /** Below the API's root. */
  readonly path: string
}

/** Null for an alert that is not theirs: to them it does not exist. */
export function ownAlert(person: Person, record: AlertRecord): OwnAlert | null {
  const rule = ruleNamed(record.rule)
  if (rule === null || !isTheirs(person, record)) return null
  const { acknowledgements, ...shown } = record
  return {
    ...shown,
    acknowledged: acknowledgements.find((one) => one.person === person.person) ?? null,
    needsAttention: record.resolved === null && !isAcknowledged(record, person.person),
    modeled: rule.modeled,
    path: pagePath(rule.page, record),
  }
}
