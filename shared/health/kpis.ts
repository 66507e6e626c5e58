// The executive KPIs against the documents' targets (001, section 6.1; figure book, section 7). Whether a target is met is
// decided on unrounded values.
import type { Kpi } from '../contract/summary/kpi.ts'
import { type DecidedWhen, decisionVelocity } from '../decisions/decision-velocity.ts'
import { isReason, type KnownOrReason, leaningOn } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { ratio } from '../money/divide.ts'
import type { TimeWindow } from '../periods/time-window.ts'
import type { HealthFraction } from './health-parts.ts'
import { type AnsweredAlert, revenueProtectionRate } from './revenue-protection-rate.ts'

export interface KpiFacts {
  /** Of `cost_optimization` events in the last month; a reason where there is none. */
  readonly savingsCents: KnownOrReason<number>
  /** Of the month before it, from its cost run. */
  readonly costBeforeCents: KnownOrReason<number>
  readonly operations: KnownOrReason<HealthFraction>
  /** Of the platform over the window. */
  readonly revenueCents: KnownOrReason<number>
  readonly totalCostCents: KnownOrReason<number>
  /** Of the window; a reason where alerts are not kept of it. */
  readonly answered: KnownOrReason<readonly AnsweredAlert[]>
  readonly decisions: readonly DecidedWhen[]
  readonly window: TimeWindow
}

type Rule = Pick<Kpi, 'id' | 'label' | 'unit' | 'target' | 'calculation'>

/** A value in percent as a fraction of integers, or why there is none. */
interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

const NO_COST_BEFORE: NullReason = {
  code: 'no_cost',
  message: 'The month before has no cost to hold the savings against.',
}
const NO_REVENUE: NullReason = {
  code: 'no_revenue',
  message: 'The platform has no billed revenue in the window to divide by.',
}

/** In the order of the documents. */
export function kpis(facts: KpiFacts): Kpi[] {
  const { answered } = facts
  return [
    {
      id: 'revenue_protection_rate',
      label: 'Revenue protection rate',
      unit: 'percent',
      target: 'above 95 %',
      calculation:
        'Critical Revenue Risk alerts acknowledged within 2 hours, divided by all such alerts, times 100.',
      ...(isReason(answered) ? without(answered) : revenueProtectionRate(answered)),
    },
    withValue(
      {
        id: 'cost_optimization_savings_pct',
        label: 'Cost optimization savings',
        unit: 'percent',
        target: '10-15 %',
        calculation:
          'Savings of cost_optimization events in the last month, divided by the total cost of the month before, times 100; met from 10 on.',
      },
      savingsFraction(facts),
      (above) => above >= 0n,
      10n,
    ),
    withValue(
      {
        id: 'operational_efficiency_score',
        label: 'Operational efficiency score',
        unit: 'score',
        target: 'above 85 %',
        calculation: 'IPs in service divided by IPs on paid VPS, times 100.',
      },
      operationsFraction(facts.operations),
      (above) => above > 0n,
      85n,
    ),
    {
      id: 'decision_velocity_hours',
      label: 'Strategic decision velocity',
      unit: 'hours',
      target: 'under 48 hours',
      calculation: 'Median hours from proposed to decided.',
      ...decisionVelocity(facts.decisions, facts.window),
    },
    withValue(
      {
        id: 'platform_gross_margin_pct',
        label: 'Platform gross margin',
        unit: 'percent',
        target: 'above 70 %',
        calculation:
          'Billed revenue minus the cost of every known pool, divided by billed revenue, times 100.',
      },
      marginFraction(facts),
      (above) => above > 0n,
      70n,
    ),
  ]
}

function savingsFraction({ savingsCents, costBeforeCents }: KpiFacts): KnownOrReason<Fraction> {
  return leaningOn([savingsCents, costBeforeCents], () =>
    (costBeforeCents as number) > 0
      ? { numerator: BigInt(savingsCents as number), denominator: BigInt(costBeforeCents as number) }
      : NO_COST_BEFORE,
  )
}

function operationsFraction(part: KnownOrReason<HealthFraction>): KnownOrReason<Fraction> {
  if (isReason(part)) return part
  return { numerator: BigInt(part.numerator), denominator: BigInt(part.denominator) }
}

function marginFraction({ revenueCents, totalCostCents }: KpiFacts): KnownOrReason<Fraction> {
  return leaningOn([revenueCents, totalCostCents], () => {
    const revenue = revenueCents as number
    if (revenue <= 0) return NO_REVENUE
    return { numerator: BigInt(revenue) - BigInt(totalCostCents as number), denominator: BigInt(revenue) }
  })
}

/** @param isMet given what the value is above `target`, times the denominator: its sign alone counts */
function withValue(
  rule: Rule,
  fraction: KnownOrReason<Fraction>,
  isMet: (above: bigint) => boolean,
  target: bigint,
): Kpi {
  if (isReason(fraction)) return { ...rule, ...without(fraction) }
  const { numerator, denominator } = fraction
  return {
    ...rule,
    value: ratio(100n * numerator, denominator, 2),
    met: isMet(100n * numerator - target * denominator),
    missing: null,
  }
}

function without(missing: NullReason): Pick<Kpi, 'value' | 'met' | 'missing'> {
  return { value: null, met: null, missing }
}
