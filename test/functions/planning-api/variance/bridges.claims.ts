// Bridges from a budget: their steps sum to actual less budget to the cent, whatever is on the lines and in the months; each
// step is explainable down to resources, and a budget owner is told of own cents alone.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readActuals } from '../../../../functions/planning-api/actuals/read-actuals.ts'
import { lineBridges } from '../../../../functions/planning-api/variance/line-bridges.ts'
import { measuresOf } from '../../../../shared/budgets/budgetable.ts'
import type { BudgetBridges } from '../../../../shared/contract/api/answers/planning/bridges.ts'
import { DIMENSIONS, QUANTITY_UNITS } from '../../../../shared/contract/budget/dimensions.ts'
import type { BudgetLine } from '../../../../shared/contract/budget/line.ts'
import { computeRun } from '../../../../shared/figures/compute-run.ts'
import { parsePeriod } from '../../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { randomInputs, randomRequest, SEED, TENANT_IDS } from '../../../worlds/random-world.ts'
import { A, B } from '../../../worlds/world.ts'
import { viewOf } from './computed-view.ts'
import { ANN, allYear, line, openPlannedWorld, type PlannedWorld } from './planned-world.ts'

const MONTHS = ['2025-10', '2025-11'] as const
const VPS_IDS = ['v1', 'v2']

/** A line of any dimension, measure and unit, of members of which some are in the months and some are not. */
const anyLine = fc.constantFrom(...DIMENSIONS).chain((dimension) =>
  fc.record({
    dimension: fc.constant(dimension),
    measure: fc.constantFrom(...measuresOf(dimension).map(({ id }) => id)),
    member: fc.constantFrom(
      ...{
        tenant: [...TENANT_IDS, VPS_IDS[0] as string],
        plan: ['Growth', 'growth', 'Other'],
        vendor: ['hostwinds', 'Nobody'],
        resource_type: ['vps', 'ip', 'platform'],
        cost_centre: ['CC-1'],
      }[dimension],
    ),
    cents: fc.integer({ min: -1_000, max: 50_000 }),
    quantityAndRate: fc.option(
      fc.record({
        quantity: fc.integer({ min: 0, max: 5_000 }),
        unit: fc.constantFrom(...QUANTITY_UNITS),
        rateMicrodollars: fc.integer({ min: 0, max: 3_000_000 }),
      }),
    ),
  }),
)

test('the steps of every bridge sum to actual less budget, to the cent, in any two months', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(randomInputs, randomInputs),
      randomRequest,
      fc.array(anyLine, { minLength: 1, maxLength: 6 }),
      async (worlds, asked, drawn) => {
        const views = worlds.map((inputs, index) => {
          const period = parsePeriod(MONTHS[index] as string)
          return [
            period.id,
            viewOf(computeRun(inputs, { ...asked, period, asOfMs: period.endMs, readAtMs: period.endMs })),
          ] as const
        })
        const opened = { views: new Map(views), reasons: new Map() }
        const actuals = await readActuals(opened, { tenants: 'all', vendors: true }, {})
        const lines = drawn.map((values): BudgetLine => line({ ...values, period: MONTHS[1] }))
        const told = await Promise.all(lines.map((one) => lineBridges([one], actuals, new Set())))
        for (const { line: of, bridge } of told.flat()) {
          const actual = actuals.amountOf(of, of.period).cents
          expect(bridge.actualCents).toBe(actual)
          if (actual === null) expect([bridge.steps, bridge.missing?.code]).toEqual([[], expect.any(String)])
          else expect(bridge.steps.reduce((sum, { cents }) => sum + cents, 0)).toBe(actual - of.cents)
        }
      },
    ),
    { seed: SEED, numRuns: 60 },
  )
})

describe('over HTTP', () => {
  let store: TestTable
  let world: PlannedWorld
  const emails = { quantity: 1_000, unit: 'emails_sent' as const, rateMicrodollars: 10_000 }
  beforeAll(async () => {
    store = await startFiguresTable()
    world = await openPlannedWorld(store, [
      ...allYear(),
      ...allYear({ member: B, owner: 'ben' }),
      ...allYear({ measure: 'infrastructure_cost', cents: 1_000, quantityAndRate: emails }),
      ...allYear({ dimension: 'vendor', member: 'Hostwinds', owner: 'fay' }),
    ])
  })
  afterAll(() => store.stop())
  const bridgesOf = async (question: object, asker = {}) =>
    (
      await world.served.ask(
        'bridgeFromBudget',
        { dimension: 'tenant', measure: 'total_cost', ...question } as never,
        asker,
      )
    ).data as BudgetBridges

  test('a quarter has a bridge a line and month, and one over all; resources as they are listed', async () => {
    const { bridges, total } = await bridgesOf({ period: '2025-Q3', member: A })
    expect(bridges.map(({ period, method }) => [period, method])).toEqual(
      ['2025-07', '2025-08', '2025-09'].map((period) => [period, 'by resource']),
    )
    const steps = bridges.flatMap((bridge) => bridge.steps)
    const sum = steps.reduce((cents, step) => cents + step.cents, 0)
    expect(sum).toBe(total.actual_cents - total.budget_cents)
    expect(total.steps.reduce((cents, step) => cents + step.cents, 0)).toBe(sum)
    // The shared server cost ten cents more each month, of which A has half.
    expect(steps.filter(({ resource_id }) => resource_id === 'v1').map(({ cents }) => cents)).toEqual([
      5, 5, 5,
    ])
    expect(steps.find(({ resource_id }) => resource_id === 'v1')?.why).toContain('hw-v1: $')
  })

  test('with quantity and rate it is by price and volume, from what was sent', async () => {
    const { bridges } = await bridgesOf({ period: '2025-09', measure: 'infrastructure_cost' })
    const [bridge] = bridges
    expect([bridge?.method, bridge?.because]).toEqual(['price and volume', null])
    // 909 emails instead of 1,000 at one cent each; half of $10.90 and all of $5.00.
    expect(bridge?.steps.map(({ kind, cents }) => [kind, cents])).toEqual([
      ['volume', 909 - 1_000],
      ['price', 545 + 500 - 909],
    ])
  })

  test('the resources of a vendor are counted over all tenants, and with what nobody carries', async () => {
    const { bridges } = await bridgesOf({ period: '2025-06', dimension: 'vendor' })
    const kinds = bridges[0]?.steps.map(({ kind, resource_id, cents }) => [kind, resource_id, cents])
    expect(kinds).toContainEqual(['resource_new', 'v3', 300])
    expect(kinds).toContainEqual(['resource_changed', 'v1', 10])
  })

  test("a budget owner's are those of own lines, the same as Finance reads them", async () => {
    const own = await bridgesOf({ period: '2025-Q3' }, ANN)
    const all = await bridgesOf({ period: '2025-Q3', member: A })
    expect(own.bridges).toEqual(all.bridges)
    expect(own.total).toEqual(all.total)
  })

  test('a month without a run has no bridge, with the reason, and counts in neither end', async () => {
    const { bridges, total } = await bridgesOf({ period: '2025-12', member: A })
    expect(bridges[0]).toMatchObject({ actual_cents: null, missing: { code: 'not_begun' }, steps: [] })
    expect(total).toMatchObject({ budget_cents: 0, actual_cents: 0, bridges: 0, without: 1 })
  })
})
