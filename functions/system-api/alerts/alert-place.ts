// Where an alert stands in a list: the gravest first, of a severity the one that became so last. A page goes on from the place
// at which the one before ended, whatever changed meanwhile.
import * as z from 'zod'
import { occurrenceKey } from '../../../shared/alerts/lifecycle/record-id.ts'
import type { OwnAlert } from '../../../shared/alerts/routing/own-alert.ts'
import { SEVERITIES, severityRank } from '../../../shared/alerts/severity-order.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'

const place = z.object({ severity: z.enum(SEVERITIES), raisedAt: z.string(), key: z.string() })
export type AlertPlace = z.infer<typeof place>

type Placed = Pick<OwnAlert, 'id' | 'occurrence' | 'severity' | 'raised' | 'firstSeen'>

export function placeOf(alert: Placed): AlertPlace {
  const raisedAt = alert.raised.at(-1)?.at ?? alert.firstSeen.at
  return { severity: alert.severity, raisedAt, key: occurrenceKey(alert) }
}

export function byPlace(one: AlertPlace, other: AlertPlace): number {
  const graver = severityRank(one.severity) - severityRank(other.severity)
  const newer = parseInstant(other.raisedAt, 'raisedAt') - parseInstant(one.raisedAt, 'raisedAt')
  return graver || newer || (one.key < other.key ? -1 : Number(one.key > other.key))
}

/** @param text of a cursor */
export function placeFrom(text: string): AlertPlace {
  return place.parse(JSON.parse(text))
}
