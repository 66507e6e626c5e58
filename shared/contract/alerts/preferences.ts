// What a person wants to be told of the alerts that are theirs.
import * as z from 'zod'
import { SEVERITIES } from '../../alerts/severity-order.ts'
import { ALERT_CATEGORIES } from './alert-record.ts'

export const DIGEST_KINDS = ['monthly', 'quarterly', 'at_once'] as const
export type DigestKind = (typeof DIGEST_KINDS)[number]

const MOST_MUTED = 1_000

export const alertPreferences = z.object({
  /** Which digests; none is unsubscribed. */
  digests: z.array(z.enum(DIGEST_KINDS)),
  categories: z.array(z.enum(ALERT_CATEGORIES)),
  lowestSeverity: z.enum(SEVERITIES),
  /** Ids of alerts that this person does not want to hear of, however grave they become. */
  muted: z.array(z.string().min(1)).max(MOST_MUTED),
})
export type AlertPreferences = z.infer<typeof alertPreferences>

export const DEFAULT_PREFERENCES: AlertPreferences = {
  digests: [...DIGEST_KINDS],
  categories: [...ALERT_CATEGORIES],
  lowestSeverity: 'Info',
  muted: [],
}
