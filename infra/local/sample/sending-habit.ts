// How a customer sends: how much, whether it grows, and how clean its lists are. Fixed for the whole history.
import type { Customer } from './customers.ts'
import type { Random } from './random.ts'

export interface SendingHabit {
  /** In a full month at the sample's present. */
  readonly monthlyEmails: number
  /** A factor from one month to the next. */
  readonly monthlyGrowth: number
  readonly bounceRate: number
  readonly spamRate: number
}

/** Most lists bounce at 1 to 4 %; a few are old enough to be watched, and fewer still to be stopped. */
function bounceRate(random: Random): number {
  if (random.chance(0.02)) return random.between(0.105, 0.14)
  return random.chance(0.05) ? random.between(0.055, 0.09) : random.between(0.01, 0.04)
}

export function sendingHabit(random: Random, customer: Customer): SendingHabit {
  const [least, most] = customer.size.monthlyEmails
  return {
    monthlyEmails: least * (most / least) ** random.between(0, 1),
    monthlyGrowth: random.between(0.97, 1.05),
    bounceRate: bounceRate(random),
    spamRate: random.between(0.0002, 0.0015),
  }
}
