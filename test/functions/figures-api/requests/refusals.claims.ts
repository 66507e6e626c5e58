// Every mistake in a question is told by the field it is in and by what that field takes, so that a person can correct it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CONTRACT } from '../../../../shared/contract/api/operations.ts'
import { MOST_GRIDS } from '../../../../shared/contract/api/parameters.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, PERIOD } from '../../../worlds/world.ts'
import { smallRun } from '../../stores/runs/sample-runs.ts'
import { type Served, serve } from '../operations/served.ts'

let table: TestTable
let served: Served

const period = PERIOD.id

beforeAll(async () => {
  table = await startFiguresTable()
  served = await serve(table.table)
  await served.publish(smallRun())
})
afterAll(() => table.stop())

type Mistake = readonly [field: string, value: unknown, takes: RegExp]

const MONTH = /YYYY-MM/
const A_MONTH_EACH = /YYYY-MM.*ask for each of its months$/
const A_MEASURE = /one of .*total_cost/
const A_TENANT = /id or the whole name of a tenant/
const KNOWN_AT = /instant.*run id.*closed.*restated/
const METHOD = /one of even, volume, volume_per_ip/

const RUN_CHOICE: readonly Mistake[] = [
  ['knownAt', '', KNOWN_AT],
  ['knownAt', 'next week', KNOWN_AT],
  ['knownAt', 'x'.repeat(65), KNOWN_AT],
  ['method', 'odd', METHOD],
  ['method', '', METHOD],
  ['shareIdle', 'all', /one of none, even, weighted/],
  ['sharePlatform', 'by_size', /one of none, even, weighted, by_emails, by_revenue/],
]
const pageOf = (most: number): readonly Mistake[] =>
  ['0', '-1', '1.5', 'many', '', `${most + 1}`, 'Infinity', 'NaN'].map((value) => [
    'limit',
    value,
    new RegExp(`whole number from 1 to ${most}$`),
  ])

const LISTS: readonly Mistake[] = [
  ['period', '2025-Q5', MONTH],
  ['period', '2025-q4', MONTH],
  ['period', '25', MONTH],
  ['period', '2025-1', MONTH],
  ['period', '2025-13', MONTH],
  ['period', '2025-11-01', MONTH],
  ['period', '', MONTH],
  ['measure', 'cost', A_MEASURE],
  ['tenant', '', A_TENANT],
  ['tenant', '   ', A_TENANT],
  ['tenant', 'x'.repeat(301), A_TENANT],
]

const ASKED = {
  listFigures: [{ period }, [...LISTS, ...RUN_CHOICE, ...pageOf(5_000)]],
  exportFigures: [{ period }, [...LISTS, ...RUN_CHOICE]],
  explainFigure: [
    { period, measure: 'profit', tenant: A },
    [...LISTS, ['period', '2025', A_MONTH_EACH], ['period', '2025-Q4', A_MONTH_EACH], ...RUN_CHOICE],
  ],
  listTenants: [
    {},
    [
      ['period', 'now', MONTH],
      ['search', 'x'.repeat(301), /^(?!Too big).*300/],
      ...RUN_CHOICE,
      ...pageOf(1_000),
    ],
  ],
  listRuns: [{}, [['period', 'now', MONTH], ...pageOf(200)]],
} as const satisfies Record<string, readonly [object, readonly Mistake[]]>

type Operation = keyof typeof ASKED

describe.each(Object.keys(ASKED) as Operation[])('%s', (operation) => {
  const [good, mistakes] = ASKED[operation]

  test.each(
    mistakes.map(([field, value, takes]) => [field, String(value).slice(0, 20), value, takes] as const),
  )('%s "%s" is refused with what it takes', async (field, _, value, takes) => {
    const { status, json } = await served.response(operation, { ...good, [field]: value } as never)
    expect([status, json.error.code]).toEqual([400, 'VALIDATION_FAILED'])
    expect(json.error.details).toHaveLength(1)
    expect(json.error.details[0].field).toMatch(new RegExp(`^${field}(\\.0)?$`))
    expect(json.error.details[0].message).toMatch(takes)
    expect(json.error.message).toContain(field)
  })
})

describe('what is required and is not there is named', () => {
  test.each([
    ['listFigures', ['period']],
    ['exportFigures', ['period']],
    ['explainFigure', ['period', 'measure', 'tenant']],
    ['queryFigures', ['tenants', 'periods', 'measures']],
  ] as const)('%s', async (operation, fields) => {
    const { status, json } = await served.response(operation, {} as never)
    expect(status).toBe(400)
    expect(json.error.details).toEqual(
      fields.map((field) => ({ field, message: expect.stringMatching(/required|one of/) })),
    )
  })
})

describe('what a body lacks, or has too much, is said in sentences of ours', () => {
  const VALIDATORS =
    /Invalid|Unrecognized|expected \w+,|received|undefined|Too (big|small)|it is required.*it is required/

  test.each([
    ['proposeDecision', {}, 'values', /^it is required: an object with title, category/],
    ['proposeDecision', { values: { title: 5, colour: 1 } }, 'values.colour', /^only the fields title, /],
    [
      'proposeDecision',
      { values: { expectedOutcome: { kind: 'gold' } } },
      'values.expectedOutcome.kind',
      /cents/,
    ],
    ['changeInitiative', { action: 'move', version: 1, why: 'x' }, 'status', /^it is required for move$/],
    ['changeInitiative', { action: 'outcome', outcome: { cents: 1 } }, 'outcome.cents', /^only the fields/],
    [
      'savePreferences',
      { version: 0, preferences: { lowest_severity: 'High' } },
      'preferences.lowest_severity',
      /^only the fields digests, .*muted: write lowestSeverity$/,
    ],
    ['tryWhatIf', { period, changes: [{ kind: 'x' }] }, 'changes.0.kind', /^one of add_vps, /],
    ['removeWebhook', { id: 5 }, 'id', /^leave it out: this request takes no parameters$/],
  ] as const)('%s %j', async (operation, body, field, said) => {
    const request = { method: 'POST', headers: { 'content-type': 'application/json' } } as const
    const path = CONTRACT[operation].path.replace('{id}', A)
    const { status, json } = await served.send({ ...request, path, body }, { roles: ['ROLE_EXECUTIVE_CFO'] })
    const details: { field: string; message: string }[] = json.error.details
    expect([status, details.find((one) => one.field === field)?.message]).toEqual([
      400,
      expect.stringMatching(said),
    ])
    for (const { message } of details) expect(message).not.toMatch(VALIDATORS)
  })
})

describe('queryFigures', () => {
  const good = { tenants: [A], periods: [period], measures: ['profit'] }
  const LIST = /list|array/

  test.each([
    ['tenants', [], /at least one/],
    ['tenants', A, LIST],
    ['tenants', [''], A_TENANT],
    ['tenants', [5], A_TENANT],
    ['tenants', [null], A_TENANT],
    ['tenants', {}, LIST],
    ['tenants', Array(25_001).fill(A), /at most 25000 tenants/],
    ['periods', [], /at least one/],
    ['periods', ['2025-00'], MONTH],
    ['periods', [202511], MONTH],
    ['periods', period, LIST],
    ['measures', [], /at least one/],
    ['measures', ['cost'], A_MEASURE],
    ['measures', [1], A_MEASURE],
    ['measures', 'profit', LIST],
    ['knownAt', 45_992, KNOWN_AT],
    ['knownAt', '', KNOWN_AT],
    ['method', null, METHOD],
    ['method', 'odd', METHOD],
  ] as const)('%s: %j is refused with what it takes', async (field, value, takes) => {
    const { status, json } = await served.response('queryFigures', { ...good, [field]: value } as never)
    expect([status, json.error.code]).toEqual([400, 'VALIDATION_FAILED'])
    expect(json.error.details[0].field).toMatch(new RegExp(`^${field}(\\.0)?$`))
    expect(json.error.details[0].message).toMatch(takes)
  })

  test.each([
    ['one grid and several', { ...good, grids: [good] }, ['tenants', 'periods', 'measures']],
    ['one grid in part and several', { tenants: [A], grids: [good] }, ['tenants']],
    ['no grid', { grids: [] }, ['grids']],
    ['more grids than a request takes', { grids: Array(MOST_GRIDS + 1).fill(good) }, ['grids']],
    ['grids that are no list', { grids: good }, ['grids']],
    [
      'a mistake in the second grid',
      { grids: [good, { ...good, periods: ['2025-13'] }] },
      ['grids.1.periods.0'],
    ],
    ['a grid without tenants', { grids: [{ periods: [period], measures: ['profit'] }] }, ['grids.0.tenants']],
    ['a run choice in a grid', { grids: [{ ...good, knownAt: 'closed' }] }, ['grids.0.knownAt']],
  ])('%s: refused with the fields', async (_, request, fields) => {
    const { status, json } = await served.response('queryFigures', request as never)
    expect([status, json.error.code]).toEqual([400, 'VALIDATION_FAILED'])
    expect(json.error.details.map(({ field }: { field: string }) => field)).toEqual(fields)
  })

  test('twenty mistakes are enough of an answer to a thousand', async () => {
    const periods = Array(60).fill('never')
    const { json, text } = await served.response('queryFigures', { ...good, periods })
    expect(json.error.details).toHaveLength(20)
    expect(text.length).toBeLessThan(10_000)
  })

  test('a long field is not sent back at length', async () => {
    const { text } = await served.response('queryFigures', { ...good, ['x'.repeat(100_000)]: 1 } as never)
    expect(text.length).toBeLessThan(2_000)
  })

  test('a thousand unknown fields are not all named', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 1_000 }, (_, number) => [`field${number}`, 1]))
    const { json, text } = await served.response('queryFigures', { ...good, ...unknown } as never)
    expect(json.error.details.length).toBeLessThanOrEqual(20)
    expect(text.length).toBeLessThan(10_000)
  })
})

test('several mistakes are told at once', async () => {
  const { json } = await served.response('listFigures', { period: 'x', measure: ['y'], limit: 0 } as never)
  expect(json.error.details.map(({ field }: { field: string }) => field)).toEqual([
    'period',
    'measure.0',
    'limit',
  ])
})

test('an address without parameters takes none', async () => {
  for (const path of ['/api/v1/measures?a=1', '/api/v1/periods?period=2025-11']) {
    const { status, json } = await served.get(path)
    expect([status, json.error.details[0].message]).toEqual([
      400,
      'leave it out: this request takes no parameters',
    ])
  }
})
