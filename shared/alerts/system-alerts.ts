// Alerts about the system's own sources: months without data, sources that did not answer in full, sources that stand still.
import { COST_RUNS, DELIVERY_ROWS } from '../system-health/months-without-data.ts'
import { staleSources } from '../system-health/stale-sources.ts'
import type { AlertFacts } from './alert-facts.ts'
import type { Seen } from './alert-rules.ts'

const WORDS: Readonly<Record<string, string>> = {
  [COST_RUNS]: 'published cost run',
  [DELIVERY_ROWS]: 'daily delivery rows',
}

export function monthWithoutDataAlerts({ systemHealth }: AlertFacts): Seen[] {
  return systemHealth.monthsWithoutData.map(({ period, source }) => ({
    subject: `${source}:${period}`,
    title: `${period}: no ${WORDS[source] ?? source}`,
    detail: `${source} has data of months before and after ${period} and none of it: trends leave the month out.`,
  }))
}

export function sourceLimitedAlerts({ systemHealth }: AlertFacts): Seen[] {
  return systemHealth.limited.map(({ name, reason, lastGood }) => ({
    subject: name,
    title: `${name}: did not answer in full`,
    detail: `${reason} Its figures are missing or partial; ${lastGood === null ? 'it was never read in full' : `its newest stamp read is ${lastGood}`}.`,
  }))
}

export function sourceStaleAlerts({ systemHealth, asOfMs, settings }: AlertFacts): Seen[] {
  return staleSources(systemHealth.sources, asOfMs, settings.staleSourceHours).map(({ name, latest }) => ({
    subject: name,
    title: `${name}: no newer rows`,
    detail: `Its newest row is of ${latest}, more than ${settings.staleSourceHours} hours before the summary.`,
  }))
}
