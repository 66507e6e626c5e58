// Odd deliverability: days that bounce more than they send, windows that do, companies nobody knows, silence.
import { gatherRows } from '../gather-rows.ts'
import { healthyCustomer } from './healthy-customer.ts'
import type { OddCaseRecipe } from './odd-case.ts'
import type { RowMaker } from './row-maker.ts'
import type { Rows } from './rows.ts'

const RECENT_DAYS = [2, 3, 4, 5, 6, 7] as const

/** A subscribed tenant whose company has one row for each of the recent days. */
function customerWithDays(
  make: RowMaker,
  name: string,
  counts: (day: number) => readonly [number, number],
): Rows {
  const { account, companyId, subscription } = healthyCustomer(make, name)
  const days = RECENT_DAYS.map((day) => make.day(companyId, make.dateDaysAgo(day), ...counts(day)))
  return gatherRows(account, { subscriptions: [subscription], deliverability_daily_summary: days })
}

export const ODD_DELIVERABILITY: readonly OddCaseRecipe[] = [
  {
    name: 'deliverability_company_unknown',
    claim: 'A daily summary row of a company that does not exist is a data-quality warning.',
    rows: (make) => ({
      deliverability_daily_summary: [make.day(make.id(), make.dateDaysAgo(3), 500, 12)],
    }),
  },
  {
    name: 'deliverability_day_bounces_more_than_sent',
    claim:
      'A day with more bounces than emails is flagged, since late bounces happen, and the window stays usable.',
    rows: (make) => customerWithDays(make, 'Delayed Falcon Ltd', (day) => (day === 3 ? [40, 65] : [900, 20])),
  },
  {
    name: 'deliverability_window_bounces_more_than_sent',
    claim: 'A window with more bounces than emails is refused as bad data for that tenant.',
    rows: (make) => customerWithDays(make, 'Rebound Barrel Ltd', () => [100, 130]),
  },
  {
    name: 'deliverability_nothing_sent',
    claim: 'A tenant that sent nothing has no data, not a perfect rate.',
    rows: (make) => customerWithDays(make, 'Hushed Canyon Ltd', () => [0, 0]),
  },
]
