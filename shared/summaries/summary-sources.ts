// Where a summary's data came from, how old each source is, and what did not answer in full.
import { sourceAge } from '../approximation/source-age.ts'
import type { SourceAge } from '../contract/run-figures.ts'
import type { LimitedSource } from '../contract/summary/summary-figures.ts'
import { isReason } from '../inputs/known-or-reason.ts'
import { missingReason } from '../inputs/missing-sources.ts'
import type { SummaryInputs } from './summary-inputs.ts'

export const EVENTS_SOURCE = 'posthog'

type Inputs = Pick<SummaryInputs, 'upstream' | 'events' | 'asOfMs'>

/** The platform's tables, the records that people make, then the business events where they were read. */
export function sourcesOf(inputs: Inputs & Pick<SummaryInputs, 'answered' | 'decisions'>): SourceAge[] {
  const { upstream, events, asOfMs } = inputs
  const tables = [...upstream.sources.map((source) => sourceAge(source, asOfMs)), ...recordsOf(inputs)]
  if (events.status === 'unavailable') return tables
  const { latestMs } = events
  const rows = events.events.length + events.outcomes.reduce((sum, { incidents }) => sum + incidents, 0)
  return [...tables, sourceAge({ name: EVENTS_SOURCE, rows, latestMs }, asOfMs)]
}

/** Without an age: it would tell whoever sees one tenant when another one was in trouble. */
function recordsOf({ answered, decisions }: Pick<SummaryInputs, 'answered' | 'decisions'>): SourceAge[] {
  const record = (name: string, rows: number) => ({ name, rows, latest: null, ageHours: null })
  return [
    ...(isReason(answered) ? [] : [record('alerts', answered.length)]),
    record('decisions', decisions.length),
  ]
}

/** Tables and columns that are not there, and the events when they could not be read; in name order. */
export function limitedSources({ upstream, events }: Inputs): LimitedSource[] {
  const absent = [...upstream.missing].map((name) => ({
    name,
    reason: missingReason(upstream.missing, name)?.message ?? '',
    lastGood: null,
  }))
  return [...absent, ...(events.status === 'unavailable' ? [events.limited] : [])].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )
}
