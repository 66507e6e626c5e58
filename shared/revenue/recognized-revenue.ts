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
  const billed = billedDays(payment)
  const { amountCents } = payment
  if (amountCents === null || billed === null) return 0
  const recognizedBefore = (day: number): number => {
    const daysPassed = Math.min(Math.max(day - billed.firstDay, 0), billed.days)
    return Number(divideRounded(BigInt(amountCents) * BigInt(daysPassed), BigInt(billed.days)))
  }
  return recognizedBefore(utcDay(period.endMs)) - recognizedBefore(utcDay(period.startMs))
}

/** Whether any of a payment's days lie in a month, whatever its amount. */
export function overlapsMonth(payment: PaymentRow, period: Period): boolean {
  const billed = billedDays(payment)
  if (billed === null) return false
  return billed.firstDay < utcDay(period.endMs) && billed.firstDay + billed.days > utcDay(period.startMs)
}

function billedDays({ billingStartMs, billingEndMs }: PaymentRow): { firstDay: number; days: number } | null {
  if (billingStartMs === null || !Number.isFinite(billingStartMs)) return null
  const firstDay = utcDay(billingStartMs)
  const endDay = billingEndMs === null || !Number.isFinite(billingEndMs) ? firstDay : utcDay(billingEndMs)
  return { firstDay, days: Math.max(endDay - firstDay, 1) }
}
