// A summary of the platform as a readable page: health, KPIs, opportunities, alerts, trends, sources, both sentences.
import Table from 'cli-table3'
import type { Kpi } from '../../../shared/contract/summary/kpi.ts'
import type { Opportunity } from '../../../shared/contract/summary/opportunity.ts'
import type { SummaryFigures } from '../../../shared/contract/summary/summary-figures.ts'
import { amount, count, MISSING } from './amounts.ts'
import { healthWords, known, listed, provenance, summaryHead, trendLines } from './summary-parts.ts'
import { resourceLines } from './summary-resources.ts'

const MOST_OPPORTUNITIES = 10
const MOST_ALERTS = 15
const MOST_BENCHMARKS = 10
const KPI_UNITS = { percent: ' %', score: '', hours: ' h' } as const
const PLAIN = { head: [], border: [], compact: true }

export function summaryPage(summary: SummaryFigures): string {
  return [
    summaryHead(summary),
    health(summary),
    money(summary),
    kpiTable(summary.kpis),
    opportunityTable(summary),
    resourceLines(summary),
    benchmarkLines(summary),
    alertLines(summary),
    listed('Trends', trendLines(summary.platform.trends), 'none'),
    listed('Recommended', summary.sections.executive.recommendedActions, 'nothing'),
    sources(summary),
    warnings(summary),
    provenance(summary),
  ].join('\n\n')
}

/** Some lines for `npm start`, which shows whole pages of figures beside it. */
export function shortSummaryPage(summary: SummaryFigures): string {
  return [
    summaryHead(summary),
    health(summary),
    money(summary),
    opportunityTable(summary, SHORT_LIST),
    alertLines(summary, SHORT_LIST),
    provenance(summary),
  ].join('\n')
}
const SHORT_LIST = 3

function health({ platform, sections }: SummaryFigures): string {
  const parts = sections.executive.overallBusinessHealth.parts.map(
    ({ name, score, missing }) => `${name} ${known(score, '', missing?.message)}`,
  )
  return `Business health ${healthWords(platform)}: ${parts.join(', ')}.`
}

function money({ platform, savings }: SummaryFigures): string {
  const { revenueCents, totalCostCents, costComplete, estimatedRevenueLossCents } = platform
  return [
    `Revenue ${amount(revenueCents)}, modeled cost ${amount(totalCostCents, costComplete)}, modeled revenue at risk ${amount(estimatedRevenueLossCents)}.`,
    `Savings that may be found: ${savings.savings.words ?? MISSING}; by other prices or plans: ${savings.priceAdjustments.words ?? MISSING}.`,
  ].join('\n')
}

function kpiTable(kpis: readonly Kpi[]): string {
  const table = new Table({ head: ['KPI', 'Value', 'Target', 'Met'], style: PLAIN })
  for (const { label, unit, value, target, met } of kpis) {
    const said = met === null ? MISSING : met ? 'yes' : 'no'
    table.push([label, known(value, KPI_UNITS[unit]), target, said])
  }
  const reasons = kpis.flatMap(({ label, missing }) =>
    missing === null ? [] : [`${label}: ${missing.message}`],
  )
  return [table.toString(), ...reasons].join('\n')
}

function opportunityTable({ opportunities }: SummaryFigures, most = MOST_OPPORTUNITIES): string {
  if (opportunities.length === 0) return 'Opportunities: none found.'
  const table = new Table({ head: ['Opportunity', 'A month', 'Confidence'], style: PLAIN })
  for (const opportunity of opportunities.slice(0, most)) {
    table.push([opportunity.title, rangeOf(opportunity), opportunity.confidence])
  }
  const hidden = opportunities.length - most
  const more = hidden > 0 ? [`... and ${count(hidden)} more (all of them with --json).`] : []
  return [table.toString(), ...more].join('\n')
}

function rangeOf({ words, gain, missing }: Opportunity): string {
  if (gain === 'none') return 'no claim in dollars'
  return words ?? `${MISSING}${missing === null ? '' : ` (${missing.code})`}`
}

/** Each with its age: a price read long ago says less. */
function benchmarkLines({ benchmarks }: SummaryFigures): string {
  const { ourCostPerThousand, rows, missing } = benchmarks
  const lines = rows
    .slice(0, MOST_BENCHMARKS)
    .map(
      ({ provider, plan, pricePerThousand, date, ageDays }) =>
        `${provider} ${plan}: $${pricePerThousand}, read on ${date}, ${count(ageDays)} days old`,
    )
  const hidden = rows.length - lines.length
  const title = `Benchmarks, per 1,000 emails: modeled ours ${ourCostPerThousand === null ? MISSING : `$${ourCostPerThousand}`}`
  const more = hidden > 0 ? [`... and ${count(hidden)} more (all of them with --json).`] : []
  return listed(title, [...lines, ...more], missing?.message ?? 'none')
}

function alertLines({ alerts }: SummaryFigures, most = MOST_ALERTS): string {
  const lines = alerts
    .slice(0, most)
    .map(({ severity, category, title }) => `${severity.padEnd(8)} ${category}: ${title}`)
  const hidden = alerts.length - lines.length
  return listed(
    'Alerts',
    hidden > 0 ? [...lines, `... and ${count(hidden)} more (all of them with --json).`] : lines,
    'none',
  )
}

function sources({ systemHealth, events }: SummaryFigures): string {
  const { runs, monthsWithoutData } = systemHealth
  const lines = systemHealth.sources.map(
    ({ name, rows, latest, ageHours }) =>
      `${name.padEnd(30)}${count(rows).padStart(9)} rows, newest ${latest ?? MISSING}${ageHours === null ? '' : `, ${count(ageHours)} h old`}`,
  )
  return [
    listed(`System ${systemHealth.status}`, lines, 'no source was read'),
    `  cost runs: ${runs.published} published, ${runs.failed} failed, ${runs.refused} refused; business events read: ${count(events.read)}`,
    ...monthsWithoutData.map(({ period, source }) => `  without data: ${source} in ${period}`),
  ].join('\n')
}

function warnings({ warnings: found }: SummaryFigures): string {
  const lines = found.map(
    ({ code, message, count: rows }) => `${count(rows).padStart(5)} x ${code}: ${message}`,
  )
  return listed('Warnings', lines, 'none.')
}
