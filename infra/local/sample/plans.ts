// The platform's price list. Plan prices are whole cents, as upstream keeps them.
import { createRandom } from './random.ts'
import type { PlanRow } from './sample-tables.ts'

export type PlanSlug = 'starter' | 'growth' | 'scale' | 'agency'

/** Cheapest first. */
export const PLAN_SLUGS: readonly PlanSlug[] = ['starter', 'growth', 'scale', 'agency']

const PRICE_LIST = {
  starter: { name: 'Starter', monthlyCents: 6_900, emails: 10_000 },
  growth: { name: 'Growth', monthlyCents: 24_900, emails: 60_000 },
  scale: { name: 'Scale', monthlyCents: 64_900, emails: 250_000 },
  agency: { name: 'Agency', monthlyCents: 169_900, emails: 1_000_000 },
} as const satisfies Record<PlanSlug, { name: string; monthlyCents: number; emails: number }>

export interface SamplePlan extends PlanRow {
  slug: PlanSlug
  price_monthly: number
  price_yearly: number
}

/** A year is sold at the price of ten months. */
export function samplePlans(seed: number): Record<PlanSlug, SamplePlan> {
  const random = createRandom(seed, 'plans')
  const plan = (slug: PlanSlug): SamplePlan => ({
    id: random.uuid(),
    name: PRICE_LIST[slug].name,
    slug,
    price_monthly: PRICE_LIST[slug].monthlyCents,
    price_yearly: PRICE_LIST[slug].monthlyCents * 10,
    max_emails_per_month: PRICE_LIST[slug].emails,
    is_active: true,
  })
  return { starter: plan('starter'), growth: plan('growth'), scale: plan('scale'), agency: plan('agency') }
}
