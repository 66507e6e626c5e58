// What a refresh changed, figure by figure: old, new and why.

import { measureById } from '../../../shared/measures/catalogue.ts'
import type { CallsOfCell } from '../../functions/cell-calls.ts'
import { headed } from '../../shown/headed.ts'
import type { Change } from '../desk.ts'
import { type BeforeRefresh, causeOf, type Months } from './causes.ts'
import type { KnownRuns } from './known-runs.ts'
import type { SeenFigure, SeenFigures } from './seen-figures.ts'

export interface Refreshed {
  readonly before: SeenFigures
  readonly after: SeenFigures
  /** By address of the formula's cell. */
  readonly callsBefore: ReadonlyMap<string, CallsOfCell>
  readonly callsAfter: ReadonlyMap<string, CallsOfCell>
  readonly known: KnownRuns
  readonly months: Months
}

const NO_CALLS: CallsOfCell = { calls: [], failure: null }

/** What could not be read is no change: `failures` says it. */
export function changesOf({ before, after, callsBefore, callsAfter, known, months }: Refreshed): Change[] {
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].flatMap((key): Change[] => {
    const [was, is] = [before.get(key), after.get(key)]
    const seen = is ?? was
    const [old, now] = [was?.value ?? null, is?.value ?? null]
    if (seen === undefined || old === now) return []
    const calls = callsAfter.get(seen.cell) ?? NO_CALLS
    if (now === null && isUnread(calls)) return []
    const earlier: BeforeRefresh = { calls: callsBefore.get(seen.cell) ?? NO_CALLS, known }
    const cause = causeOf(earlier, calls, months, old === null, now === null)
    if (cause === null) return []
    return [{ address: seen.address, what: whatOf(seen, calls), before: old, after: now, cause }]
  })
}

/** Whether the cell asked and was not answered. */
export function isUnread({ calls, failure }: CallsOfCell): boolean {
  return failure !== null && (calls.length === 0 || calls.some(({ answered }) => answered === null))
}

/** `Acme, Total cost (USD), 2026-10`; of several the first, and how many more. */
function whatOf({ part }: SeenFigure, { calls }: CallsOfCell): string {
  const [first] = calls
  if (first === undefined) return part ?? 'a figure'
  const { subject, tenant, period } = first
  const measure = subject === null ? undefined : measureById(subject)
  const label = measure === undefined ? null : headed(measure)
  const words = part === null ? [tenant, label, period] : [part, period]
  const more = calls.length > 1 ? ` and ${calls.length - 1} more` : ''
  return `${words.filter((word) => word !== null && word !== '').join(', ')}${more}`
}
