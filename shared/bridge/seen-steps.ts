// What of a bridge someone sees who sees only some tenants: own cents on resources of their own, and causes only where apart
// they tell nothing of a neighbour, as adjustments are told (figure book, section 3).
import { isCauseWithheld } from '../access/adjustment-privacy.ts'
import type { Sight } from '../access/caller.ts'
import { ADJUSTED_POOLS, type Cause } from '../contract/closing/adjustments.ts'
import type { Method } from '../contract/request.ts'
import type { ResourceBridge, ResourceChange } from './bridge-by-resource.ts'
import { stepWords } from './step-words.ts'
import { keyOfResource, type Subject } from './subject-cents.ts'

export interface SeenStep {
  /** Null where the causes are added up. */
  readonly cause: Cause | null
  readonly why: string
  readonly changes: readonly ResourceChange[]
}

const ADDED_UP =
  'Several causes together: shared cost and shares by volume would tell of other tenants, were they told apart.'

/** @param method of both ends */
export function seenSteps(
  { steps, whole, used }: ResourceBridge,
  subject: Subject,
  method: Method,
  sight: Sight,
): SeenStep[] {
  const told = steps.map(({ cause, worlds, changes }) => ({
    cause,
    why: stepWords({ cause, worlds }, subject, used),
    changes,
  }))
  if (sight.kind === 'platform') return told
  const isTold = (change: ResourceChange) => !isCauseWithheld(change, method)
  const apart = told.map((step) => ({ ...step, changes: ownRows(step.changes.filter(isTold), used) }))
  const together = ownRows(
    whole.filter((change) => !isTold(change)),
    used,
  )
  return [...apart, { cause: null, why: ADDED_UP, changes: together }].filter(
    ({ changes }) => changes.length > 0,
  )
}

/** On the way a tenant may carry what it uses at neither end: such a resource is not named. */
function ownRows(changes: readonly ResourceChange[], used: ReadonlySet<string>): ResourceChange[] {
  const isOwn = ({ pool, resourceId }: ResourceChange) =>
    resourceId !== null && (pool === 'vps' || pool === 'ip') && used.has(keyOfResource(pool, resourceId))
  return [
    ...changes.filter(isOwn),
    ...ADJUSTED_POOLS.flatMap((pool) =>
      asOneRow(changes.filter((change) => change.pool === pool && !isOwn(change))),
    ),
  ]
}

function asOneRow(changes: readonly ResourceChange[]): ResourceChange[] {
  const [first] = changes
  if (first === undefined) return []
  const sumOf = (field: 'beforeCents' | 'afterCents') =>
    changes.reduce((sum, change) => sum + (change[field] ?? 0), 0)
  const [beforeCents, afterCents] = [sumOf('beforeCents'), sumOf('afterCents')]
  const cents = afterCents - beforeCents
  return cents === 0
    ? []
    : [{ pool: first.pool, resourceId: null, label: null, beforeCents, afterCents, cents }]
}
