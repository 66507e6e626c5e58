// The health figures of a tenant or of the platform, and the named parts of the executive summary.
import type { HealthPart } from '../contract/summary/sections.ts'
import type { HealthFigures } from '../contract/summary/strategic-figures.ts'
import { isReason, type KnownOrReason, orNull } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { ratio } from '../money/divide.ts'
import { type HealthFraction, healthScore } from './health-parts.ts'

export interface HealthFacts {
  readonly revenue: KnownOrReason<HealthFraction>
  readonly cost: KnownOrReason<HealthFraction>
  /** Null for a tenant, which has none. */
  readonly operations: KnownOrReason<HealthFraction> | null
}

const PLATFORM_ONLY: NullReason = {
  code: 'platform_only',
  message: 'Operations are scored for the whole platform alone.',
}

/** Scores have two decimals; reasons of nulls are added to `nulls`. */
export function healthFigures(facts: HealthFacts, nulls: Record<string, NullReason>): HealthFigures {
  const known = <T>(field: keyof HealthFigures, value: KnownOrReason<T>): T | null => {
    if (isReason(value)) nulls[field] = value
    return orNull(value)
  }
  const { revenue, cost, operations } = facts
  return {
    healthScore: known(
      'healthScore',
      healthScore(operations === null ? [revenue, cost] : [revenue, cost, operations]),
    ),
    revenueHealthPart: known('revenueHealthPart', outOf100(revenue)),
    costHealthPart: known('costHealthPart', outOf100(cost)),
    operationsHealthPart: known(
      'operationsHealthPart',
      operations === null ? PLATFORM_ONLY : outOf100(operations),
    ),
  }
}

/** Every part with its score, or why it has none and the health score is without it. */
export function namedParts(
  figures: HealthFigures,
  nulls: Readonly<Record<string, NullReason>>,
  scope: 'tenant' | 'platform',
): HealthPart[] {
  const part = (name: HealthPart['name'], field: keyof HealthFigures): HealthPart => ({
    name,
    score: figures[field],
    missing: nulls[field] ?? null,
  })
  const parts = [part('revenue', 'revenueHealthPart'), part('cost', 'costHealthPart')]
  return scope === 'tenant' ? parts : [...parts, part('operations', 'operationsHealthPart')]
}

function outOf100(part: KnownOrReason<HealthFraction>): KnownOrReason<number> {
  return isReason(part) ? part : ratio(BigInt(part.numerator) * 100n, BigInt(part.denominator), 2)
}
