// GET and POST /system/preferences: what a person wants to be told of the alerts that are theirs, and where it goes.
import * as z from 'zod'
import { SEVERITIES } from '../../../../alerts/severity-order.ts'
import { ALERT_CATEGORIES } from '../../../alerts/alert-record.ts'
import { DIGEST_KINDS } from '../../../alerts/preferences.ts'
import { instant } from '../common.ts'

export const preferencesAnswer = z.object({
  version: z.int().meta({ description: '0 where nothing was chosen yet. A change names it.' }),
  preferences: z.object({
    digests: z.array(z.enum(DIGEST_KINDS)),
    categories: z.array(z.enum(ALERT_CATEGORIES)),
    lowest_severity: z.enum(SEVERITIES),
    muted: z.array(z.string()),
  }),
  unsubscribed_at: instant
    .nullable()
    .meta({ description: 'When all mail was ended by the link of a digest; null while it is welcome.' }),
  mail: z.object({
    address: z.string().nullable().meta({ description: 'From your sign-in.' }),
    state: z.enum(['reached', 'stopped', 'no_address']),
    why: z.string().nullable().meta({ description: 'Why no digest goes there, in a sentence.' }),
  }),
})
export type PreferencesAnswer = z.infer<typeof preferencesAnswer>
