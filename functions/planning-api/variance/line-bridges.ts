// A bridge for each budget line of some months: from its budget to what was published, with what is known of quantities and
// resources.
import { bridgeFromBudget } from '../../../shared/budgets/bridge-from-budget.ts'
import type { BudgetBridge } from '../../../shared/contract/budget/bridge.ts'
import type { BudgetLine, QuantityUnit } from '../../../shared/contract/budget/line.ts'
import type { Amount } from '../../../shared/contract/budget/variance.ts'
import type { Pool } from '../../../shared/contract/run-figures.ts'
import { parsePeriod, shiftPeriod } from '../../../shared/periods/period.ts'
import type { ActualMonth, Actuals } from '../actuals/read-actuals.ts'
import {
  type CarriedResources,
  countOf,
  resourcesCarried,
  resourcesOfBoth,
} from '../actuals/resources-carried.ts'

export interface LineBridge {
  readonly line: BudgetLine
  readonly bridge: BudgetBridge
}

/** The resources that a measure is the cost of; what a policy shares is on none. */
const POOLS_OF: Readonly<Record<string, readonly Pool[]>> = {
  infrastructure_cost: ['vps'],
  email_service_cost: ['ip'],
  idle_cost: [],
  platform_cost: ['platform'],
  total_cost: ['vps', 'ip', 'platform'],
}

export function monthBefore(period: string): string {
  return shiftPeriod(parsePeriod(period), -1).id
}

/** @param lines of one dimension and measure, by member and month */
export async function lineBridges(
  lines: readonly BudgetLine[],
  actuals: Actuals,
  provisional: Pick<ReadonlySet<string>, 'has'>,
): Promise<LineBridge[]> {
  const months = [...new Set(lines.flatMap(({ period }) => [monthBefore(period), period]))].sort()
  const members = new Set(lines.map(({ member }) => member.toLowerCase()))
  const carried = new Map<string, CarriedResources>()
  // One after the other: the derivations of a month are its bulk.
  for (const period of months) {
    const month = actuals.months.get(period)
    const [first] = lines
    if (first !== undefined && month !== undefined && first.dimension !== 'cost_centre') {
      carried.set(period, await resourcesCarried(first.dimension, members, month))
    }
  }
  return lines.map((line) => ({ line, bridge: bridgeOf(line, actuals, carried, provisional) }))
}

function bridgeOf(
  line: BudgetLine,
  actuals: Actuals,
  carried: ReadonlyMap<string, CarriedResources>,
  provisional: Pick<ReadonlySet<string>, 'has'>,
): BudgetBridge {
  const published = actuals.amountOf(line, line.period)
  const isProvisional = published.cents !== null && provisional.has(line.period)
  const amount: Amount = isProvisional ? { ...published, bound: 'provisional' } : published
  const before = monthBefore(line.period)
  const [earlier, later] = [carried.get(before), carried.get(line.period)]
  const priorCents = actuals.amountOf(line, before).cents
  const pools = POOLS_OF[line.measure]
  const member = line.member.toLowerCase()
  const isKnown = priorCents !== null && pools !== undefined && earlier !== undefined && later !== undefined
  return bridgeFromBudget(line, {
    amount,
    quantity: quantityOf(line, actuals.months.get(line.period), later),
    resources: isKnown ? { priorCents, ofEach: resourcesOfBoth(earlier, later, member, pools) } : null,
  })
}

const POOL_OF_UNIT: Readonly<Partial<Record<QuantityUnit, Pool>>> = { vps: 'vps', ips: 'ip' }

/** Null where the line counts nothing, and where nobody knows how many there were. */
function quantityOf(
  { dimension, member, quantityAndRate }: BudgetLine,
  month: ActualMonth | undefined,
  carried: CarriedResources | undefined,
): number | null {
  if (quantityAndRate === null || month === undefined) return null
  const name = member.toLowerCase()
  if (dimension === 'plan' && month.plansUnknown !== null) return null
  const pool = POOL_OF_UNIT[quantityAndRate.unit]
  if (pool !== undefined) return carried === undefined ? null : countOf(carried, name, pool)
  const field = quantityAndRate.unit === 'emails_sent' ? 'emailsSent' : 'emailsDelivered'
  if (dimension === 'tenant') return month.rows.get(name)?.[field] ?? null
  if (dimension !== 'plan') return null
  return (month.plans.get(name) ?? []).reduce<number | null>((sum, { [field]: emails }) => {
    return sum === null || emails === null ? null : sum + emails
  }, 0)
}
