// Tenants that went from one plan to another: a step of both plans whose cause is known, and no trend of either. The old plan
// loses what the tenant came to in its last month there, the new one gains what it comes to in its first.
import { type ActualRow, amountOfRow, planOf } from '../../../shared/budgets/actual-amounts.ts'
import type { KnownChange } from '../../../shared/contract/forecast/forecast.ts'
import type { Measure } from '../../../shared/measures/catalogue.ts'
import { counted } from '../../../shared/ranges/grouped-numbers.ts'
import type { Actuals } from '../actuals/read-actuals.ts'

interface Move {
  readonly period: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly before: ActualRow
  readonly after: ActualRow
}

/** By plan in small letters, oldest first: the same months are asked about for every plan and measure. */
type Moves = ReadonlyMap<string, readonly Move[]>

const movesRead = new WeakMap<Actuals, Moves>()

/** @param plan in small letters; a tenant whose amount is not known makes no step, and the plan's month is not known either */
export function planMoves(plan: string, measure: Measure, actuals: Actuals): KnownChange[] {
  const moves = movesRead.get(actuals) ?? readMoves(actuals)
  movesRead.set(actuals, moves)
  const byMonth = Map.groupBy(moves.get(plan) ?? [], ({ period }) => period)
  return [...byMonth].flatMap(([fromPeriod, inMonth]): KnownChange[] => {
    const steps = inMonth.flatMap((move) => {
      const isGain = move.to.toLowerCase() === plan
      const { cents } = amountOfRow(isGain ? move.after : move.before, measure)
      return cents === null || cents === 0 ? [] : [{ move, cents: isGain ? cents : -cents }]
    })
    const centsPerMonth = steps.reduce((sum, { cents }) => sum + cents, 0)
    if (centsPerMonth === 0) return []
    return [
      { fromPeriod, centsPerMonth, why: wordsOf(steps.map(({ move }) => move)), source: 'plans of tenants' },
    ]
  })
}

const MOST_NAMED = 3

function wordsOf(moves: readonly Move[]): string {
  const named = moves.slice(0, MOST_NAMED).map(({ name, from, to }) => `${name} went from ${from} to ${to}`)
  const left = moves.length - named.length
  return [...named, ...(left > 0 ? [`and ${counted(left, 'tenant')} more changed plans`] : [])].join(', ')
}

function readMoves({ months }: Actuals): Moves {
  const moves = new Map<string, Move[]>()
  const known = [...months].filter(([, { plansUnknown }]) => plansUnknown === null)
  for (const [index, [period, { rows }]] of known.entries()) {
    const earlier = known[index - 1]?.[1].rows
    for (const [tenantId, after] of rows) {
      const before = earlier?.get(tenantId)
      if (before === undefined) continue
      const [from, to] = [planOf(before), planOf(after)]
      if (from === null || to === null || from.toLowerCase() === to.toLowerCase()) continue
      const move = { period, name: after.tenantName ?? tenantId, from, to, before, after }
      for (const plan of [from.toLowerCase(), to.toLowerCase()]) {
        moves.set(plan, [...(moves.get(plan) ?? []), move])
      }
    }
  }
  return moves
}
