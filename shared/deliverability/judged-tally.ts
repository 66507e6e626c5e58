// Whether a tenant's counts can be used: unknown days and more bounces than emails spoil the counts of that tenant alone
// (figure book, section 5).
import type { NullReason } from '../inputs/missing-sources.ts'
import type { DeliveryTally } from './delivery-tally.ts'

/** Says which data are missing; alerts go by its code. */
export const BAD_DATA: NullReason = {
  code: 'bad_deliverability_data',
  message: 'More emails bounced than were sent over the window, or a count is negative: refused as bad data.',
}
const UNKNOWN_COUNT: NullReason = {
  code: 'daily_summary_unknown',
  message: 'A daily summary row of the window has no sent, bounced or spam count.',
}
const NO_ROWS: NullReason = {
  code: 'no_daily_summary',
  message: 'No daily summary row that can be used lies in the window.',
}

/** Why the counts of a window cannot be used; null when they can. */
export function faultOf({ days, unknownDays, sent, bounced, spam }: DeliveryTally): NullReason | null {
  if (days === 0) return NO_ROWS
  if (unknownDays > 0) return UNKNOWN_COUNT
  return bounced > sent || Math.min(sent, bounced, spam) < 0 ? BAD_DATA : null
}
