// The worlds that are measured: one shape at every size, so that only the size differs between two of them.
import { parsePeriod } from '../../shared/periods/period.ts'

export interface WorldSize {
  readonly tenants: number
  readonly vps: number
  readonly ips: number
  readonly assignments: number
  /** About how many rows billing_analytics and deliverability_daily_summary have together. */
  readonly analyticsRows: number
}

/** The size the figures are promised for: 5,000 VPS, 50,000 IPs, 200,000 assignments, 600,000 analytics rows. */
export const PROMISED_TENANTS = 20_000

export const SEED = 20_000
/** How many months have payments and usage; the last of them is the period that is allocated. */
export const MONTHS = 6
export const PERIOD = parsePeriod('2025-11')
/** The generated world's present: nothing happened after it. */
export const PRESENT_MS = PERIOD.endMs - 1

/** Everything in the proportions of the promised size. */
export function worldOf(tenants: number): WorldSize {
  return {
    tenants,
    vps: Math.max(1, Math.round(tenants / 4)),
    ips: Math.round(tenants * 2.5),
    assignments: tenants * 10,
    // A little more than promised: the generator stays below, since some customers came too late for every month.
    analyticsRows: Math.round(tenants * 30.2),
  }
}
