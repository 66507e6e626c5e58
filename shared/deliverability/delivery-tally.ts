// Daily delivery counts added up, by tenant and month: what every deliverability figure is computed from.
import type { DeliverabilityRow } from '../summaries/summary-inputs.ts'
import type { WarningLog } from '../warnings/warning-log.ts'

export interface DeliveryTally {
  readonly days: number
  /** Days on which sent, bounced or spam is not known. */
  readonly unknownDays: number
  /** Days with more bounced than sent emails. */
  readonly daysOverOne: number
  readonly sent: number
  readonly bounced: number
  readonly spam: number
}

export const NO_DELIVERIES: DeliveryTally = {
  days: 0,
  unknownDays: 0,
  daysOverOne: 0,
  sent: 0,
  bounced: 0,
  spam: 0,
}

/** A tenant's months; a month without a row is absent. */
export type TalliesByMonth = ReadonlyMap<string, DeliveryTally>

/**
 * All companies of a tenant together. Rows of companies that do not exist count for nobody; those of the window are warned
 * about.
 */
export function talliesByTenant(
  rows: readonly DeliverabilityRow[],
  window: ReadonlySet<string>,
  warnings: WarningLog,
): Map<string, TalliesByMonth> {
  const byTenant = new Map<string, Map<string, DeliveryTally>>()
  for (const row of rows) {
    if (row.tenantId === null) {
      if (window.has(row.month)) warnings.add('delivery_company_missing', row.companyIdText, row.days)
      continue
    }
    const months = byTenant.get(row.tenantId) ?? new Map<string, DeliveryTally>()
    months.set(row.month, addTallies([months.get(row.month) ?? NO_DELIVERIES, tallyOf(row)]))
    byTenant.set(row.tenantId, months)
  }
  return byTenant
}

export function addTallies(tallies: readonly DeliveryTally[]): DeliveryTally {
  const sum = { ...NO_DELIVERIES }
  for (const tally of tallies) {
    sum.days += tally.days
    sum.unknownDays += tally.unknownDays
    sum.daysOverOne += tally.daysOverOne
    sum.sent += tally.sent
    sum.bounced += tally.bounced
    sum.spam += tally.spam
  }
  return sum
}

/** Of the named months; a tally of no days when the tenant has rows in none of them. */
export function tallyOver(tallies: TalliesByMonth | undefined, months: readonly string[]): DeliveryTally {
  return addTallies(months.map((month) => tallies?.get(month) ?? NO_DELIVERIES))
}

function tallyOf(row: DeliverabilityRow): DeliveryTally {
  return {
    days: row.days,
    unknownDays: row.unknownDays,
    daysOverOne: row.daysOverOne,
    sent: row.emailsSent,
    bounced: row.emailsBounced,
    spam: row.emailsSpam,
  }
}
