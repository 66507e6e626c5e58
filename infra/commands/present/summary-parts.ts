// What the pages of a summary have in common: its head, the lists in it, and what it rests on.
import type { StrategicPlatform } from '../../../shared/contract/summary/strategic-figures.ts'
import type { SummaryFigures } from '../../../shared/contract/summary/summary-figures.ts'
import type { Trend } from '../../../shared/contract/summary/trend.ts'
import { MISSING } from './amounts.ts'

const LONGEST_TREND_MONTHS = 12
const DIRECTION_WORDS = {
  increasing: 'increasing',
  decreasing: 'decreasing',
  stable: 'stable',
  insufficient_data: 'not enough data',
} as const

export function summaryHead({ period, asOf, runId, dataQuality }: SummaryFigures): string {
  const run = runId ?? 'none (dry run)'
  return `Strategic summary ${period}, as of ${asOf}, run ${run}, data ${dataQuality}, USD.`
}

const UNKNOWN_COSTS =
  'Partial: the cost of some resources is unknown, so costs are "at least", and health and savings may change.'

/** A title with its lines under it; a sentence where there are none. */
export function listed(title: string, lines: readonly string[], nothing: string): string {
  return lines.length === 0 ? `${title}: ${nothing}` : [title, ...lines.map((line) => `  ${line}`)].join('\n')
}

/** The longest look back that says something, a line a measure. */
export function trendLines(trends: readonly Trend[]): string[] {
  const measures = [...new Set(trends.map(({ measure }) => measure))]
  return measures.flatMap((measure) => {
    const ofMeasure = trends.filter((trend) => trend.measure === measure)
    const saying = ofMeasure.filter(({ direction }) => direction !== 'insufficient_data')
    const shown = saying.toSorted((a, b) => b.months - a.months)[0]
    const trend = shown ?? ofMeasure.find(({ months }) => months === LONGEST_TREND_MONTHS)
    if (trend === undefined) return []
    const change = trend.changePercent === null ? '' : `, ${trend.changePercent.toFixed(1)} %`
    const name = measure.replaceAll('_', ' ').padEnd(24)
    return [`${name}${DIRECTION_WORDS[trend.direction]} over ${trend.months} months${change}`]
  })
}

/** A number with its unit; "n/a" with the reason where there is none. */
export function known(value: number | null, unit: string, missing?: string): string {
  if (value !== null) return `${value}${unit}`
  return missing === undefined ? MISSING : `${MISSING} (${missing})`
}

/** A cost that is not complete is a lower bound, so the score is an upper one. */
export function healthWords({
  healthScore,
  costComplete,
}: Pick<StrategicPlatform, 'healthScore' | 'costComplete'>): string {
  return `${costComplete || healthScore === null ? '' : 'at most '}${known(healthScore, ' of 100')}`
}

export function provenance({ approximation, costRuns, systemHealth, platform }: SummaryFigures): string {
  const withoutRun = costRuns.filter(({ runId }) => runId === null).map(({ period }) => period)
  const stands = costRuns.flatMap(({ period, runId }) => (runId === null ? [] : [`${period} ${runId}`]))
  return [
    `Cost runs: ${stands.join(', ')}${withoutRun.length === 0 ? '' : `; none for ${withoutRun.join(', ')}`}.`,
    ...systemHealth.limited.map(
      ({ name, reason, lastGood }) => `Limited: ${name}: ${reason} Last good: ${lastGood ?? 'never'}.`,
    ),
    ...(platform.costComplete ? [] : [UNKNOWN_COSTS]),
    `Method ${approximation.methodId} (version ${approximation.methodVersion}), quality ${approximation.quality}, ${approximation.invoiceComparison}.`,
    ...approximation.statements,
  ].join('\n')
}
