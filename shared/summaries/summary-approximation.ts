// What stands beside every figure of a summary: both sentences, the method in words with its settings, sources and quality.
import { NO_INVOICE_YET, STATEMENTS } from '../approximation/statements.ts'
import type { Approximation, RunFigures, SourceAge } from '../contract/run-figures.ts'
import type { LimitedSource } from '../contract/summary/summary-figures.ts'
import { ratio } from '../money/divide.ts'
import type { SummarySettings } from './summary-settings.ts'

/** Changes whenever the same inputs would give another summary; part of the input hash, so such a change publishes. */
export const SUMMARY_METHOD_VERSION = '4'

export interface ApproximationFacts {
  readonly costRuns: readonly RunFigures[]
  readonly monthsWithoutRun: readonly string[]
  readonly costComplete: boolean
  readonly sources: readonly SourceAge[]
  readonly limited: readonly LimitedSource[]
  readonly settings: SummarySettings
}

/** Partial when a source is limited, a month has no cost run, or a cost is not complete. */
export function summaryApproximation(facts: ApproximationFacts): Approximation {
  const { costRuns, monthsWithoutRun, costComplete, sources, limited, settings } = facts
  const ofRuns = costRuns.flatMap(({ approximation }) => approximation.missingSources)
  const missing = [
    ...ofRuns,
    ...limited.map(({ name }) => name),
    ...monthsWithoutRun.map((period) => `cost run ${period}`),
  ]
  const isWhole = costComplete && missing.length === 0
  const last = costRuns.at(-1)?.approximation
  return {
    statements: STATEMENTS,
    methodId: `summary:${SUMMARY_METHOD_VERSION}`,
    methodVersion: SUMMARY_METHOD_VERSION,
    methodText: `${summaryMethodText(settings)}${last === undefined ? '' : ` Costs: ${last.methodText}`}`,
    quality: isWhole ? 'complete' : 'partial',
    invoiceComparison: last?.invoiceComparison ?? NO_INVOICE_YET,
    sources,
    missingSources: [...new Set(missing)].sort(),
  }
}

function summaryMethodText(settings: SummarySettings): string {
  return [
    'Estimated revenue loss counts a bounced email at $0.05 and a spam complaint at $0.25;',
    `assumed ${percent(settings.assumedProtection)} % of it can be protected: an assumption, not a measurement.`,
    'A trend is the Theil-Sen slope over the months with data, held against their median; within 5 % it is stable.',
    "Savings are ranges a month as of the last month: low is what today's prices make certain, high is if every stated condition holds; a resource is counted once.",
    `Spare IPs allowed: ${percent(settings.spareIpAllowance)} % of those in service.`,
    `A load is uneven over ${settings.unevenLoadOver} times the mean; a price has risen over ${settings.priceRiseOver} times that of the month before; ${settings.burnedIpsOnVps} burned IPs on one VPS are an alert; a source is stale after ${settings.staleSourceHours} hours, a benchmark is old after ${settings.oldBenchmarkDays} days, and then makes no opportunity.`,
  ].join(' ')
}

function percent(fraction: number): number {
  return ratio(Math.round(fraction * 1_000_000), 10_000, 2)
}
