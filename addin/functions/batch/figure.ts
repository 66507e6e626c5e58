// One figure as a cell asks for it, and as the API answered it.
import type { MissingReason } from '../../../shared/contract/api/answers/common.ts'
import type { FiguresGrid } from '../../../shared/contract/api/answers/figures-grid.ts'
import type { SummaryOfPeriod } from '../../../shared/contract/api/envelope.ts'
import type { Bound } from '../../../shared/measures/catalogue.ts'
import type { KnownAt } from '../arguments/known-at.ts'
import { remembered } from '../remembered.ts'

export interface Question {
  /** A name or an id; ANY_TENANT where only the runs of the period are asked for. */
  readonly tenant: string
  readonly period: string
  /** The id of a measure. */
  readonly measure: string
  readonly knownAt: KnownAt
}

export const ANY_TENANT = ''

export interface Figure {
  /** In the measure's unit; cents are whole. */
  readonly value: number | string | null
  readonly bound: Bound | null
  /** Why the value is null; null when it is not. */
  readonly missing: MissingReason | null
  readonly about: About
  /** When it was read, epoch milliseconds, for a last known figure that stands in; null for one that is answered. */
  readonly staleSinceMs: number | null
}

/** What an answer says of one period. */
export interface About {
  /** The runs that answered, by month. */
  readonly runs: Readonly<FiguresGrid['runs']>
  /** How many months the period has; more than there are runs where some are not published. */
  readonly months: number
  /** The strategic summary that answered; null where none was asked, or none is published. */
  readonly summary: SummaryOfPeriod | null
  /** Both sentences that belong beside every modelled figure. */
  readonly statements: readonly string[]
  readonly invoiceComparison: string | null
  /** What the figures were read from, by name. */
  readonly sources: readonly string[]
}

/** The same for every way of writing one question, so that cells which mean the same share an answer. */
export function keyOf({ tenant, period, measure, knownAt }: Question): string {
  return `${knownAt ?? ''}\n${period}\n${measure}\n${foldedTenant(tenant)}`
}

/** Upper and lower case are alike to the API, and so are the two ways of storing an accent. */
export const foldedTenant = remembered((tenant: string) => tenant.normalize('NFC').toLowerCase())
