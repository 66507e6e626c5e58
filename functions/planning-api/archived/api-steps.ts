// The steps of a bridge as they are answered: in the measure's cents, the largest resources by name and the rest as one.
import type { ResourceChange } from '../../../shared/bridge/bridge-by-resource.ts'
import { type PoolSigns, signedCents } from '../../../shared/bridge/measure-pools.ts'
import type { SeenStep } from '../../../shared/bridge/seen-steps.ts'
import type { ApiChangedResource, RunsBridge } from '../../../shared/contract/api/answers/planning/bridges.ts'
import type { AdjustedPool } from '../../../shared/contract/closing/adjustments.ts'
import { counted } from '../../../shared/ranges/grouped-numbers.ts'

type ApiStep = RunsBridge['steps'][number]

const MOST_RESOURCES = 50

export function apiStep({ cause, why, changes }: SeenStep, signs: PoolSigns): ApiStep {
  const rows = changes.map((change) => apiResource(change, signs)).sort(largestFirst)
  const rest = rows.slice(MOST_RESOURCES)
  return {
    cause,
    cents: rows.reduce((sum, row) => sum + row.change_cents, 0),
    why,
    resources: [...rows.slice(0, MOST_RESOURCES), ...asOne(rest)],
    more_resources: rest.length,
  }
}

function apiResource(change: ResourceChange, signs: PoolSigns): ApiChangedResource {
  const { pool, resourceId, label, beforeCents, afterCents, cents } = change
  const signed = (amount: number | null) => (amount === null ? null : signedCents(signs, pool, amount))
  return {
    resource_id: resourceId,
    label: label ?? resourceId ?? WITHOUT_RESOURCE[pool],
    pool,
    before_cents: signed(beforeCents),
    after_cents: signed(afterCents),
    change_cents: signedCents(signs, pool, cents),
  }
}

const WITHOUT_RESOURCE: Readonly<Record<AdjustedPool, string>> = {
  vps: 'Of no server that is named',
  ip: 'Of no IP that is named',
  idle: 'Shared idle cost',
  platform: 'Shared platform cost',
  revenue: 'Revenue',
}

function asOne(rest: readonly ApiChangedResource[]): ApiChangedResource[] {
  const [first] = rest
  if (first === undefined) return []
  const sumOf = (field: 'before_cents' | 'after_cents') =>
    rest.reduce((sum, row) => sum + (row[field] ?? 0), 0)
  return [
    {
      resource_id: null,
      label: `${counted(rest.length, 'more resource')}`,
      pool: rest.every(({ pool }) => pool === first.pool) ? first.pool : null,
      before_cents: sumOf('before_cents'),
      after_cents: sumOf('after_cents'),
      change_cents: rest.reduce((sum, row) => sum + row.change_cents, 0),
    },
  ]
}

/** Of the same size in the order in which they come: by pool and id. */
function largestFirst(one: ApiChangedResource, other: ApiChangedResource): number {
  return Math.abs(other.change_cents) - Math.abs(one.change_cents)
}
