// Every HogQL text that is sent to PostHog. Values are bound as placeholders and never spliced in; every query has a limit
// and goes on by key, since PostHog refuses OFFSET on queries made with a personal API key.
// Instants are compared and returned as whole milliseconds, so that no time zone of the project enters. Ids are ordered as
// text: ClickHouse orders UUIDs by their second half.
import { BUSINESS_EVENTS } from '../../../shared/events/business-events.ts'

export interface HogQLQuery {
  /** How PostHog's query log names it. */
  readonly name: string
  readonly text: string
  /** What the answer must hold, in order. */
  readonly columns: readonly string[]
}

/** What placeholders take. */
export type HogQLValues = Readonly<Record<string, string | number>>

/** Rows after (`after_ms`, `after_id`), ascending by time and uuid. */
export const BUSINESS_EVENTS_QUERY: HogQLQuery = {
  name: 'penguin-figures business events',
  columns: ['event_id', 'event_name', 'at_ms', 'properties'],
  text: `
SELECT
  toString(uuid) AS event_id,
  event AS event_name,
  toUnixTimestamp64Milli(timestamp) AS at_ms,
  properties
FROM events
WHERE event IN ({event_0}, {event_1}, {event_2}, {event_3}, {event_4}, {event_5}, {event_6})
  AND timestamp >= toDateTime({from})
  AND timestamp < toDateTime({until})
  AND (
    toUnixTimestamp64Milli(timestamp) > {after_ms}
    OR (toUnixTimestamp64Milli(timestamp) = {after_ms} AND toString(uuid) > {after_id})
  )
ORDER BY at_ms ASC, event_id ASC
LIMIT {page_rows}`,
}

/** `event_0` to `event_6` of the query above. */
export const BUSINESS_EVENT_VALUES: HogQLValues = Object.fromEntries(
  BUSINESS_EVENTS.map((name, index) => [`event_${index}`, name]),
)

/**
 * Delivery outcomes, counted and added by PostHog: they are far too many to be read one by one. The cost is added in whole
 * millionths of a dollar, so that the order of addition does not show. An event that was delivered twice counts once;
 * its cost may be added twice for the moments until ClickHouse merges the two.
 */
export const DELIVERY_OUTCOMES_QUERY: HogQLQuery = {
  name: 'penguin-figures delivery outcomes',
  columns: ['tenant', 'outcome_name', 'ip', 'vps', 'incidents', 'cost_micros', 'latest_ms'],
  text: `
SELECT
  ifNull(toString(properties.tenant_id), '') AS tenant,
  ifNull(toString(properties.outcome), '') AS outcome_name,
  ifNull(toString(properties.smtp_ip_address_id), '') AS ip,
  ifNull(toString(properties.vps_instance_id), '') AS vps,
  count(DISTINCT uuid) AS incidents,
  sum(round(toFloat(properties.cost_impact) * 1000000)) AS cost_micros,
  max(toUnixTimestamp64Milli(timestamp)) AS latest_ms
FROM events
WHERE event = {event}
  AND timestamp >= toDateTime({from})
  AND timestamp < toDateTime({until})
GROUP BY tenant, outcome_name, ip, vps
HAVING {is_first_page} = 1
  OR (tenant, outcome_name, ip, vps) > ({after_tenant}, {after_outcome}, {after_ip}, {after_vps})
ORDER BY tenant ASC, outcome_name ASC, ip ASC, vps ASC
LIMIT {page_rows}`,
}

export const QUERIES: readonly HogQLQuery[] = [BUSINESS_EVENTS_QUERY, DELIVERY_OUTCOMES_QUERY]
