// What customers bought: one subscription each, sometimes with add-ons, sometimes paid by the year.
import { DAY_MS, instantText } from './calendar.ts'
import type { Customer } from './customers.ts'
import { dollars } from './dollars.ts'
import { PLAN_SLUGS, type PlanSlug, type SamplePlan } from './plans.ts'
import { createRandom, type Random } from './random.ts'
import type { SubscriptionAddonRow, SubscriptionRow } from './sample-tables.ts'

const ADDONS = [
  { type: 'extra_mailboxes', cents: 900 },
  { type: 'dedicated_ip', cents: 3_900 },
  { type: 'priority_support', cents: 9_900 },
] as const

/** A customer whose plan fell behind its use: the reason why some tenants cost more than they pay. */
const OUTGROWN_PLAN_PROBABILITY = 0.09
const ANNUAL_PROBABILITY = 0.06
const CANCELED_PROBABILITY = 0.04

export interface SampleSubscription {
  readonly customer: Customer
  readonly plan: SamplePlan
  readonly subscription: SubscriptionRow
  readonly addons: readonly SubscriptionAddonRow[]
  /** What one bill comes to: the plan, and the add-ons of as many months as it covers. */
  readonly billCents: number
  readonly billMonths: 1 | 12
  /** The first day of the first bill; later ones start on the same day of the month. */
  readonly firstBillMs: number
  readonly canceledMs: number | null
}

/** The same day of the month, so many months later. Days of the month stay at 28 or less, so none is skipped. */
export function billStartMs(firstBillMs: number, monthsLater: number): number {
  const first = new Date(firstBillMs)
  return Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + monthsLater, first.getUTCDate())
}

function planOf(random: Random, customer: Customer): PlanSlug {
  const fitting = PLAN_SLUGS.indexOf(customer.size.plan)
  const outgrown = fitting > 0 && random.chance(OUTGROWN_PLAN_PROBABILITY)
  return PLAN_SLUGS[outgrown ? fitting - 1 : fitting] ?? 'starter'
}

function addonRows(random: Random, subscriptionId: string, isSmall: boolean): SubscriptionAddonRow[] {
  if (!random.chance(isSmall ? 0.08 : 0.35)) return []
  const addon = random.pick(isSmall ? ADDONS.slice(0, 2) : ADDONS)
  return [
    {
      subscription_id: subscriptionId,
      addon_type: addon.type,
      quantity: addon.type === 'priority_support' ? 1 : random.integer(1, 4),
      price_monthly: dollars(addon.cents),
      is_active: random.chance(0.9),
    },
  ]
}

function monthlyAddonCents(addons: readonly SubscriptionAddonRow[]): number {
  return addons
    .filter((addon) => addon.is_active)
    .reduce((sum, addon) => sum + addon.quantity * Math.round(Number(addon.price_monthly) * 100), 0)
}

/** The first bill is due on the day the customer joined, or on the 28th when the month may be too short. */
function firstBill(createdMs: number): number {
  const created = new Date(createdMs)
  return Date.UTC(created.getUTCFullYear(), created.getUTCMonth(), Math.min(28, created.getUTCDate()))
}

/** The bill that runs at the instant, counted from the first one. */
function runningBill(firstBillMs: number, billMonths: number, atMs: number): number {
  let bill = 0
  while (billStartMs(firstBillMs, (bill + 1) * billMonths) <= atMs) bill += 1
  return bill
}

function sampleSubscription(
  random: Random,
  customer: Customer,
  plans: Record<PlanSlug, SamplePlan>,
  asOfMs: number,
): SampleSubscription {
  const plan = plans[planOf(random, customer)]
  const id = random.uuid()
  const billMonths = random.chance(ANNUAL_PROBABILITY) ? 12 : 1
  const firstBillMs = firstBill(customer.createdMs)
  const ageMs = asOfMs - customer.createdMs
  const hasLeft = ageMs > 90 * DAY_MS && random.chance(CANCELED_PROBABILITY)
  const canceledMs = hasLeft ? customer.createdMs + Math.floor(ageMs * random.between(0.4, 0.9)) : null
  const bill = runningBill(firstBillMs, billMonths, canceledMs ?? asOfMs)
  const addons = addonRows(random, id, customer.size.plan === 'starter')
  const planCents = billMonths === 12 ? plan.price_yearly : plan.price_monthly
  return {
    customer,
    plan,
    addons,
    billMonths,
    firstBillMs,
    canceledMs,
    billCents: planCents + monthlyAddonCents(addons) * billMonths,
    subscription: {
      id,
      tenant_id: customer.tenant.id,
      plan_id: plan.id,
      status: hasLeft ? 'canceled' : 'active',
      current_period_start: instantText(billStartMs(firstBillMs, bill * billMonths)),
      current_period_end: instantText(billStartMs(firstBillMs, (bill + 1) * billMonths)),
    },
  }
}

export function sampleSubscriptions(
  seed: number,
  asOfMs: number,
  customers: readonly Customer[],
  plans: Record<PlanSlug, SamplePlan>,
): SampleSubscription[] {
  const random = createRandom(seed, 'subscriptions')
  return customers.map((customer) => sampleSubscription(random, customer, plans, asOfMs))
}
