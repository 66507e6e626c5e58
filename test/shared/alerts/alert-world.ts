// People, alerts and looks to evaluate in tests.

import { ALERT_RULES, type AlertRuleName, alertOf } from '../../../shared/alerts/alert-rules.ts'
import { acknowledge } from '../../../shared/alerts/lifecycle/acknowledge.ts'
import { evaluate } from '../../../shared/alerts/lifecycle/evaluate.ts'
import type { Look } from '../../../shared/alerts/lifecycle/look.ts'
import { NO_LOOKS } from '../../../shared/alerts/lifecycle/looks.ts'
import type { Person } from '../../../shared/alerts/routing/person.ts'
import type { AlertBook } from '../../../shared/contract/alerts/alert-record.ts'
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'

export const ACME = '0000000a-0000-4000-8000-000000000000'
export const BIRCH = '0000000b-0000-4000-8000-000000000000'
const DAY_MS = 24 * 60 * 60 * 1000
const START_MS = Date.UTC(2026, 9, 1)

/** ISO 8601, so many days after 2026-10-01. */
export const day = (days: number): string => new Date(START_MS + days * DAY_MS).toISOString()

export const NOTHING_SEEN: AlertBook = { records: [], looks: NO_LOOKS }
export const ALL_LOOKED_AT: Look['notLookedAt'] = { rules: new Set(), ids: new Set() }

/** Of the month, on a day; published two hours after the state that it describes. */
export const lookOn = (days: number, change: Partial<Look> = {}): Look => ({
  at: day(days + 2 / 24),
  asOf: day(days),
  summaryId: `s${days}`,
  period: '2026-10',
  notLookedAt: ALL_LOOKED_AT,
  ...change,
})

/** An alert of a rule about a subject; of a tenant's rule the subject is the tenant. */
export const alert = (rule: AlertRuleName, subject: string, detail = 'modeled'): StrategicAlert => {
  const tenant = ALERT_RULES[rule].about === 'tenant' ? { tenantId: subject } : {}
  return alertOf(rule, { subject, ...tenant, title: `${rule} of ${subject}`, detail })
}

/** The book after looks on the days given, each with what it found. */
export const bookAfter = (...looks: [days: number, ...found: StrategicAlert[]][]): AlertBook =>
  looks.reduce((book, [days, ...found]) => evaluate(book, found, lookOn(days)).book, NOTHING_SEEN)

export const acknowledged = (book: AlertBook, id: string, person: string, at: string): AlertBook => ({
  ...book,
  records: book.records.map((one) =>
    one.id === id && one.resolved === null ? acknowledge(one, person, at) : one,
  ),
})

export const person = (name: string, change: Partial<Person>): Person => ({
  person: name,
  name,
  roles: [],
  tenantIds: [],
  ...change,
})
export const CFO = person('cfo', { roles: ['ROLE_EXECUTIVE_CFO'] })
export const ACME_OWNER = person('owner', { roles: ['ROLE_BUDGET_OWNER'], tenantIds: [ACME] })
