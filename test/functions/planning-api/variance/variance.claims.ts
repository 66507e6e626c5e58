// Budgets are held against the very cents that the figures API answers; what is missing stays missing, what is open is never
// taken for whole, and a budget owner learns nothing but their own lines.

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type {
  ApiVarianceRow,
  VarianceAnswer,
} from '../../../../shared/contract/api/answers/planning/variance.ts'
import type { RequestInput } from '../../../../shared/contract/api/operations.ts'
import { parsePeriod } from '../../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, B, C, run } from '../../../worlds/world.ts'
import { serve } from '../../figures-api/operations/served.ts'
import { publishAt, runIdAt } from '../../stores/runs/sample-runs.ts'
import {
  ANN,
  allYear,
  BEN,
  inputsOf,
  line,
  MONTHS,
  NOW_MS,
  openPlannedWorld,
  type PlannedWorld,
  restateSeptember,
  writeBook,
} from './planned-world.ts'

const vendor = { dimension: 'vendor', owner: 'fay' } as const
const BOOK = [
  ...allYear(),
  ...allYear({ measure: 'revenue', cents: 5_000 }),
  ...allYear({ member: B, owner: 'ben', cents: 900 }),
  ...allYear({ member: C, owner: 'cat', cents: 100 }).slice(5),
  line({ member: C, owner: 'cat', measure: 'infrastructure_cost', period: '2025-08' }),
  line({ member: 'f0000000-0000-4000-8000-000000000000', owner: 'cat' }),
  ...allYear({ ...vendor, member: 'Hostwinds' }),
  line({ ...vendor, member: 'hostwinds', measure: 'platform_cost' }),
  line({ ...vendor, member: 'Nobody' }),
  ...allYear({ dimension: 'plan', member: 'Growth', owner: 'fay' }),
  ...['vps', 'ip', 'platform'].flatMap((member) =>
    allYear({ dimension: 'resource_type', member, owner: 'fay' }),
  ),
  line({ dimension: 'cost_centre', member: 'CC-1', owner: 'fay' }),
]

let store: TestTable
let world: PlannedWorld
beforeAll(async () => {
  store = await startFiguresTable()
  world = await openPlannedWorld(store, BOOK)
})
afterAll(() => store.stop())

type Asked = Partial<RequestInput<'listVariance'>>
async function variance(question: Asked, asker?: object): Promise<VarianceAnswer> {
  const { data } = await world.served.ask('listVariance', { period: '2025-09', ...question }, asker)
  return data as VarianceAnswer
}

function rowOf(rows: readonly ApiVarianceRow[], member: string, measure = 'total_cost'): ApiVarianceRow {
  return rows.find((row) => row.member === member && row.measure === measure) as ApiVarianceRow
}

describe('actuals are the figures', () => {
  test('of tenants, as GET /figures has them in the month, the quarter, and month by month in its parts', async () => {
    for (const period of ['2025-09', '2025-Q3']) {
      const { data: figures } = await world.served.ask('listFigures', { period })
      const { rows } = await variance({ period, dimension: 'tenant' })
      for (const [member, measure] of [
        [A, 'total_cost'],
        [A, 'revenue'],
        [B, 'total_cost'],
        [C, 'total_cost'],
      ] as const) {
        const published = figures.tenants.find(({ tenant_id }) => tenant_id === member)
        const { budget, actual, variance: difference } = rowOf(rows, member, measure)
        expect([period, member, actual.cents]).toEqual([period, member, published?.figures[measure]])
        expect(actual.bound).toBe(published?.bounds[measure] ?? null)
        expect(difference.cents).toBe((actual.cents ?? 0) - (budget.cents ?? 0))
      }
    }
    const { rows, parts } = await variance({ period: '2025-Q3', parts: 'months', dimension: 'tenant' })
    expect(parts).toEqual(['2025-07', '2025-08', '2025-09'])
    const row = rowOf(rows, A)
    expect(row.parts?.actual_cents.reduce((sum: number, cents) => sum + (cents ?? 0), 0)).toBe(
      row.actual.cents,
    )
  })

  test('of vendors, as GET /figures/vendors has them, carried by tenants or by nobody', async () => {
    const { data } = await world.served.ask('listVendorCosts', { period: '2025-09' })
    const cents = data.rows
      .filter(({ vendor: name }) => name === 'Hostwinds')
      .reduce((sum, { cost_cents }) => sum + (cost_cents ?? 0), 0)
    const { rows } = await variance({ dimension: 'vendor' })
    expect(rowOf(rows, 'Hostwinds').actual).toEqual({ cents, bound: null, missing: null })
    expect(rowOf(rows, 'hostwinds', 'platform_cost').actual.cents).toBe(0)
    expect(rowOf(rows, 'Nobody').actual).toMatchObject({ cents: null, missing: { code: 'vendor_not_found' } })
  })

  test('of kinds of resources, the source of their pools; of plans, their tenants together', async () => {
    const { data } = await world.served.ask('listFigures', { period: '2025-08' })
    const { rows } = await variance({ period: '2025-08', dimension: 'resource_type' })
    for (const { pool, source_cents, unknown_resources } of data.pools ?? []) {
      expect(rowOf(rows, pool).actual).toMatchObject({
        cents: source_cents,
        bound: unknown_resources > 0 ? 'at_least' : null,
      })
    }
    const onGrowth = data.tenants.filter(({ plan_names }) => plan_names.includes('Growth'))
    const { rows: plans } = await variance({ period: '2025-08', dimension: 'plan' })
    expect(onGrowth.map(({ tenant_id }) => tenant_id)).toEqual([B])
    expect(rowOf(plans, 'Growth').actual.cents).toBe(onGrowth[0]?.figures.total_cost)
  })

  test('totals are the sums of rows, of every measure and group', async () => {
    for (const groupBy of ['owner', 'plan', 'none'] as const) {
      const { rows, totals } = await variance({
        period: '2025-Q3',
        groupBy,
        parts: 'months',
        unbudgeted: 'true',
      })
      for (const total of totals) {
        const ofGroup = rows.filter(
          (row) =>
            row.dimension === total.dimension &&
            row.measure === total.measure &&
            (total.group === null || row.group === total.group),
        )
        expect(total.rows).toBe(ofGroup.length)
        const sum = (cents: (row: ApiVarianceRow) => number | null) =>
          ofGroup.reduce((all, row) => all + (cents(row) ?? 0), 0)
        if (total.budget.cents !== null) expect(total.budget.cents).toBe(sum(({ budget }) => budget.cents))
        if (total.actual.cents !== null) expect(total.actual.cents).toBe(sum(({ actual }) => actual.cents))
        const known = ofGroup.filter(({ variance: { cents } }) => cents !== null)
        expect(total.comparable.variance_cents).toBe(
          known.reduce((all, row) => all + (row.variance.cents ?? 0), 0),
        )
      }
      expect(totals.filter(({ group }) => group === null).length).toBe(
        new Set(rows.map(({ dimension, measure }) => `${dimension}/${measure}`)).size,
      )
    }
  })
})

describe('missing is never 0', () => {
  test('a vendor whom no run knows, a cost centre, a month without a run', async () => {
    const { rows } = await variance({})
    const codes = rows.flatMap(({ member, actual }) =>
      actual.missing === null ? [] : [[member, actual.missing.code]],
    )
    expect(codes).toEqual([
      ['Nobody', 'vendor_not_found'],
      ['CC-1', 'no_cost_centre_figures'],
    ])
    const { rows: later } = await variance({ period: '2025-12', dimension: 'tenant' })
    for (const { actual, variance: difference } of later)
      expect([actual.cents, difference.cents]).toEqual([null, null])
    const { rows: year } = await variance({ period: '2025', dimension: 'tenant' })
    expect(rowOf(year, A).actual.missing?.message).toContain('2025-12')
  })

  test('a plan in a month whose run knows no plans, which is not a month in which it came to nothing', async () => {
    const served = await serve((await store.another()).table, {})
    for (const month of MONTHS.slice(6)) {
      const { endMs } = parsePeriod(month)
      const gap = { subscriptions: [], missing: new Set(['subscriptions']) }
      const inputs = { ...inputsOf(month), ...(month === '2025-08' && gap) }
      const terms = { period: parsePeriod(month), asOfMs: endMs, readAtMs: endMs }
      await publishAt(served.table, endMs + 60_000, run(inputs, terms), { runId: runIdAt(endMs + 60_000) })
    }
    served.nowMs = NOW_MS
    await writeBook(served, allYear({ dimension: 'plan', member: 'Scale', owner: 'fay' }))
    const { data } = await served.ask('listVariance', { period: '2025-08', dimension: 'plan' })
    const missing = {
      code: 'source_missing',
      message: '2025-08: The upstream database has no table subscriptions.',
    }
    expect(data.rows[0]?.actual).toEqual({ cents: null, bound: null, missing })
    const { data: quarter } = await served.ask('listVariance', { period: '2025-Q3', dimension: 'plan' })
    expect(quarter.rows[0]?.actual.missing?.message).toBe(missing.message)
  })

  test('before any run there are budgets and no actuals', async () => {
    const { data } = await world.served.ask('listVariance', { period: '2024-01' })
    expect([data.rows, data.totals]).toEqual([[], []])
  })
})

describe('a tenant of a line that is in no run of a month', () => {
  const NEW = 'f0000000-0000-4000-8000-000000000000'

  test('costs nothing there: the same in two periods, in prior, year to date and totals', async () => {
    const asked = { dimension: 'tenant', measure: 'total_cost', parts: 'months' } as const
    const [june, september] = [
      rowOf((await variance({ ...asked, period: '2025-06' })).rows, NEW),
      rowOf((await variance({ ...asked, period: '2025-09' })).rows, NEW),
    ]
    for (const row of [june, september]) {
      expect([row.actual, row.prior].map(({ cents, missing }) => [cents, missing])).toEqual([
        [0, null],
        [0, null],
      ])
      expect([row.year_to_date.actual.cents, row.outlook?.kind]).toEqual([0, 'refused'])
    }
    // C's lines begin in June: the same months are the same before it came, and where it is.
    const months = rowOf((await variance({ ...asked, period: '2025' })).rows, C).parts?.actual_cents.slice(
      0,
      5,
    )
    expect(months).toEqual([0, 0, 0, 0, 0])
  })

  test('leaves totals what they are, and takes their outlook away, with how many lines have one', async () => {
    const { totals, rows } = await variance({ dimension: 'tenant', measure: 'total_cost' })
    const all = totals.find(({ group }) => group === null)
    expect(all?.actual.cents).toBe(rows.reduce((sum, { actual }) => sum + (actual.cents ?? 0), 0))
    expect(all?.variance.cents).not.toBeNull()
    const having = rows.filter(({ outlook }) => outlook?.point_cents !== null).length
    expect(all?.outlook).toMatchObject({
      cents: null,
      missing: { message: `${having} of ${rows.length} lines have an outlook.` },
    })
    const ofAnn = totals.find(({ group }) => group === 'ann')
    expect(ofAnn?.outlook?.cents).toBe(rowOf(rows, A).outlook?.point_cents)
  })

  test('is called by its name where the newest month has one, and rows follow their labels', async () => {
    const { rows } = await variance({
      period: '2025-03',
      dimension: 'tenant',
      measure: 'total_cost',
      groupBy: 'none',
    })
    expect(rows.map(({ label }) => label)).toEqual(['Acme', 'Best', 'Cirrus', NEW])
  })
})

describe('an open month', () => {
  test('is shown as provisional where it is asked for, and counts as whole nowhere', async () => {
    const answer = await variance({ period: '2025-10', dimension: 'tenant' })
    const { actual, year_to_date, judgement, outlook } = rowOf(answer.rows, A)
    expect(answer.actuals_through).toBe('2025-09')
    expect(actual.cents).not.toBeNull()
    expect([actual.bound, judgement]).toEqual(['provisional', 'not judged'])
    expect(rowOf(answer.rows, A).not_judged).toBe(
      'The month is open: its figures are as of 2025-10-19 and still move.',
    )
    const { rows: throughSeptember } = await variance({ period: '2025-09', dimension: 'tenant' })
    expect(year_to_date).toEqual(rowOf(throughSeptember, A).year_to_date)
    expect(outlook?.actual_cents).toBe(year_to_date.actual.cents)
  })
})

describe('the outlook', () => {
  test('of a year that goes on: what is over, the forecast of the rest, and what is known of it', async () => {
    const { rows } = await variance({ dimension: 'tenant' })
    const { outlook, outlook_variance, full_year_budget } = rowOf(rows, A)
    expect(outlook?.kind).toBe('interval')
    expect(outlook?.known_changes).toEqual([
      {
        from_period: '2025-11',
        cents_per_month: -701,
        why: 'VPS hw-v2 is to be decommissioned on 2025-11-15, and its addresses with it',
        source: 'decommission_scheduled_for',
      },
    ])
    expect(outlook_variance?.cents).toBe((outlook?.point_cents ?? 0) - (full_year_budget.cents ?? 0))
    const [low, point, high] = [outlook?.low_cents, outlook?.point_cents, outlook?.high_cents] as number[]
    expect((low as number) <= (point as number) && (point as number) <= (high as number)).toBe(true)
    expect(rowOf(rows, A, 'revenue').outlook?.known_changes).toEqual([
      {
        from_period: '2025-07',
        cents_per_month: 1_000,
        why: 'the plan changed from Growth to Scale: $59.00 after $49.00 a month',
        source: 'list_price',
      },
    ])
  })

  test('of a plan takes a tenant that went to another for a step of both, not for a trend', async () => {
    const asked = { dimension: 'plan', measure: 'total_cost' } as const
    const scenario = { kind: 'reforecast', name: 'plans' } as const
    const plans = ['Growth', 'Scale'].flatMap((member) =>
      allYear({ dimension: 'plan', member, owner: 'fay' }),
    )
    await writeBook(world.served, plans, scenario)
    const { rows } = await variance({ ...asked, scenario: 'reforecast/plans' })
    const figures = async (period: string) => (await world.served.ask('listFigures', { period })).data.tenants
    const costIn = async (period: string) =>
      (await figures(period)).find(({ tenant_id }) => tenant_id === A)?.figures.total_cost as number
    const steps = (member: string) =>
      rowOf(rows, member).outlook?.known_changes.map((change) => [change.from_period, change.cents_per_month])
    expect(steps('Growth')).toEqual([['2025-07', -(await costIn('2025-06'))]])
    expect(steps('Scale')).toEqual([
      ['2025-07', await costIn('2025-07')],
      ['2025-11', -701],
    ])
    expect(rowOf(rows, 'Scale').outlook?.known_changes[0]?.why).toBe('Acme went from Growth to Scale')
  })

  test('knows what resources and vendors lose, and platform costs that end', async () => {
    const { rows } = await variance({ dimension: 'resource_type' })
    const changes = rows.map(({ member, outlook }) => [
      member,
      outlook?.known_changes.map(({ from_period, cents_per_month }) => [from_period, cents_per_month]),
    ])
    expect(changes).toEqual([
      ['ip', [['2025-11', -201]]],
      ['platform', [['2025-12', -900]]],
      ['vps', [['2025-11', -500]]],
    ])
  })

  test('is refused below four months, with the reason', async () => {
    const { rows } = await variance({ period: '2025-03', dimension: 'tenant' })
    expect(rowOf(rows, A).outlook?.kind).not.toBe('refused')
    // Of four months of C one is unknown in part.
    const ofC = rowOf(rows, C).outlook
    expect([ofC?.kind, ofC?.missing?.message]).toEqual([
      'refused',
      expect.stringMatching(/^Only 3 months have data.* Part of the cost is unknown in 2025-08:/),
    ])
    const then = { period: '2025-03', dimension: 'tenant', knownAt: '2025-04-01T12:00:00Z' } as const
    const { rows: earlier } = await variance(then)
    expect(rowOf(earlier, A).outlook).toMatchObject({
      kind: 'refused',
      point_cents: null,
      missing: { code: 'insufficient_data' },
    })
  })

  test('of a year that is over is the sum of its months', async () => {
    const { data } = await world.served.ask('readForecast', {
      measure: 'total_cost',
      of: 'Acme',
      fiscalYear: '2025',
    })
    const actual = data.months.filter(({ part }) => part === 'actual')
    expect(actual.map(({ period }) => period)).toEqual(MONTHS)
    expect(actual.reduce((sum, { cents }) => sum + (cents ?? 0), 0)).toBe(data.outlook.actual_cents)
    const { data: platform } = await world.served.ask('readForecast', { measure: 'total_cost' })
    const { data: figures } = await world.served.ask('listFigures', { period: '2025-09' })
    const source = (figures.pools ?? []).reduce((sum, { source_cents }) => sum + (source_cents ?? 0), 0)
    expect(platform.months.find(({ period }) => period === '2025-09')?.cents).toBe(source)
  })
})

test('members that nobody budgeted get a row only when they are asked for', async () => {
  const question = { dimension: 'vendor', measure: 'total_cost' } as const
  const members = async (more: Asked) =>
    (await variance({ ...question, ...more })).rows.map(({ member }) => member)
  expect(await members({})).toEqual(['Hostwinds', 'Nobody'])
  const { rows, totals } = await variance({ ...question, unbudgeted: 'true' })
  expect(rows.map(({ member, group }) => [member, group])).toEqual([
    ['Hostwinds', 'fay'],
    ['Nobody', 'fay'],
    ['Contabo', null],
    ['Vault', null],
  ])
  expect(totals.find(({ group }) => group === null)?.unbudgeted_cents).toBe(701 + 900)
})

describe('a budget owner', () => {
  test('gets own lines of own tenants, and totals of those alone', async () => {
    const answer = await variance({ unbudgeted: 'true' }, ANN)
    expect(answer.sees).toBe('own lines')
    expect(answer.rows.map(({ member, measure }) => [member, measure])).toEqual([
      [A, 'revenue'],
      [A, 'total_cost'],
    ])
    expect(answer.totals.every(({ rows }) => rows === 1)).toBe(true)
    expect((await variance({}, BEN)).rows.map(({ member }) => member)).toEqual([B])
    const ofAll = await variance({ dimension: 'tenant' })
    expect(rowOf(answer.rows, A)).toEqual(rowOf(ofAll.rows, A))
  })

  test("hears nothing of lines that are others': the same bytes whatever they hold", async () => {
    const scenario = { kind: 'reforecast', name: 'other owners' } as const
    const others = [
      ...BOOK.filter(({ owner }) => owner === 'ann'),
      ...allYear({ member: B, owner: 'zoe', cents: 77_000 }),
    ]
    await writeBook(world.served, others, scenario)
    for (const period of ['2025-09', '2025-Q3', '2025']) {
      const question = { period, parts: 'months', groupBy: 'plan', unbudgeted: 'true' } as const
      const [one, two] = await Promise.all([
        variance(question, ANN),
        variance({ ...question, scenario: 'reforecast/other owners' }, ANN),
      ])
      expect(two).toEqual({ ...one, scenario })
    }
    const refused = await world.served.response(
      'bridgeFromBudget',
      { period: '2025-09', measure: 'total_cost', ...{ dimension: 'vendor' as const } },
      ANN,
    )
    expect(refused.status).toBe(403)
    const forecast = await world.served.response(
      'readForecast',
      { measure: 'total_cost', of: 'platform' },
      ANN,
    )
    expect(forecast.status).toBe(403)
    const [stranger, absent] = await Promise.all(
      [B, 'f0e1f0e1-9999-4000-8000-000000000001'].map((of) =>
        world.served.response('readForecast', { measure: 'total_cost', of }, ANN),
      ),
    )
    expect([stranger?.status, stranger?.json.error.message]).toEqual([404, absent?.json.error.message])
  })
})

describe('knowledge time', () => {
  test('a restated month changes the actual and names its run; as known before, it is what it was', async () => {
    const restated = await openPlannedWorld(store, BOOK)
    const before = { knownAt: '2025-10-08T00:00:00Z' }
    const then = await variance({})
    const runId = await restateSeptember(restated, 5_000)
    const { data, meta } = await restated.served.ask('listVariance', { period: '2025-09' })
    expect(rowOf(data.rows, A).actual.cents).toBe(
      (rowOf(then.rows, A).actual.cents ?? 0) + (5_000 - 1_090) / 2,
    )
    expect(data.runs['2025-09']?.run_id).toBe(runId)
    expect(meta.basis?.months).toEqual({ '2025-09': 'restated' })
    const asBefore = await restated.served.ask('listVariance', { period: '2025-09', ...before })
    const { outlook: outlookBefore, ...rowBefore } = rowOf(asBefore.data.rows, A)
    expect(rowOf(then.rows, A)).toMatchObject(rowBefore)
    // It was closed by then, and not restated.
    expect(outlookBefore?.text[0]).toContain('(1 closed, 8 over but not closed)')
    expect(rowOf(data.rows, A).outlook?.text[0]).toContain('(1 closed and restated since, 8 over')
    const now = await restated.served.ask('listVariance', {
      period: '2025-09',
      knownAt: '2025-10-20T00:00:00Z',
    })
    expect(now.data).toEqual(data)
    const closed = await restated.served.ask('listVariance', { period: '2025-09', knownAt: 'closed' })
    expect(rowOf(closed.data.rows, A).actual).toEqual(rowOf(then.rows, A).actual)
  })

  test('the same answer is not sent twice', async () => {
    const asked = { period: '2025-09', dimension: 'tenant' as const }
    const { headers } = await world.served.response('listVariance', asked)
    const again = await world.served.response('listVariance', asked, {
      headers: { 'if-none-match': headers.etag as string },
    })
    expect(again.status).toBe(304)
  })
})
