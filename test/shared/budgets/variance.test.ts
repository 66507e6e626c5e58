// Budget against actual: cents, percent, words and commentary; a month, a quarter, a year; groups that sum to the cent.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { knownAmount, noAmount } from '../../../shared/budgets/amounts.ts'
import { askCommentary } from '../../../shared/budgets/ask-commentary.ts'
import { compareAmounts } from '../../../shared/budgets/compare-amounts.ts'
import { fiscalYearOf, spansOf } from '../../../shared/budgets/fiscal-year.ts'
import { outlookLessBudget } from '../../../shared/budgets/unlike-months.ts'
import { type VarianceTerms, varianceRows } from '../../../shared/budgets/variance-rows.ts'
import { varianceTotals } from '../../../shared/budgets/variance-totals.ts'
import {
  type Amount,
  type VarianceRow,
  varianceRow,
  varianceTotal,
} from '../../../shared/contract/budget/variance.ts'
import { type Bound, type Measure, measureById } from '../../../shared/measures/catalogue.ts'
import { fraction, roundedTo } from '../../worlds/fractions.ts'
import { SEED } from '../../worlds/random-world.ts'
import { BEN, line } from './budget-world.ts'

const measure = (id: string): Measure => measureById(id) as Measure
const UNKNOWN = { code: 'source_missing', message: 'The upstream database has no table vps.' }
const BOTH = { amountCents: 10_000, percent: 10, passed: 'both' as const }
const EITHER = { ...BOTH, passed: 'either' as const }

describe('actual less budget, in words', () => {
  test.each<[string, number, number, Bound | null, number | null, string]>([
    ['total_cost', 10_000, 12_000, null, 20, 'adverse'],
    ['total_cost', 10_000, 8_000, null, -20, 'favourable'],
    ['revenue', 10_000, 12_000, null, 20, 'favourable'],
    ['profit', -10_000, -8_000, null, 20, 'favourable'],
    ['total_cost', 10_000, 10_000, null, 0, 'on budget'],
    ['list_price', 10_000, 12_000, null, 20, 'not judged'],
    ['total_cost', 0, 12_000, null, null, 'adverse'],
    ['total_cost', 3, 4, null, 33.33, 'adverse'],
    ['total_cost', 800, 801, null, 0.13, 'adverse'],
    ['total_cost', 800, 799, null, -0.13, 'favourable'],
    ['total_cost', 10_000, 12_000, 'at_least', 20, 'adverse'],
    ['total_cost', 10_000, 8_000, 'at_least', -20, 'not judged'],
    ['total_cost', 10_000, 10_000, 'at_least', 0, 'not judged'],
    ['profit', 10_000, 8_000, 'at_most', -20, 'adverse'],
    ['profit', 10_000, 12_000, 'at_most', 20, 'not judged'],
    ['profit', 10_000, 12_000, 'provisional', 20, 'not judged'],
  ])('%s budgeted %d, actual %d (%s) is %d %%, %s', (id, budget, actual, bound, percent, judgement) => {
    const compared = compareAmounts(knownAmount(budget), knownAmount(actual, bound), measure(id))
    expect(compared).toMatchObject({
      variance: { cents: actual - budget, bound },
      variancePercent: percent,
      judgement,
    })
    expect(compared.notJudged === null).toBe(judgement !== 'not judged')
    expect(compared.percentMissing?.code ?? null).toBe(budget === 0 ? 'zero_budget' : null)
  })

  test('an actual that is not known stays null with its reason, in every figure that leans on it', () => {
    expect(compareAmounts(knownAmount(10_000), noAmount(UNKNOWN), measure('total_cost'))).toEqual({
      budget: knownAmount(10_000),
      actual: noAmount(UNKNOWN),
      variance: noAmount(UNKNOWN),
      variancePercent: null,
      percentMissing: UNKNOWN,
      judgement: 'not judged',
      notJudged: UNKNOWN.message,
    })
  })
})

describe('a commentary is asked for', () => {
  const asked = (budget: number, actual: Amount, materiality = BOTH as typeof BOTH | typeof EITHER) =>
    askCommentary(compareAmounts(knownAmount(budget), actual, measure('total_cost')), materiality)

  test.each([
    [
      100_000,
      120_001,
      true,
      true,
      'Asked: the variance of $200.01 is more than $100.00 and more than 10 % of the budget.',
    ],
    [1_000_000, 1_020_000, false, true, 'Not asked: the variance of $200.00 is within 10 % of the budget.'],
    [1_000, 500, false, true, 'Not asked: the variance of $5.00 is within $100.00.'],
    [
      100_000,
      110_000,
      false,
      false,
      'Not asked: the variance of $100.00 is within $100.00 and 10 % of the budget.',
    ],
    [0, 10_001, true, true, 'Asked: the variance of $100.01 is more than $100.00.'],
    [0, 9_999, false, false, 'Not asked: the variance of $99.99 is within $100.00.'],
  ])('of %d budgeted and %d actual: both %s, either %s', (budget, actual, both, either, why) => {
    expect(asked(budget, knownAmount(actual))).toEqual({ asked: both, why })
    expect(asked(budget, knownAmount(actual), EITHER).asked).toBe(either)
  })

  test('where either is enough, in the words of what was passed', () => {
    expect(asked(1_000_000, knownAmount(1_020_000), EITHER).why).toBe(
      'Asked: the variance of $200.00 is more than $100.00.',
    )
    expect(asked(1_000, knownAmount(500), EITHER).why).toBe(
      'Asked: the variance of $5.00 is more than 10 % of the budget.',
    )
  })

  test('on the unrounded percentage, and not where an unknown cost could turn the variance round', () => {
    // 10.004 % shows as 10.00 %.
    expect(asked(1_000_000, knownAmount(1_100_040)).asked).toBe(true)
    expect(asked(100_000, knownAmount(150_000, 'at_least')).asked).toBe(true)
    expect(asked(100_000, knownAmount(50_000, 'at_least')).why).toBe(
      'Not asked: part of the actual is unknown, and could turn the variance round.',
    )
    expect(asked(100_000, knownAmount(100_000)).why).toBe('Not asked: on budget.')
    expect(asked(100_000, noAmount(UNKNOWN)).why).toBe(`Not asked: there is no variance. ${UNKNOWN.message}`)
  })
})

const JULY = spansOf('2026', 'month', 7).slice(0, 1)

/** A fiscal year from July 2025 to June 2026, with actuals through December: 100 dollars in July, one more each month. */
const MONTHS = spansOf('2026', 'month', 7).map(({ id }) => id)
const QUARTERS = spansOf('2026', 'quarter', 7)
const sheet = (terms: Partial<VarianceTerms> = {}): VarianceTerms => ({
  spans: QUARTERS,
  firstMonth: 7,
  actualsThrough: '2025-12',
  materiality: BOTH,
  actualOf: (_, period) => knownAmount(10_000 + 100 * MONTHS.indexOf(period)),
  ...terms,
})
const year = MONTHS.map((period) => line({ period, cents: 10_000 }))

describe('the sheet', () => {
  test('has months, quarters or the year of a fiscal year', () => {
    expect(spansOf('2026', 'quarter', 7)[1]).toEqual({
      id: '2026-Q2',
      months: ['2025-10', '2025-11', '2025-12'],
    })
    expect(spansOf('2026', 'year', 7).map(({ id, months }) => [id, months.length])).toEqual([['2026', 12]])
    expect([MONTHS[0], MONTHS.at(-1), MONTHS.length]).toEqual(['2025-07', '2026-06', 12])
  })

  test('finds the fiscal year of every month as its spans have it', () => {
    for (let firstMonth = 1; firstMonth <= 12; firstMonth += 1) {
      const months = spansOf('2026', 'month', firstMonth).map(({ id }) => fiscalYearOf(id, firstMonth))
      expect(new Set(months)).toEqual(new Set(['2026']))
    }
  })

  test('shows a quarter against its budget, the quarter before, the year to date and the full year', () => {
    const [first, second, third] = varianceRows(year, sheet())
    expect(second).toMatchObject({
      span: '2026-Q2',
      budget: { cents: 30_000 },
      actual: { cents: 31_200 },
      variance: { cents: 1_200 },
      variancePercent: 4,
      judgement: 'adverse',
      prior: { cents: 30_300 },
      changeFromPrior: { cents: 900 },
      yearToDate: { budget: { cents: 60_000 }, actual: { cents: 61_500 }, variance: { cents: 1_500 } },
      fullYearBudget: { cents: 120_000 },
      monthsWithoutLine: [],
    })
    expect(first?.yearToDate).toMatchObject({ variance: first?.variance })
    expect(third).toMatchObject({
      actual: { cents: null, missing: { code: 'no_actual_yet' } },
      prior: { cents: 31_200 },
      yearToDate: { budget: { cents: 60_000 } },
    })
    expect(varianceRow.array().parse(varianceRows(year, sheet()))).toEqual(varianceRows(year, sheet()))
  })

  test('a month without a line adds nothing and is named; without any line there is no budget, which is not zero', () => {
    const [row] = varianceRows([line({ period: '2025-07' })], sheet())
    expect(row).toMatchObject({ budget: { cents: 10_000 }, monthsWithoutLine: ['2025-08', '2025-09'] })
    const others = [{ dimension: 'plan' as const, member: 'agency', measure: 'total_cost' }]
    const [unbudgeted] = varianceRows([], sheet({ alsoFor: others }))
    expect(unbudgeted).toMatchObject({
      budget: { cents: null, missing: { code: 'no_budget_line' } },
      actual: { cents: 30_300 },
      variance: { cents: null },
      judgement: 'not judged',
    })
  })

  test('of a line that begins in October, the year to date is of the months that have one, and says which have none', () => {
    const [, second] = varianceRows(year.slice(3), sheet())
    expect(second).toMatchObject({
      budget: { cents: 30_000 },
      judgement: 'adverse',
      yearToDate: {
        budget: { cents: 30_000 },
        actual: { cents: 31_200 },
        variance: { cents: 1_200 },
        judgement: 'adverse',
        monthsWithoutLine: ['2025-07', '2025-08', '2025-09'],
      },
      yearMonthsWithoutLine: ['2025-07', '2025-08', '2025-09'],
    })
    const outlook = knownAmount(126_600)
    expect(outlookLessBudget(outlook, second as VarianceRow)).toEqual(
      noAmount({
        code: 'months_without_line',
        message: 'There is no line for 2025-07, 2025-08, 2025-09, and the outlook is of the whole year.',
      }),
    )
    const [, whole] = varianceRows(year, sheet())
    expect(outlookLessBudget(outlook, whole as VarianceRow)).toEqual(knownAmount(6_600))
  })

  test('a quarter of which a month has no line is not judged, nor asked about; its total neither', () => {
    const rows = varianceRows(year.slice(1), sheet({ spans: QUARTERS.slice(0, 1) }))
    const [total] = varianceTotals(rows, BOTH, () => null)
    for (const one of [rows[0], total]) {
      expect(one).toMatchObject({
        budget: { cents: 20_000 },
        actual: { cents: 30_300 },
        judgement: 'not judged',
        notJudged: 'There is no line for 2025-07: the actual is of more months than the budget.',
        commentary: { asked: false },
        monthsWithoutLine: ['2025-07'],
        yearToDate: { variance: { cents: 300 }, judgement: 'adverse', monthsWithoutLine: ['2025-07'] },
      })
    }
  })

  test('one month that is unknown leaves the quarter without an actual, and says which; a bound is carried', () => {
    const actualOf: VarianceTerms['actualOf'] = (_, period) =>
      period === '2025-08' ? noAmount(UNKNOWN) : knownAmount(20_000, period === '2025-11' ? 'at_least' : null)
    const [first, second] = varianceRows(year, sheet({ actualOf }))
    expect(first?.actual.missing?.message).toBe(`2025-08: ${UNKNOWN.message}`)
    expect(first?.variance.cents).toBeNull()
    expect(second).toMatchObject({
      actual: { bound: 'at_least' },
      variance: { bound: 'at_least', cents: 30_000 },
      judgement: 'adverse',
    })
    expect(second?.changeFromPrior.missing?.message).toBe(`2025-08: ${UNKNOWN.message}`)
  })
})

test('a total without an actual of every row says so, and compares the rows that have both', () => {
  const lines = ['growth', 'agency'].map((member) => line({ member, period: '2025-07' }))
  const rows = varianceRows(
    lines,
    sheet({
      spans: spansOf('2026', 'month', 7).slice(0, 1),
      actualOf: ({ member }) => (member === 'agency' ? noAmount(UNKNOWN) : knownAmount(12_000)),
    }),
  )
  const totals = varianceTotals(rows, BOTH, () => null)
  expect(totals).toMatchObject([
    {
      group: null,
      rows: 2,
      budget: { cents: 20_000 },
      actual: { cents: null, missing: { message: `Not known for 1 row of 2. 2025-07: ${UNKNOWN.message}` } },
      variance: { cents: null },
      comparable: { rows: 1, budgetCents: 10_000, actualCents: 12_000, varianceCents: 2_000 },
    },
  ])
  expect(varianceTotal.array().parse(totals)).toEqual(totals)
})

test('a row with neither budget nor actual takes nothing from a total', () => {
  const lines = [line({ member: 'growth', period: '2025-07' }), line({ member: 'agency', period: '2025-08' })]
  const rows = varianceRows(
    lines,
    sheet({
      spans: spansOf('2026', 'month', 7).slice(0, 1),
      actualOf: ({ member }) => (member === 'agency' ? noAmount(UNKNOWN) : knownAmount(12_000)),
    }),
  )
  const [total] = varianceTotals(rows, BOTH, () => null)
  expect(total).toMatchObject({
    ...{ rows: 2, budget: { cents: 10_000 }, actual: { cents: 12_000 }, variance: { cents: 2_000 } },
    changeFromPrior: { cents: null },
  })
})

test('whatever is budgeted and spent: rows and groups agree to the cent, and words agree with signs', () => {
  const amounts = fc.integer({ min: -1_000_000, max: 1_000_000 })
  const spent = fc.array(fc.tuple(fc.option(amounts), fc.option(amounts)), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(spent, fc.constantFrom('total_cost', 'revenue', 'profit'), (members, id) => {
      const subjects = members.map((_, index) => ({
        dimension: 'plan' as const,
        member: `m${index}`,
        measure: id,
      }))
      const lines = members.flatMap(([budget], index) =>
        budget === null
          ? []
          : [
              line({
                ...subjects[index],
                period: '2025-07',
                cents: budget,
                owner: index % 2 ? BEN.person : 'ann',
              }),
            ],
      )
      const terms = sheet({
        spans: JULY,
        alsoFor: subjects,
        actualOf: ({ member }) => {
          const actual = members[Number(member.slice(1))]?.[1] ?? null
          return actual === null ? noAmount(UNKNOWN) : knownAmount(actual)
        },
      })
      const rows = varianceRows(lines, terms)
      for (const { budget, actual, variance, variancePercent, judgement } of rows) {
        if (budget.cents === null || actual.cents === null) {
          expect([variance.cents, variancePercent, judgement]).toEqual([null, null, 'not judged'])
          continue
        }
        expect(budget.cents + (variance.cents as number)).toBe(actual.cents)
        if (budget.cents !== 0) {
          const percent = fraction((actual.cents - budget.cents) * 100, Math.abs(budget.cents))
          expect((variancePercent as number) + 0).toBe(roundedTo(2, percent))
        }
        const isMore = actual.cents > budget.cents
        const good = id === 'total_cost' ? !isMore : isMore
        expect(judgement).toBe(actual.cents === budget.cents ? 'on budget' : good ? 'favourable' : 'adverse')
      }
      const totals = varianceTotals(rows, BOTH, ({ owners }) => owners[0] ?? null)
      const all = totals.at(-1)
      const sumOf = (cents: readonly (number | null | undefined)[]) =>
        cents.reduce<number>((sum, one) => sum + (one ?? 0), 0)
      expect(all?.group).toBeNull()
      expect(all?.comparable.varianceCents).toBe(sumOf(rows.map(({ variance }) => variance.cents)))
      expect(sumOf([all?.budget.cents])).toBe(sumOf(lines.map(({ cents }) => cents)))
      if (lines.length > 0 && all?.actual.cents !== null && all !== undefined) {
        expect(all.variance.cents).toBe(all.comparable.varianceCents + all.unbudgetedCents)
      }
      const groups = totals.slice(0, -1)
      expect(sumOf(groups.map(({ budget }) => budget.cents))).toBe(sumOf([all?.budget.cents]))
      expect(sumOf(groups.map(({ comparable }) => comparable.varianceCents))).toBe(
        all?.comparable.varianceCents,
      )
    }),
    { seed: SEED, numRuns: 100 },
  )
})
