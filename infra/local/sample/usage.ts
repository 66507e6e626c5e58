// What customers sent: a billing row a month, and the daily deliverability rows that add up to it.
import { DAY_MS, dateText, instantText, isWeekend, type SampleMonth } from './calendar.ts'
import { createRandom, type Random } from './random.ts'
import type { BillingAnalyticsRow, DeliverabilityDailySummaryRow } from './sample-tables.ts'
import { type SendingHabit, sendingHabit } from './sending-habit.ts'
import { splitRandomly } from './split-randomly.ts'
import type { SampleSubscription } from './subscriptions.ts'

export interface SampleUsage {
  readonly billing: BillingAnalyticsRow[]
  readonly days: DeliverabilityDailySummaryRow[]
}

interface Day {
  readonly startMs: number
  readonly date: string
  readonly isWeekend: boolean
}

/** A month with its texts made once, since a hundred thousand rows repeat them. */
interface UsageMonth {
  /** 0 is the month of the sample's present, -1 the one before. */
  readonly offset: number
  readonly start: string
  readonly end: string
  readonly length: number
  readonly pastDays: readonly Day[]
}

/** A customer's month with at least one whole day in it: what becomes one billing row. */
interface CustomerMonth {
  readonly sold: SampleSubscription
  readonly habit: SendingHabit
  readonly month: UsageMonth
  readonly days: readonly Day[]
}

function usageMonths(months: readonly SampleMonth[]): UsageMonth[] {
  return months.map(({ startMs, endMs, pastDaysMs }, index) => ({
    offset: index - months.length + 1,
    start: instantText(startMs),
    end: instantText(endMs),
    length: Math.round((endMs - startMs) / DAY_MS),
    pastDays: pastDaysMs.map((day) => ({ startMs: day, date: dateText(day), isWeekend: isWeekend(day) })),
  }))
}

/** The days of the month on which the customer was there, and not yet gone. */
function customerDays(
  { customer, canceledMs }: SampleSubscription,
  { pastDays }: UsageMonth,
): readonly Day[] {
  const untilMs = canceledMs ?? Number.POSITIVE_INFINITY
  return pastDays.filter(({ startMs }) => startMs >= customer.createdMs && startMs < untilMs)
}

function customerMonths(
  random: Random,
  months: readonly UsageMonth[],
  subscriptions: readonly SampleSubscription[],
): CustomerMonth[] {
  return subscriptions.flatMap((sold) => {
    const habit = sendingHabit(random, sold.customer)
    const all = months.map((month) => ({ sold, habit, month, days: customerDays(sold, month) }))
    return all.filter(({ days }) => days.length > 0)
  })
}

function emailsSent(random: Random, { habit, month, days }: CustomerMonth): number {
  const fullMonth = habit.monthlyEmails * habit.monthlyGrowth ** month.offset * random.between(0.9, 1.1)
  return Math.max(1, Math.round((fullMonth * days.length) / month.length))
}

function billingRow({ sold, month }: CustomerMonth, emails: number): BillingAnalyticsRow {
  return {
    tenant_id: sold.customer.tenant.id,
    subscription_id: sold.subscription.id,
    emails_sent: emails,
    mailboxes_used: sold.customer.domains.length * 3,
    domains_used: sold.customer.domains.length,
    campaigns_used: 1 + (emails % 7),
    period_start: month.start,
    period_end: month.end,
  }
}

function dayRow(random: Random, companyId: string, date: string, sent: number, habit: SendingHabit) {
  const bounced = Math.min(sent, Math.round(sent * habit.bounceRate * random.between(0.6, 1.4)))
  const spam = Math.min(sent - bounced, Math.round(sent * habit.spamRate * random.between(0, 2)))
  return {
    company_id: companyId,
    tracking_date: date,
    emails_sent: sent,
    emails_bounced: bounced,
    emails_spam: spam,
    bounce_rate: sent === 0 ? 0 : Math.round((bounced / sent) * 10_000) / 10_000,
  }
}

/** The days on which a company sends: weekdays, or fewer of them when the number of rows is limited. */
function sendingDays(random: Random, days: readonly Day[], limit: number): readonly Day[] {
  const weekdays = days.filter((day) => !day.isWeekend)
  const open = weekdays.length === 0 ? days : weekdays
  return limit >= open.length ? open : random.shuffle(open).slice(0, Math.max(1, limit))
}

/** Months without a single whole day have no row: the analytics tables are filled in daily batches. */
export function sampleUsage(
  seed: number,
  months: readonly SampleMonth[],
  subscriptions: readonly SampleSubscription[],
  rowLimit = Number.POSITIVE_INFINITY,
): SampleUsage {
  const random = createRandom(seed, 'usage')
  const used = customerMonths(random, usageMonths(months), subscriptions)
  const companyMonths = used.reduce((sum, { sold }) => sum + sold.customer.companies.length, 0)
  const daysPerMonth = (rowLimit - used.length) / Math.max(1, companyMonths)
  const usage: SampleUsage = { billing: [], days: [] }
  for (const customerMonth of used) {
    const { companies } = customerMonth.sold.customer
    const emails = emailsSent(random, customerMonth)
    usage.billing.push(billingRow(customerMonth, emails))
    const emailsByCompany = splitRandomly(random, emails, companies.length)
    companies.forEach((company, index) => {
      const limit = Math.floor(daysPerMonth) + (random.chance(daysPerMonth % 1) ? 1 : 0)
      const days = sendingDays(random, customerMonth.days, limit)
      const emailsByDay = splitRandomly(random, emailsByCompany[index] ?? 0, days.length)
      days.forEach(({ date }, day) => {
        usage.days.push(dayRow(random, company.id, date, emailsByDay[day] ?? 0, customerMonth.habit))
      })
    })
  }
  return usage
}
