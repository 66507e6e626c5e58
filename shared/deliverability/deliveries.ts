// Deliveries of every tenant and of the platform: the one place that decides whose counts the platform adds up. A tenant
// whose data cannot be used is left out of it and named; no other tenant notices (figure book, section 5).
import type { DeliverabilityRow } from '../summaries/summary-inputs.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import {
  addTallies,
  type DeliveryTally,
  NO_DELIVERIES,
  type TalliesByMonth,
  talliesByTenant,
  tallyOver,
} from './delivery-tally.ts'
import { BAD_DATA, faultOf } from './judged-tally.ts'

export interface Deliveries {
  /** Over the window. */
  of(tenantId: string): DeliveryTally
  /** Over the window, of every tenant whose counts can be used. */
  readonly platform: DeliveryTally
  /** In a month; its counts may be unusable. */
  inMonth(tenantId: string, month: string): DeliveryTally
  /** In a month, of every tenant whose counts of that month can be used. */
  platformInMonth(month: string): DeliveryTally
  /** Ids of tenants that the platform's window is without, ascending. */
  readonly leftOut: readonly string[]
}

/** @param window the months of the summary */
export function deliveriesOf(
  rows: readonly DeliverabilityRow[],
  window: readonly string[],
  warnings: WarningLog,
): Deliveries {
  const inWindow = new Set(window)
  const byTenant = talliesByTenant(rows, inWindow, warnings)
  const windows = new Map([...byTenant].map(([tenantId, months]) => [tenantId, tallyOver(months, window)]))
  const leftOut: string[] = []
  const usable: DeliveryTally[] = []
  for (const [tenantId, tally] of windows) {
    if (tally.days === 0) continue
    if (tally.daysOverOne > 0) warnings.add('bounce_day_over_one', tenantId, tally.daysOverOne)
    const fault = faultOf(tally)
    if (fault === null) usable.push(tally)
    else {
      leftOut.push(tenantId)
      warnings.add(fault === BAD_DATA ? 'deliverability_refused' : 'deliverability_unknown', tenantId)
    }
  }
  const platformMonths = platformByMonth(byTenant)
  return {
    of: (tenantId) => windows.get(tenantId) ?? NO_DELIVERIES,
    platform: addTallies(usable),
    inMonth: (tenantId, month) => byTenant.get(tenantId)?.get(month) ?? NO_DELIVERIES,
    platformInMonth: (month) => platformMonths.get(month) ?? NO_DELIVERIES,
    leftOut: leftOut.sort(),
  }
}

function platformByMonth(byTenant: ReadonlyMap<string, TalliesByMonth>): Map<string, DeliveryTally> {
  const usable = [...byTenant.values()].flatMap((months) =>
    [...months].filter(([, tally]) => faultOf(tally) === null),
  )
  const grouped = Map.groupBy(usable, ([month]) => month)
  return new Map(
    [...grouped].map(([month, entries]) => [month, addTallies(entries.map(([, tally]) => tally))]),
  )
}
