// From budget to actual as a bridge: a step for each kind of cause, each line's own steps as details. Pure.
import type { ApiBudgetBridge, BudgetBridges } from '../../../shared/contract/api/answers/planning/bridges.ts'
import { DIMENSION_NAMES } from '../../../shared/contract/budget/dimensions.ts'
import { scenarioWords } from '../../../shared/contract/budget/scenario-words.ts'
import { measureById } from '../../../shared/measures/catalogue.ts'
import { counted } from '../../../shared/ranges/grouped-numbers.ts'
import { BOUND_SENTENCES } from '../../shown/bounds.ts'
import { BUDGET_ENDS, STEP_NAMES } from '../../shown/bridge-steps.ts'
import { instantInWords } from '../../shown/instant-in-words.ts'
import type { SheetCell } from '../../workbook/new-sheet.ts'
import type { OwnSheet } from '../../workbook/planning/own-sheet.ts'
import { bridgeSheet } from './bridge-sheet.ts'
import { dollarsOrMissing } from './sheet-rows.ts'

export function budgetBridgeSheet(answer: BudgetBridges): OwnSheet {
  const { total, bridges, period, dimension, measure, scenario, revision, runs } = answer
  const [only, another] = bridges
  const one = another === undefined ? only : undefined
  const of = one === undefined ? `by ${DIMENSION_NAMES[dimension]}` : `of ${one.label}`
  const known = bridges.filter(hasBridge)
  const without = bridges.filter((bridge) => !hasBridge(bridge))
  const label = measureById(measure)?.label ?? measure
  const whyOf = new Map(
    Map.groupBy(
      known.flatMap(({ steps }) => steps),
      ({ kind }) => kind,
    ),
  )
  return bridgeSheet({
    name: `Bridge ${period} from budget`,
    title: `From ${scenarioWords(scenario)} to actual: ${label} ${of}, ${period}`,
    about: [
      [
        'What it is',
        'What moved the amount from what was planned to what came, one cause at a time. By price and volume only where a line holds quantity and rate; otherwise by resource.',
      ],
      ['Plan', `Revision ${revision} of ${scenarioWords(scenario)}`],
      ['Runs', runWords(runs)],
      ['Lines', linesInWords(total.bridges, total.without)],
    ],
    from: {
      step: BUDGET_ENDS.from,
      cents: total.budget_cents,
      why: endWords(`What was planned for ${period}`, total),
    },
    to: { step: BUDGET_ENDS.to, cents: total.actual_cents, why: endWords(`What came in ${period}`, total) },
    steps: total.steps.map(({ kind, cents }) => {
      const behind = whyOf.get(kind) ?? []
      const [first] = behind
      const why =
        behind.length === 1 ? first?.why : `${counted(behind.length, 'amount')}, in the details below`
      return { step: STEP_NAMES[kind], cents, why: why ?? '' }
    }),
    detailHeader: ['Step', 'Amount (USD)', 'Line', 'Month', 'Resource', 'Why'],
    details: known.flatMap(detailsOf),
    nothing: nothingWords(total),
    moreAmounts: [],
    after:
      without.length === 0
        ? null
        : {
            header: ['Lines without a bridge', 'Plan (USD)', 'Line', 'Month', 'Actual (USD)', 'Why'],
            rows: without.map(
              ({ label: line, period: month, budget_cents: plan, actual_cents: actual, missing }) => [
                'In neither end',
                dollarsOrMissing(plan),
                line,
                month,
                dollarsOrMissing(actual),
                missing?.message ?? '',
              ],
            ),
          },
  })
}

/** As `bridgeTotals` counts them. */
const hasBridge = ({ budget_cents: budget, actual_cents: actual }: ApiBudgetBridge): boolean =>
  budget !== null && actual !== null

function detailsOf({ steps, label, period, because, bound }: ApiBudgetBridge): SheetCell[][] {
  const also = [because, bound === null ? null : BOUND_SENTENCES[bound]].filter((text) => text !== null)
  return steps.map(({ kind, cents, resource_id: resource, why }) => [
    STEP_NAMES[kind],
    cents / 100,
    label,
    period,
    resource ?? '',
    [why, ...also].join(' '),
  ])
}

/** The end of no line is no amount of anything. */
const endWords = (words: string, { bridges }: BudgetBridges['total']): string =>
  bridges > 0 ? words : `${words} by lines with a bridge: there are none`

function nothingWords({ bridges, without }: BudgetBridges['total']): string {
  if (bridges > 0) return 'Nothing changed'
  return without > 0 ? 'No line has a bridge: the reasons stand below' : 'No line was planned'
}

function linesInWords(bridges: number, without: number): string {
  const rest =
    without === 0 ? '' : ` ${counted(without, 'line')} without a bridge, listed at the end: in neither end.`
  return `${counted(bridges, 'line')} with a bridge.${rest}`
}

export function runWords(runs: BudgetBridges['runs']): string {
  const each = Object.entries(runs).map(
    ([month, { run_id: id, as_of: asOf }]) => `${month}: ${id}, as of ${instantInWords(asOf)}`,
  )
  return each.length === 0 ? 'none' : each.join('; ')
}
