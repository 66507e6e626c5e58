// How the system itself did: the runs of the last months, how old its sources are, and what did not answer in full.
import type { SourceAge } from '../contract/run-figures.ts'
import type { LimitedSource, SystemHealth } from '../contract/summary/summary-figures.ts'
import type { SummaryInputs } from '../summaries/summary-inputs.ts'
import { monthsWithoutData } from './months-without-data.ts'
import { staleSources } from './stale-sources.ts'

export interface SystemHealthFacts
  extends Pick<SummaryInputs, 'recentRuns' | 'costHistory' | 'deliverability' | 'asOfMs' | 'settings'> {
  readonly sources: readonly SourceAge[]
  readonly limited: readonly LimitedSource[]
}

/** Degraded when a run failed or was refused, a source is limited or stale, or a month between others has no data. */
export function systemHealth(facts: SystemHealthFacts): SystemHealth {
  const { sources, limited, asOfMs, settings } = facts
  const count = (...states: string[]): number =>
    facts.recentRuns.filter(({ state }) => states.includes(state)).length
  const runs = {
    published: count('published', 'restated', 'beside'),
    failed: count('failed'),
    refused: count('refused'),
  }
  const gaps = monthsWithoutData(facts)
  const stale = staleSources(sources, asOfMs, settings.staleSourceHours)
  const troubles = runs.failed + runs.refused + limited.length + gaps.length + stale.length
  return {
    status: troubles === 0 ? 'healthy' : 'degraded',
    runs,
    sources,
    limited,
    monthsWithoutData: gaps,
  }
}
