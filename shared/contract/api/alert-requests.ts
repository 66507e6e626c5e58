// What the operations of alerts, and of what a person wants to be told of them, take.
import * as z from 'zod'
import { SEVERITIES } from '../../alerts/severity-order.ts'
import { ALERT_CATEGORIES } from '../alerts/alert-record.ts'
import { DIGEST_KINDS } from '../alerts/preferences.ts'
import { cursor, limit } from './parameters.ts'

const A_TENANT_ID = 'the id of a tenant'
const AN_ALERT_ID = 'the id of an alert, as listAlerts answers it'
const AN_OCCURRENCE = 'the occurrence of the alert, as listAlerts answers it'
const MOST_MUTED = 1_000

export const listAlertsRequest = z.strictObject({
  status: z.enum(['open', 'resolved', 'all']).default('open').meta({
    description: 'Whether its condition still holds. Those that ended are listed for 13 months.',
  }),
  severity: z.enum(SEVERITIES).optional(),
  category: z.enum(ALERT_CATEGORIES).optional(),
  tenant: z
    .guid(A_TENANT_ID)
    .toLowerCase()
    .optional()
    .meta({ description: 'The id of a tenant. One that is not yours to see has no alerts.' }),
  acknowledged: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .meta({ description: 'By you, as grave as it is. Left out: both.' }),
  limit: limit(100, 500),
  cursor: cursor.optional(),
})

export const acknowledgeAlertRequest = z.strictObject({
  id: z.string(AN_ALERT_ID).min(1, AN_ALERT_ID).max(400, AN_ALERT_ID),
  occurrence: z.int(AN_OCCURRENCE).positive(AN_OCCURRENCE).meta({
    description: 'Which time that its condition held: 1 for the first.',
  }),
})

const A_VERSION = 'the version that was read: 0 where nothing was chosen yet'
const A_MUTED = 'ids of alerts, as listAlerts answers them'

export const savePreferencesRequest = z.strictObject({
  version: z.int(A_VERSION).nonnegative(A_VERSION),
  preferences: z.strictObject({
    digests: z.array(z.enum(DIGEST_KINDS), 'a list of digests').meta({
      description: 'Which digests: the one of each review, and Critical alerts at once. None: no mail.',
    }),
    categories: z.array(z.enum(ALERT_CATEGORIES), 'a list of categories'),
    lowestSeverity: z.enum(SEVERITIES),
    muted: z
      .array(z.string(A_MUTED).min(1, A_MUTED).max(400, A_MUTED), A_MUTED)
      .max(MOST_MUTED, `at most ${MOST_MUTED} ids of alerts`)
      .meta({ description: 'Alerts that you do not want to be mailed about, however grave they become.' }),
  }),
  addressIsRight: z.boolean('true or false').default(false).meta({
    description:
      'Says that the address is right after all, where mail to it came back or somebody complained: it is mailed again.',
  }),
})
