// What could make planning unusable, or be read in two ways, is refused before anything is read or written, by the field
// that it stands in.
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { API_ROOT, CONTRACT } from '../../../../shared/contract/api/operations.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { B } from '../../../worlds/world.ts'
import { captureLog } from '../../figures-api/access/captured-log.ts'
import { type Served, serve } from '../../figures-api/operations/served.ts'
import { ANN, aRow, BEN, type BudgetDesk, CFO, FAY, openBudgetDesk, publishMonth } from './budget-desk.ts'

let server: TestTable
let desk: BudgetDesk
let served: Served

beforeAll(async () => {
  server = await startFiguresTable()
  await publishMonth(server.table)
  desk = await openBudgetDesk(server.table)
  served = await serve(server.table)
})
afterAll(() => server.stop())

const BUDGET = { kind: 'budget' } as const
const fieldsOf = ({ json }: { json: { error: { details: { field: string }[] } } }) =>
  json.error.details.map(({ field }) => field)

test('lines far from now are refused with the months that are taken', async () => {
  const rows = ['3000-01', '2036-12', '2014-12'].map((period, row) =>
    aRow({ row: row + 1, member: B, period }),
  )
  const { data } = (await desk.preview(BEN, rows)).json
  expect(data.errors.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
    [1, 'bad_period'],
    [2, 'bad_period'],
    [3, 'bad_period'],
  ])
  expect(data.errors[1].message).toContain('a month from 2015-01 to 2035-12')
})

describe('a packed body', () => {
  const packed = (text: string) => gzipSync(text).toString('base64')
  const raw = (body: string) => desk.raw(FAY, body, { 'accept-encoding': 'gzip' })

  test('that swells beyond what its operation takes is refused before it is read', async () => {
    const refused = await raw(packed(`{"rows":[${'{},'.repeat(4_500_000)}{}]}`))
    expect([refused.status, refused.json.error.message]).toEqual([
      413,
      'The body is too large: it takes at most 12,000,000 bytes of JSON, also when it is packed: send part of it at a time.',
    ])
  })

  test('of more rows than are taken is refused without a word on each, and without gigabytes', async () => {
    const before = process.memoryUsage().rss
    const refused = await raw(
      packed(`{"scenario":{"kind":"budget"},"why":"x","rows":[${'{},'.repeat(3_900_000)}{}]}`),
    )
    expect([refused.status, refused.json.error.details]).toEqual([
      400,
      [{ field: 'rows', message: expect.stringContaining('30000') }],
    ])
    expect(process.memoryUsage().rss - before).toBeLessThan(800_000_000)
  })
})

test('fields that nothing reads are refused by their name, of rows and of scenarios', async () => {
  expect(fieldsOf(await desk.submit(FAY, [aRow({ amount: 5 })]))).toEqual(['rows.0.amount'])
  const scenario = { kind: 'budget', name: '6+6' } as unknown as typeof BUDGET
  expect(fieldsOf(await desk.submit(FAY, [aRow()], scenario))).toEqual(['scenario.name'])
})

test('a name with control characters is none, in a body and in a question', async () => {
  const named = { kind: 'what_if', name: 'a\u0000b' } as const
  expect(fieldsOf(await desk.submit(FAY, [aRow()], named))).toEqual(['scenario.name'])
  expect(fieldsOf(await desk.get(FAY, '/lines?scenario=what_if/a%00b'))).toEqual(['scenario'])
  expect((await desk.get(FAY, '/lines?scenario=what_if/ab')).status).toBe(200)
})

test('a server of a what-if has a name in one line, without control characters', () => {
  const named = (name: string) => {
    const change = { kind: 'add_vps', name, monthlyCents: 1, ips: [] }
    const issues = CONTRACT.tryWhatIf.request.safeParse({ changes: [change] }).error?.issues ?? []
    return issues.map(({ path }) => path.join('.'))
  }
  expect(['a\u0000b', 'a\nb', 'a\u2028b', '\ud800'].map(named)).toEqual(Array(4).fill(['changes.0.name']))
  expect(['vps-new', 'Größe 2', '=1+1'].map(named)).toEqual([[], [], []])
})

test('a year is approved as it was looked at, or not at all', async () => {
  await desk.submit(FAY, [aRow({ member: B, cents: 1 })])
  const { revision } = (await desk.get(FAY, '/lines')).json.data
  await desk.submit(ANN, [aRow({ cents: 900_000 })])
  expect((await desk.year(FAY, 'lock')).status).toBe(200)
  const late = await desk.year(CFO, 'approve', { revision })
  expect([late.status, late.json.error.code, late.json.error.message]).toEqual([
    409,
    'SUBMISSION_REFUSED',
    `Fiscal year 2026 of the budget is not what was looked at any more: that was revision ${revision}, and revision ${revision + 1} stands: look at its lines again, then take the step.`,
  ])
  expect((await desk.year(CFO, 'approve', { revision: revision + 1 })).status).toBe(200)
})

test('the log names no reforecast and no what-if, and the same one by the same hash', async () => {
  const log = captureLog()
  await desk.submit(FAY, [aRow()], { kind: 'what_if', name: 'Drop Acme' })
  await desk.get(FAY, '/lines?scenario=what_if/drop%20acme')
  await desk.get(FAY, '/lines')
  const asked = log.accesses().map((line) => (line.asked as { scenario: string }).scenario)
  log.stop()
  expect(asked[0]).toMatch(/^what_if\/#[0-9a-f]{10}$/)
  expect(asked).toEqual([asked[0], asked[0], 'budget'])
  expect(JSON.stringify(log.accesses())).not.toMatch(/acme/i)
})

describe('what cannot be asked is refused by the parameter that asks it', () => {
  const NOT_BUDGETED = ['health_score', 'emails_sent', 'mrr']

  test.each(NOT_BUDGETED)('%s by variance and bridge alike, with what can be', async (measure) => {
    for (const path of ['variance?period=2025-11', 'bridges/from-budget?period=2025-11&dimension=tenant']) {
      const { status, json } = await served.get(`${API_ROOT}/planning/${path}&measure=${measure}`)
      expect([path, status, json.error?.details]).toEqual([
        ...[path, 400],
        [{ field: 'measure', message: expect.stringMatching(/^money whose months add up: .*total_cost/) }],
      ])
    }
  })
})

describe('years', () => {
  const ofYear = { scenario: BUDGET, action: 'lock' }
  const measured = { measure: 'total_cost' }
  const asking = (month: string, year: string) =>
    [
      ['listBudgetLines', { fiscalYear: year }, 'fiscalYear'],
      ['listBudgetHistory', { fiscalYear: year }, 'fiscalYear'],
      ['listBudgetHistory', { period: month }, 'period'],
      ['changeBudgetYear', { ...ofYear, fiscalYear: year }, 'fiscalYear'],
      ['listVariance', { period: month }, 'period'],
      ['listVariance', { period: year }, 'period'],
      ['listVariance', { period: `${year}-Q4` }, 'period'],
      ['bridgeFromBudget', { ...measured, dimension: 'tenant', period: month }, 'period'],
      ['bridgeRuns', { ...measured, from: month, to: '2025-01' }, 'from'],
      ['readForecast', { ...measured, fiscalYear: year }, 'fiscalYear'],
      ['tryWhatIf', { period: month, changes: [{ kind: 'drop_vps', vpsId: 'v' }] }, 'period'],
    ] as const

  test.each([
    ['9999-12', '9999'],
    ['0000-01', '0000'],
    ['1999-12', '1999'],
    ['2100-01', '2100'],
  ])('beyond those that are planned for are refused by every operation alike: %s', (month, year) => {
    for (const [operation, request, field] of asking(month, year)) {
      const issues = CONTRACT[operation].request.safeParse(request).error?.issues
      expect([operation, issues?.map(({ path }) => path.join('.'))]).toEqual([operation, [field]])
      expect(issues?.[0]?.message).toMatch(/from 2000 to 2099|2000-01 to 2099-12|years 2000 to 2099/)
    }
    for (const [operation, request] of asking('2026-12', '2026')) {
      expect([operation, CONTRACT[operation].request.safeParse(request).success]).toEqual([operation, true])
    }
  })

  test('a run is named by a whole id', () => {
    const { request } = CONTRACT.bridgeRuns
    const from = '-'.repeat(36)
    const issues = request.safeParse({ from, to: '2025-01', measure: 'total_cost' }).error?.issues
    expect(issues?.map(({ path }) => path.join('.'))).toEqual(['from'])
  })
})
