// What a summary could not judge: rules whose sources did not answer, and subjects whose own figures are unknown. What is
// not found there has not ended.
import type { SummaryFigures } from '../../contract/summary/summary-figures.ts'
import { missingReason } from '../../inputs/missing-sources.ts'
import { parseInstant } from '../../periods/instants.ts'
import { parsePeriod } from '../../periods/period.ts'
import { utcDay } from '../../periods/utc-days.ts'
import { ALERT_RULES, type AlertRuleName } from '../alert-rules.ts'
import { COST_RUNS_OF_SUMMARY, MONTH_BEFORE } from '../alert-sources.ts'
import { priceRiseSubject } from '../resource-alerts.ts'
import type { StandingFacts } from '../standing/standing-facts.ts'
import { STANDING_SOURCES } from '../standing-rules.ts'
import type { NotLookedAt } from './look.ts'
import { recordIdOf } from './record-id.ts'

type Summary = Pick<SummaryFigures, 'months' | 'asOf' | 'costRuns' | 'tenants' | 'vps' | 'systemHealth'>

/** A month's deliveries tell of an end once they cover so many days: before, a tenant may just not have sent yet. */
const DAYS_OF_DELIVERIES = 7
const OF_DELIVERIES: readonly AlertRuleName[] = [
  'bounce_rate_critical',
  'bounce_rate_elevated',
  'revenue_at_risk',
  'bad_deliverability_data',
  'deliverability_trend',
  'vendor_above_benchmark',
]

/**
 * @param hasMonthBefore whether the servers of the month before were known
 * @param standing what of the standing facts could be read
 */
export function notLookedAt(
  summary: Summary,
  hasMonthBefore: boolean,
  standing: Omit<StandingFacts, 'summary' | 'window' | 'today'>,
): NotLookedAt {
  const missing = new Set<string>([
    ...summary.systemHealth.limited.map(({ name }) => name),
    ...(hasMonthBefore ? [] : [MONTH_BEFORE]),
    ...(summary.costRuns.some(({ runId }) => runId === null) ? [COST_RUNS_OF_SUMMARY] : []),
    ...absentFacts(standing),
  ])
  const rules = new Set<string>(rulesWithout(missing))
  if (isYoung(summary)) for (const rule of OF_DELIVERIES) rules.add(rule)
  return { rules, ids: new Set([...summary.tenants.flatMap(idsOfTenant), ...idsOfPrices(summary)]) }
}

/** Rules that lean on a source that is not there. */
export function rulesWithout(missing: ReadonlySet<string>): AlertRuleName[] {
  return (Object.keys(ALERT_RULES) as AlertRuleName[]).filter(
    (rule) => missingReason(missing, ...ALERT_RULES[rule].leansOn) !== null,
  )
}

function absentFacts(standing: Omit<StandingFacts, 'summary' | 'window' | 'today'>): string[] {
  return (Object.keys(STANDING_SOURCES) as (keyof typeof STANDING_SOURCES)[])
    .filter((fact) => standing[fact] === null)
    .map((fact) => STANDING_SOURCES[fact])
}

function isYoung({ months, asOf }: Summary): boolean {
  const { startMs } = parsePeriod(months[0] as string)
  return utcDay(parseInstant(asOf, 'asOf')) - utcDay(startMs) < DAYS_OF_DELIVERIES
}

function idsOfTenant({ figures }: SummaryFigures['tenants'][number]): string[] {
  const { tenantId, deliverabilityRisk, revenueHealth, totalCostCents, costComplete } = figures
  const rules: AlertRuleName[] = []
  if (deliverabilityRisk === null) rules.push('bounce_rate_critical', 'deliverability_trend')
  if (revenueHealth === null) rules.push('revenue_at_risk')
  // A cost that is not complete is a lower bound: below the price it says nothing.
  if (totalCostCents === null || !costComplete) rules.push('cost_above_list_price')
  return rules.map((rule) => recordIdOf(rule, tenantId))
}

function idsOfPrices({ months, vps }: Summary): string[] {
  const unknown = vps.flatMap(({ vpsId, costCents, ipUses }) => [
    ...(costCents === null ? [vpsId] : []),
    ...ipUses.flatMap(({ ipId, costCents: cents }) => (cents === null ? ipId : [])),
  ])
  const month = months.at(-1) as string
  return unknown.map((id) => recordIdOf('price_rise', priceRiseSubject(id, month)))
}
