// One change of a record that several people edit: made of the version that stands, or refused with both versions.
import type { ChangeEntry, StaleChange } from '../contract/decisions/change.ts'
import type { Versioned } from '../contract/decisions/parts.ts'
import { RefusedError } from '../errors.ts'
import { parseInstant } from '../periods/instants.ts'
import { isSameJson } from './same-json.ts'

/** Who changes something, when and why. */
export interface Stamp {
  readonly by: string
  /** ISO 8601. */
  readonly at: string
  readonly why: string
}

export type ChangeResult<Item> =
  | { readonly kind: 'changed'; readonly record: Item; readonly entry: ChangeEntry }
  | { readonly kind: 'unchanged'; readonly record: Item }
  | { readonly kind: 'stale'; readonly stale: StaleChange; readonly theirs: Item }

/** The first version of a record, with the history entry that says what it began as. */
export function firstVersion<Item extends Versioned>(
  record: Omit<Item, 'version' | 'changedBy' | 'changedAt'>,
  stamp: Stamp,
): { readonly kind: 'changed'; readonly record: Item; readonly entry: ChangeEntry } {
  const stamped = { ...record, version: 1, changedBy: stamp.by, changedAt: stamp.at } as unknown as Item
  const changes = Object.entries(record)
    .filter(([field]) => field !== 'id')
    .map(([field, to]) => ({ field, from: null, to: to as ChangeEntry['changes'][number]['to'] }))
  return { kind: 'changed', record: stamped, entry: entryOf(stamped, stamp, changes) }
}

/**
 * A version that is not the one that stands is stale, before anything else is asked of the change. Where every value is as
 * it stands nothing changes, also for a stale version: a request that is sent twice does no harm.
 *
 * @param version what the change was made of
 * @param refusal why the record cannot be changed so; null where it can. Asked only of the version that stands
 * @throws RefusedError with that reason, without a reason why, or for a time before the last change
 */
export function changeVersion<Item extends Versioned>(
  standing: Item,
  version: number,
  values: Partial<Item>,
  stamp: Stamp,
  refusal: string | null = null,
): ChangeResult<Item> {
  const fields = Object.keys(values) as (keyof Item & string)[]
  const changed = fields.filter((field) => !isSameJson(values[field], standing[field]))
  if (changed.length === 0) return { kind: 'unchanged', record: standing }
  if (version !== standing.version)
    return { kind: 'stale', stale: staleOf(standing, version, values), theirs: standing }
  if (refusal !== null) throw new RefusedError(refusal)
  if (stamp.why.trim() === '') throw new RefusedError('why is empty: say why it changes, in a sentence.')
  if (parseInstant(stamp.at, 'at') < parseInstant(standing.changedAt, 'changedAt')) {
    throw new RefusedError(
      `The change is dated ${stamp.at}, before the last one of ${standing.changedAt}: try again with the time of now.`,
    )
  }
  const record: Item = {
    ...standing,
    ...values,
    version: standing.version + 1,
    changedBy: stamp.by,
    changedAt: stamp.at,
  }
  const changes = changed.map((field) => ({ field, from: json(standing[field]), to: json(values[field]) }))
  return { kind: 'changed', record, entry: entryOf(record, stamp, changes) }
}

function entryOf(
  { id, version }: Versioned,
  { by, at, why }: Stamp,
  changes: ChangeEntry['changes'],
): ChangeEntry {
  return { id, version, by, at, why: why.trim(), changes }
}

function staleOf<Item extends Versioned>(
  standing: Item,
  version: number,
  values: Partial<Item>,
): StaleChange {
  const { id, changedBy, changedAt } = standing
  const fields = (Object.keys(values) as (keyof Item & string)[]).map((field) => ({
    field,
    yours: json(values[field]),
    theirs: json(standing[field]),
  }))
  return {
    id,
    yourVersion: version,
    theirVersion: standing.version,
    changedBy,
    changedAt,
    fields,
    message: `You read version ${version}, and it is version ${standing.version} now: ${changedBy} changed it on ${changedAt}. Nothing of yours was saved. Look at both, then send yours again with version ${standing.version}, or leave theirs.`,
  }
}

function json(value: unknown): ChangeEntry['changes'][number]['from'] {
  return (value ?? null) as ChangeEntry['changes'][number]['from']
}
