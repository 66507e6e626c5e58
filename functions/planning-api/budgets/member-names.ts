// Plans and vendors by the names under which a run published them, kept in memory by run: a run never changes.
import { LRUCache } from 'lru-cache'
import type { RunView } from '../../figures-api/reading/run-view.ts'

/** Spellings as published, by the name in lower case. */
export type Names = ReadonlyMap<string, string>

export type NamedDimension = 'plan' | 'vendor'

/** @param view of the whole platform */
export type MemberNames = (dimension: NamedDimension, view: RunView) => Promise<Names>

const MOST_KEPT = 8

export function keptMemberNames(): MemberNames {
  const kept = new LRUCache<string, Promise<Names>>({ max: MOST_KEPT })
  return (dimension, view) => {
    const key = `${dimension} ${view.record.runId}`
    const found = kept.get(key)
    if (found !== undefined) return found
    const reading = dimension === 'plan' ? plansOf(view) : vendorsOf(view)
    kept.set(key, reading)
    // What could not be read is not kept: the next request tries again.
    reading.catch(() => kept.delete(key))
    return reading
  }
}

async function plansOf(view: RunView): Promise<Names> {
  const rows = await view.allRows()
  // Tenants on several plans stand under all of them together.
  return named(
    rows.flatMap(({ planNames }) =>
      planNames.length > 1 ? [...planNames, planNames.join(', ')] : planNames,
    ),
  )
}

async function vendorsOf(view: RunView): Promise<Names> {
  const vendors = new Set<string>()
  await view.takeLines((_, lines) => {
    for (const line of lines) if (line.kind === 'resource') vendors.add(line.vendor)
  })
  for (const { vendor } of (await view.unallocated()) ?? []) if (vendor !== null) vendors.add(vendor)
  return named([...vendors])
}

function named(names: readonly string[]): Names {
  return new Map(names.map((name) => [name.toLowerCase(), name]))
}
