// From a budget to its actual: price and volume where the line holds them, otherwise by resource; always to the cent.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bridgeRuns } from '../../../shared/bridge/bridge-runs.ts'
import { knownAmount, noAmount } from '../../../shared/budgets/amounts.ts'
import { stepsByCause } from '../../../shared/budgets/bridge-by-cause.ts'
import { bridgeFromBudget, type LineActual } from '../../../shared/budgets/bridge-from-budget.ts'
import { bridgeTotals } from '../../../shared/budgets/bridge-totals.ts'
import { centsOf } from '../../../shared/budgets/line-amount.ts'
import { budgetBridge } from '../../../shared/contract/budget/bridge.ts'
import { computeRun } from '../../../shared/figures/compute-run.ts'
import { type Measure, measureById } from '../../../shared/measures/catalogue.ts'
import { tenantFigure } from '../../../shared/measures/figure-of.ts'
import { randomInputs, randomRequest, SEED } from '../../worlds/random-world.ts'

const counted = (quantity: number, rateMicrodollars: number) => {
  const quantityAndRate = { quantity, unit: 'emails_sent' as const, rateMicrodollars }
  return { cents: centsOf(quantityAndRate), quantityAndRate }
}
const sumOfSteps = (steps: readonly { readonly cents: number }[]): number =>
  steps.reduce((sum, { cents }) => sum + cents, 0)

const RESOURCES = [
  { resourceId: 'v1', label: 'VPS v1', beforeCents: 4_000, afterCents: 5_000 },
  { resourceId: 'v2', label: 'VPS v2', beforeCents: null, afterCents: 3_000 },
  { resourceId: 'i1', label: 'IP 192.0.2.1', beforeCents: 300, afterCents: null },
  { resourceId: 'v3', label: 'VPS v3', beforeCents: 700, afterCents: 700 },
]

describe('a line with quantity and rate', () => {
  test('is bridged by volume at the budget rate, then by price', () => {
    const bridge = bridgeFromBudget(counted(1_000_000, 800), {
      amount: knownAmount(99_000),
      quantity: 1_200_000,
      resources: null,
    })
    expect(bridge).toMatchObject({
      method: 'price and volume',
      because: null,
      budgetCents: 80_000,
      actualCents: 99_000,
      steps: [
        {
          kind: 'volume',
          cents: 16_000,
          why: "1,200,000 instead of 1,000,000, at the budget's $0.0008 each.",
        },
        { kind: 'price', cents: 3_000, why: '1,200,000 at $0.0008 are $960.00; they came to $990.00.' },
      ],
    })
    expect(budgetBridge.parse(bridge)).toEqual(bridge)
  })

  test('is bridged by resource where the actual quantity is not known, and says why', () => {
    const actual = {
      amount: knownAmount(90_000),
      quantity: null,
      resources: { priorCents: 80_000, ofEach: [] },
    }
    expect(bridgeFromBudget(counted(1_000_000, 800), actual)).toMatchObject({
      method: 'by resource',
      because: 'The actual quantity is not known.',
      steps: [{ kind: 'without_resource', cents: 10_000 }],
    })
  })
})

describe('a line with an amount', () => {
  const plain = { cents: 6_000, quantityAndRate: null }

  test('is bridged by what was planned against the month before, then resource by resource', () => {
    const actual = {
      amount: knownAmount(8_900, 'at_least'),
      quantity: null,
      resources: { priorCents: 5_000, ofEach: RESOURCES },
    }
    const bridge = bridgeFromBudget(plain, actual)
    expect(bridge).toMatchObject({
      method: 'by resource',
      bound: 'at_least',
      because: 'The line holds an amount, no quantity and rate.',
    })
    expect(bridge.steps).toEqual([
      {
        kind: 'planned_change',
        resourceId: null,
        cents: -1_000,
        why: 'The month before came to $50.00; the budget was $60.00.',
      },
      { kind: 'resource_new', resourceId: 'v2', cents: 3_000, why: 'VPS v2 is new: $30.00.' },
      { kind: 'resource_changed', resourceId: 'v1', cents: 1_000, why: 'VPS v1: $50.00 after $40.00.' },
      {
        kind: 'resource_gone',
        resourceId: 'i1',
        cents: -300,
        why: 'IP 192.0.2.1 is no longer there: it was $3.00.',
      },
      {
        kind: 'without_resource',
        resourceId: null,
        cents: 200,
        why: 'Cost that lies on no resource, such as shared cost, or on resources that are not known.',
      },
    ])
  })

  test('is one step where no resources are known, and none without an actual', () => {
    expect(
      bridgeFromBudget(plain, { amount: knownAmount(7_000), quantity: null, resources: null }).steps,
    ).toMatchObject([{ kind: 'whole_line', cents: 1_000 }])
    const reason = { code: 'no_actual_yet', message: 'No actual is published for it yet.' }
    expect(
      bridgeFromBudget(plain, { amount: noAmount(reason), quantity: null, resources: null }),
    ).toMatchObject({
      actualCents: null,
      missing: reason,
      steps: [],
    })
  })
})

test('whatever a line holds and came to, the steps sum to the difference, and bridges of many lines too', () => {
  const cents = fc.integer({ min: -1_000_000, max: 1_000_000 })
  const resources = fc.uniqueArray(
    fc.record({
      resourceId: fc.constantFrom('a', 'b', 'c', 'd'),
      label: fc.constant('x'),
      beforeCents: fc.option(cents),
      afterCents: fc.option(cents),
    }),
    { selector: ({ resourceId }) => resourceId },
  )
  const actual: fc.Arbitrary<LineActual> = fc.record({
    amount: fc.oneof(
      cents.map((one) => knownAmount(one)),
      fc.constant(noAmount({ code: 'x', message: 'y' })),
    ),
    quantity: fc.option(fc.nat(10_000_000)),
    resources: fc.option(fc.record({ priorCents: cents, ofEach: resources })),
  })
  const lines = fc.oneof(
    cents.map((one) => ({ cents: one, quantityAndRate: null })),
    fc.tuple(fc.nat(10_000_000), fc.nat(5_000)).map(([quantity, rate]) => counted(quantity, rate)),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(lines, actual), { maxLength: 5 }), (some) => {
      const bridges = some.map(([line, came]) => bridgeFromBudget(line, came))
      for (const { budgetCents, actualCents, steps } of bridges) {
        expect(sumOfSteps(steps)).toBe(actualCents === null ? 0 : actualCents - (budgetCents as number))
      }
      const totals = bridgeTotals(bridges)
      expect(totals.budgetCents + sumOfSteps(totals.steps)).toBe(totals.actualCents)
      expect(totals.bridges + totals.without).toBe(bridges.length)
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test('between two actuals the causes sum to the change of what was published, for every tenant and measure', () => {
  const measures = ['infrastructure_cost', 'email_service_cost', 'total_cost', 'revenue', 'profit']
  let moved = 0
  fc.assert(
    fc.property(randomInputs, randomInputs, randomRequest, (before, after, terms) => {
      const { changes } = bridgeRuns({ inputs: before, terms }, { inputs: after, terms })
      const [was, is] = [before, after].map((inputs) => computeRun(inputs, terms).figures.tenants)
      for (const row of is ?? []) {
        const old = was?.find(({ tenantId }) => tenantId === row.tenantId)
        if (old === undefined) continue
        for (const id of measures) {
          const [from, to] = [old, row].map((one) => tenantFigure(one, measureById(id) as Measure).value)
          if (typeof from !== 'number' || typeof to !== 'number') continue
          const steps = stepsByCause(changes, id, (tenantId) => tenantId === row.tenantId) ?? []
          expect(from + sumOfSteps(steps)).toBe(to)
          moved += steps.length
        }
      }
    }),
    { seed: SEED, numRuns: 40 },
  )
  expect(moved).toBeGreaterThan(50)
  expect(stepsByCause([], 'list_price', () => true)).toBeNull()
})
