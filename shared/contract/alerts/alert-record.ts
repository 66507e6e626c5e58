// An alert over time: one record from when its condition began to when it ended, however many runs saw it.
import * as z from 'zod'
import { REVIEW_CYCLES } from '../../alerts/alert-rule.ts'
import { SEVERITIES } from '../../alerts/severity-order.ts'
import { instant } from '../api/answers/common.ts'

export const ALERT_CATEGORIES = [
  'Revenue Risk',
  'Deliverability',
  'Cost Anomaly',
  'System Health',
  'Compliance',
] as const

const severity = z.enum(SEVERITIES)

/** One summary's look at the alerts: when it was published, and the world that it describes. */
export const sighting = z.object({
  /** When the summary was published. */
  at: instant,
  /** State time. */
  asOf: instant,
  summaryId: z.string().min(1),
  period: z.string(),
})
export type Sighting = z.infer<typeof sighting>

export const acknowledgement = z.object({ person: z.string().min(1), at: instant, severity })
export type Acknowledgement = z.infer<typeof acknowledgement>

export const alertRecord = z.object({
  /** `topic:subject`; the topic is the rule, but for rules that are stages of one condition. */
  id: z.string().min(1),
  /** 1 for the first time that its condition held, 2 when it came back. */
  occurrence: z.int().positive(),
  /** As it was seen last. */
  rule: z.string(),
  cycle: z.enum(REVIEW_CYCLES),
  severity,
  category: z.enum(ALERT_CATEGORIES),
  tenantId: z.string().nullable(),
  title: z.string(),
  detail: z.string(),
  firstSeen: sighting,
  lastSeen: sighting,
  /** The look that no longer found it; null while it is open. */
  resolved: sighting.nullable(),
  /** When it was first seen, and each time that it became graver than ever before. */
  raised: z.array(z.object({ severity, at: instant })).min(1),
  /** One a person: the latest, at the gravest severity that they acknowledged. */
  acknowledgements: z.array(acknowledgement),
})
export type AlertRecord = z.infer<typeof alertRecord>

/** A state of the world, and when it was published. */
export const judgement = sighting.pick({ at: true, asOf: true })
export type Judgement = z.infer<typeof judgement>

/** Every record, with what was looked at. */
export const alertBook = z.object({
  /** By id, then occurrence. */
  records: z.array(alertRecord),
  looks: z.object({
    monthly: sighting.nullable(),
    quarterly: sighting.nullable(),
    /** The newest look of each period, of the newest ones. */
    periods: z.record(z.string(), sighting),
    /** By rule: the latest state that it was judged by. */
    judged: z.record(z.string(), judgement),
  }),
})
export type AlertBook = z.infer<typeof alertBook>
