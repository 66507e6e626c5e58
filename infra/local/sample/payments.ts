// Bills and how they went: most succeed, some fail and are tried again, a few are paid back.
import { DAY_MS, HOUR_MS, instantText } from './calendar.ts'
import { dollars } from './dollars.ts'
import { createRandom, type Random } from './random.ts'
import type { PaymentRow } from './sample-tables.ts'
import { billStartMs, type SampleSubscription } from './subscriptions.ts'

const RETRY_AFTER_MS = 2 * DAY_MS

interface Bill {
  readonly amount: string
  readonly subscriptionId: string
  readonly startMs: number
  readonly endMs: number
}

function paymentRow(random: Random, bill: Bill, status: string, processedMs: number): PaymentRow {
  return {
    id: random.uuid(),
    subscription_id: bill.subscriptionId,
    amount: bill.amount,
    currency: 'USD',
    status,
    processed: instantText(processedMs),
    billing_period_start: instantText(bill.startMs),
    billing_period_end: instantText(bill.endMs),
  }
}

function paymentsOfBill(random: Random, bill: Bill, asOfMs: number): PaymentRow[] {
  const processedMs = bill.startMs + random.integer(HOUR_MS, 20 * HOUR_MS)
  if (processedMs >= asOfMs) return [{ ...paymentRow(random, bill, 'pending', processedMs), processed: null }]
  if (random.chance(0.008)) return [paymentRow(random, bill, 'refunded', processedMs)]
  if (!random.chance(0.02)) return [paymentRow(random, bill, 'succeeded', processedMs)]
  const failed = paymentRow(random, bill, 'failed', processedMs)
  const retryMs = processedMs + RETRY_AFTER_MS
  return retryMs < asOfMs ? [failed, paymentRow(random, bill, 'succeeded', retryMs)] : [failed]
}

/**
 * Every payment whose billing period starts in the sample's months, and the annual ones still running in them, since
 * recognized revenue spreads those (figure book, section 4).
 */
export function samplePayments(
  seed: number,
  asOfMs: number,
  historyStartMs: number,
  subscriptions: readonly SampleSubscription[],
): PaymentRow[] {
  const random = createRandom(seed, 'payments')
  const payments: PaymentRow[] = []
  for (const { subscription, firstBillMs, billMonths, billCents, canceledMs } of subscriptions) {
    const lastMs = canceledMs ?? asOfMs
    const amount = dollars(billCents)
    for (let months = 0; billStartMs(firstBillMs, months) < lastMs; months += billMonths) {
      const startMs = billStartMs(firstBillMs, months)
      const endMs = billStartMs(firstBillMs, months + billMonths)
      if (endMs <= historyStartMs) continue
      const bill = { amount, subscriptionId: subscription.id, startMs, endMs }
      payments.push(...paymentsOfBill(random, bill, asOfMs))
    }
  }
  return payments
}
