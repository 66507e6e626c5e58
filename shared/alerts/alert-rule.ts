// What the table says of each alert rule.
import type { Role } from '../access/roles.ts'
import type { AlertCategory, AlertSeverity } from '../contract/summary/alert.ts'
import type { AlertPage } from './alert-pages.ts'

export const REVIEW_CYCLES = ['monthly', 'quarterly'] as const
export type ReviewCycle = (typeof REVIEW_CYCLES)[number]

export interface AlertRule {
  readonly severity: AlertSeverity
  readonly category: AlertCategory
  /** Who gets it. A tenant-scoped role gets it for its own tenants, and only where it is about a tenant. */
  readonly audience: readonly Role[]
  /** The review that it belongs to, and the kind of summary that looks at it: of a month, or of a quarter. */
  readonly cycle: ReviewCycle
  readonly about: 'tenant' | 'platform'
  /** How its figures are modeled, in a sentence; null where it says what was counted. Its wording then says "modeled". */
  readonly modeled: string | null
  readonly page: AlertPage
  /** Upstream columns, and other sources by name, without which its condition cannot be looked at. */
  readonly leansOn: readonly string[]
  /** Rules of one topic are stages of one condition: a subject has one alert of them. Without it a rule is its own topic. */
  readonly topic?: string
  /** It says that something came about, not that something is wrong: told once, neither open nor resolved later. */
  readonly isNotice?: true
}
