// The approximation of a run, as far as a caller may know it: how many rows a source has is null for some.
import type { Approximation, SourceAge } from '../../../shared/contract/run-figures.ts'

export interface SeenApproximation extends Omit<Approximation, 'sources'> {
  readonly sources: readonly {
    readonly name: string
    readonly rows: number | null
    readonly ageHours: number | null
  }[]
}

const HOURS_A_DAY = 24

/** Row counts count other tenants too, and the hour of the newest row would tell when one of them was there: whole days. */
export function sourcesWithoutRowCounts(sources: readonly SourceAge[]): SeenApproximation['sources'] {
  return sources.map(({ name, ageHours }) => ({
    name,
    rows: null,
    ageHours: ageHours === null ? null : ageHours - (ageHours % HOURS_A_DAY),
  }))
}
