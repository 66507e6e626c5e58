// The business events as the domain reads them, whatever store they come from (003; 001, section 5.1; figure book, 6).

export const BUSINESS_EVENTS = [
  'revenue_protection_trend',
  'cost_optimization_trend',
  'strategic_decision_summary',
  'revenue_impact',
  'cost_optimization',
  'efficiency_metrics',
  'strategic_decision',
] as const
export type BusinessEventName = (typeof BUSINESS_EVENTS)[number]

export interface BusinessEvent {
  readonly uuid: string
  readonly name: BusinessEventName
  /** The event's timestamp, epoch milliseconds. */
  readonly atMs: number
  /** As found in `properties.tenant_id`; null when it is absent. */
  readonly tenantIdText: string | null
  /** The documents' property names; values as they were sent. */
  readonly properties: Readonly<Record<string, unknown>>
}

/** `email_delivery_outcome` events of one tenant and outcome in the window, counted and added in the store. */
export interface DeliveryOutcome {
  readonly tenantIdText: string | null
  readonly outcome: string
  readonly incidents: number
  /** Dollars, the sum of `cost_impact`; null when no event has one. */
  readonly costImpactDollars: number | null
  /** The IP and VPS they came from where the events say so. */
  readonly ipId: string | null
  readonly vpsId: string | null
}

/** An event to be written: `uuid` is derived from run, tenant and kind, so a repeated write does not double it. */
export interface EventToWrite {
  readonly uuid: string
  readonly name: BusinessEventName
  readonly atMs: number
  /** The tenant's UUID: `distinct_id` and `properties.tenant_id`. */
  readonly tenantId: string
  readonly properties: Readonly<Record<string, unknown>>
}
