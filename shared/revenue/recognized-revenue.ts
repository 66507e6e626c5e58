// Recognized revenue: a payment spread over the UTC dates of its billing period (figure book, section 4).
import type { PaymentRow } from '../inputs/cost-inputs.ts'
import { divideRounded } from '../money/divide.ts'
import type { Period } from '../periods/period.ts'
import { utcDay } from '../periods/utc-days.ts'

/**
 * The cents of a payment that belong to a month: by days, the end date exclusive, rounded cumulatively so that a
 * payment's months sum to it. Without a period, or with an empty one, all of it belongs to the month of its start day.
 */
export function recognizedCents(payment: PaymentRow, period: Period): number {
  const { amountCents, billingStartMs, billingEndMs } = payment
  if (amountCents === null || billingStartMs === null || !Number.isFinite(billingStartMs)) return 0
  const firstDay = utcDay(billingStartMs)
  const endDay = billingEndMs === null || !Number.isFinite(billingEndMs) ? firstDay : utcDay(billingEndMs)
  const days = endDay > firstDay ? endDay - firstDay : 1
  const recognizedBefore = (day: number): number => {
    const daysPassed = Math.min(Math.max(day - firstDay, 0), days)
    return Number(divideRounded(BigInt(amountCents) * BigInt(daysPassed), BigInt(days)))
  }
  return recognizedBefore(utcDay(period.endMs)) - recognizedBefore(utcDay(period.startMs))
}
