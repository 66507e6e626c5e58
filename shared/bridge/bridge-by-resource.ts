// The bridge of two runs for the platform or one tenant, down to resources: of each step, which resources moved and by how
// much. The cents are those of `bridgeRuns`; what lies on no resource (what a policy divides, revenue) is a row of its pool.
import { ADJUSTED_POOLS, type AdjustedPool, type Cause } from '../contract/closing/adjustments.ts'
import { type CentsByPool, mapPools, type RunCents, unknownFigures } from './known-cents.ts'
import type { World } from './steps.ts'
import {
  knownOf,
  type RunTotals,
  rowsOf,
  type Subject,
  type SubjectCents,
  subjectCents,
} from './subject-cents.ts'
import { type BridgeEnd, takeSteps } from './take-steps.ts'

export interface PublishedEnd extends BridgeEnd {
  /**
   * What was published of the subject, if that may differ from what the inputs give today, because the method had an earlier
   * version: such a difference is of the cause `method_and_policies`.
   */
  readonly published?: RunCents
}

/** Known cents after less known cents before; never zero. */
export interface ResourceChange {
  readonly pool: AdjustedPool
  /** Null for what lies on no resource. */
  readonly resourceId: string | null
  readonly label: string | null
  /** Null where the subject carried none of it, or its cost was unknown. */
  readonly beforeCents: number | null
  readonly afterCents: number | null
  readonly cents: number
}

export interface ResourceStep {
  readonly cause: Cause
  /** The worlds on both sides; null where only the method's version differs. */
  readonly worlds: { readonly from: World; readonly to: World } | null
  /** By pool they sum to the step's change of known cents. By pool and id, what lies on no resource last. */
  readonly changes: readonly ResourceChange[]
}

export interface ResourceBridgeEnd {
  /** What is known of the subject, by pool, as it was published. */
  readonly known: Readonly<CentsByPool>
  /** The subject's rows, as they were published. */
  readonly rows: RunCents
  /** What the run as a whole comes to, as it is computed today. */
  readonly totals: RunTotals
}

export interface ResourceBridge {
  readonly from: ResourceBridgeEnd
  readonly to: ResourceBridgeEnd
  /** Those that moved anything, in the order of the causes. */
  readonly steps: readonly ResourceStep[]
  /** Everything together: the change from end to end, resource by resource. */
  readonly whole: readonly ResourceChange[]
  /** Keys of the resources that the subject uses at either end. */
  readonly used: ReadonlySet<string>
  /** The subject's figures that are unknown, or known in part only, at either end. */
  readonly unknownDifferences: number
}

/** Pure, in whole cents. @param pools that are looked at; others change nothing here */
export function bridgeByResource(
  before: PublishedEnd,
  after: PublishedEnd,
  subject: Subject,
  pools: readonly AdjustedPool[] = ADJUSTED_POOLS,
): ResourceBridge {
  const steps: ResourceStep[] = []
  const { first, last } = takeSteps(
    before,
    after,
    (world) => subjectCents(world, subject, pools),
    ({ cause, from, to, before: was, after: is }) => {
      const changes = changesBetween(was, is, pools)
      if (changes.length > 0) steps.push({ cause, worlds: { from, to }, changes })
    },
  )
  const start = asPublished(first, before.published, subject)
  const end = asPublished(last, after.published, subject)
  const unknown = [start, end].map(({ run }) => unknownFigures(run, pools))
  return {
    from: { known: start.pools, rows: start.run, totals: start.totals },
    to: { known: end.pools, rows: end.run, totals: end.totals },
    steps: withVersions(steps, [
      ...changesBetween(asTotals(start), asTotals(first), pools),
      ...changesBetween(asTotals(last), asTotals(end), pools),
    ]),
    whole: changesBetween(start, end, pools),
    used: new Set([...first.resources.keys(), ...last.resources.keys()]),
    unknownDifferences: new Set(unknown.flatMap((names) => [...names])).size,
  }
}

function asPublished(cents: SubjectCents, published: RunCents | undefined, subject: Subject): SubjectCents {
  if (published === undefined) return cents
  const run = rowsOf(published, subject)
  return { ...cents, run, pools: knownOf(run) }
}

const NO_RESOURCES: SubjectCents['resources'] = new Map()

/** Which resources an earlier version divided otherwise is not known: its difference is one row a pool. */
function asTotals(cents: SubjectCents): SubjectCents {
  return { ...cents, resources: NO_RESOURCES }
}

function withVersions(steps: readonly ResourceStep[], ofVersions: readonly ResourceChange[]): ResourceStep[] {
  if (ofVersions.length === 0) return [...steps]
  const ofMethod = steps.find(({ cause }) => cause === 'method_and_policies')
  const step: ResourceStep = {
    cause: 'method_and_policies',
    worlds: ofMethod?.worlds ?? null,
    changes: [...(ofMethod?.changes ?? []), ...ofVersions],
  }
  const others = steps.filter((each) => each !== ofMethod)
  const last = others.findIndex(({ cause }) => cause === 'restatement')
  return last < 0 ? [...others, step] : others.toSpliced(last, 0, step)
}

function changesBetween(
  was: SubjectCents,
  is: SubjectCents,
  pools: readonly AdjustedPool[],
): ResourceChange[] {
  const changes: ResourceChange[] = []
  const rest = mapPools((pool) => ({ before: was.pools[pool], after: is.pools[pool] }))
  for (const key of new Set([...was.resources.keys(), ...is.resources.keys()])) {
    const [old, now] = [was.resources.get(key), is.resources.get(key)]
    const { pool, resourceId, label } = (now ?? old) as NonNullable<typeof now>
    const [beforeCents, afterCents] = [old?.cents ?? null, now?.cents ?? null]
    rest[pool].before -= beforeCents ?? 0
    rest[pool].after -= afterCents ?? 0
    const cents = (afterCents ?? 0) - (beforeCents ?? 0)
    if (cents !== 0) changes.push({ pool, resourceId, label, beforeCents, afterCents, cents })
  }
  for (const pool of pools) {
    const { before, after } = rest[pool]
    if (before === after) continue
    changes.push({
      ...{ pool, resourceId: null, label: null },
      ...{ beforeCents: before, afterCents: after, cents: after - before },
    })
  }
  return changes.sort(byPoolAndId)
}

function byPoolAndId(one: ResourceChange, other: ResourceChange): number {
  if (one.pool !== other.pool) return ADJUSTED_POOLS.indexOf(one.pool) - ADJUSTED_POOLS.indexOf(other.pool)
  if (one.resourceId === null || other.resourceId === null) {
    return one.resourceId === other.resourceId ? 0 : one.resourceId === null ? 1 : -1
  }
  return one.resourceId < other.resourceId ? -1 : 1
}
