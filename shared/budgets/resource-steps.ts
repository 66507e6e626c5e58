// What changed between two months, resource by resource, and the rest of the change that lies on none.
import type { BudgetStep } from '../contract/budget/bridge.ts'
import { groupedDollars } from '../ranges/grouped-numbers.ts'
import { compareTexts } from './line-key.ts'

/** Known cents of one resource for whoever the line is of; null where there is none. A resource stands once. */
export interface ResourceCents {
  readonly resourceId: string
  readonly label: string
  readonly beforeCents: number | null
  readonly afterCents: number | null
}

/**
 * New resources first, then changed ones, then those that are gone, each by falling amount; what is left of the change last,
 * such as shared cost. They sum to `changeCents`.
 */
export function resourceSteps(resources: readonly ResourceCents[], changeCents: number): BudgetStep[] {
  const steps = resources.map(stepOf).filter(({ cents }) => cents !== 0)
  const left = changeCents - steps.reduce((sum, { cents }) => sum + cents, 0)
  const ordered = ORDER.flatMap((kind) => steps.filter((step) => step.kind === kind).sort(byFallingAmount))
  if (left === 0) return ordered
  const why = 'Cost that lies on no resource, such as shared cost, or on resources that are not known.'
  return [...ordered, { kind: 'without_resource', resourceId: null, cents: left, why }]
}

const ORDER = ['resource_new', 'resource_changed', 'resource_gone'] as const

function stepOf({ resourceId, label, beforeCents, afterCents }: ResourceCents): BudgetStep {
  const cents = (afterCents ?? 0) - (beforeCents ?? 0)
  if (beforeCents === null) {
    const why = `${label} is new: ${groupedDollars(afterCents ?? 0)}.`
    return { kind: 'resource_new', resourceId, cents, why }
  }
  if (afterCents === null) {
    const why = `${label} is no longer there: it was ${groupedDollars(beforeCents)}.`
    return { kind: 'resource_gone', resourceId, cents, why }
  }
  const why = `${label}: ${groupedDollars(afterCents)} after ${groupedDollars(beforeCents)}.`
  return { kind: 'resource_changed', resourceId, cents, why }
}

function byFallingAmount(one: BudgetStep, other: BudgetStep): number {
  return (
    Math.abs(other.cents) - Math.abs(one.cents) || compareTexts(one.resourceId ?? '', other.resourceId ?? '')
  )
}
