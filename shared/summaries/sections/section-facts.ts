// What the four summaries in words are written from: the typed figures of a tenant or of the platform, and what was found
// about them.
import type { StrategicAlert } from '../../contract/summary/alert.ts'
import type { Opportunity } from '../../contract/summary/opportunity.ts'
import type { CentsRange } from '../../contract/summary/range.ts'
import type { VpsUse } from '../../contract/summary/resources.ts'
import type { StrategicPlatform, StrategicTenant } from '../../contract/summary/strategic-figures.ts'
import type { EventTally } from '../../events/event-tally.ts'

export interface SectionFacts {
  readonly scope: 'tenant' | 'platform'
  readonly figures: StrategicTenant | StrategicPlatform
  /** Of the window: 1, or those of a quarter. */
  readonly months: number
  readonly savings: CentsRange
  /** Those about the tenant, or all, in the order of their ranks. */
  readonly opportunities: readonly Opportunity[]
  /** Those about the tenant, or all. */
  readonly alerts: readonly StrategicAlert[]
  /** The paid servers, of the platform alone: a tenant is told of none. */
  readonly vps: readonly VpsUse[]
  /** How many tenants the platform's deliverability is without, since their data cannot be used; 0 for a tenant. */
  readonly tenantsLeftOut: number
  /** Null when events could not be read. */
  readonly events: EventTally | null
  /** A fraction. */
  readonly assumedProtection: number
}
