// A month after its close: the closed figures answer by default and stand, restated ones where they are asked for, and each
// restatement says what it changed, to the cent, to those who may know.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { shiftPeriod } from '../../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, assignment, B, ip, PERIOD, run, sent, vps } from '../../../worlds/world.ts'
import { DAY_MS } from '../../stores/runs/sample-runs.ts'
import { closeMonth, REASON, restateMonth, type Version } from './closed-world.ts'
import { type Asker, type Served, serve } from './served.ts'

const month = PERIOD.id
const OPEN = shiftPeriod(PERIOD, 1)
const finance: Asker = { roles: ['ROLE_FINANCE'] }
const owner: Asker = { roles: ['ROLE_BUDGET_OWNER'], claims: { tenants: [A] } }

const SHARED = [assignment('i1', A), assignment('i1', B)]
const inputs = (cents: number, assignments = SHARED) => ({
  vps: [vps('v1', cents)],
  ips: [ip('i1', 'v1', 0)],
  assignments,
  usage: [sent(A, 300), sent(B, 100)],
})
/** A pays 500, then 600 since the server is dearer, then 1200 since B was not on it after all. */
const CLOSED: Version = { inputs: inputs(1_000) }
const DEARER: Version = { inputs: inputs(1_200) }
const ALONE: Version = { inputs: inputs(1_200, [assignment('i1', A)]) }
const BY_VOLUME: Version = { inputs: inputs(1_200), method: 'volume' }

let tables: TestTable
beforeAll(async () => {
  tables = await startFiguresTable()
})
afterAll(() => tables.stop())

const start = async () => serve((await tables.another()).table)
const cost = async (served: Served, choice: object, asker = finance) => {
  const asked = { tenants: [A], periods: [month], measures: ['total_cost'], ...choice }
  const { data, meta } = await served.ask('queryFigures', asked, asker)
  const reason = data.reasons[data.missing[A]?.[month]?.total_cost ?? -1]
  return [reason?.code ?? data.figures[A]?.[month]?.total_cost, meta.basis?.months[month]]
}
const adjusted = async (served: Served, asker = finance, more: object = {}) =>
  (await served.ask('listAdjustments', { period: month, ...more }, asker)).data

describe('closed and restated twice', () => {
  let served: Served
  let runIds: string[]
  beforeAll(async () => {
    served = await start()
    const closedRunId = await closeMonth(served, CLOSED)
    await served.publish(run(inputs(700), { period: OPEN, asOfMs: OPEN.endMs }), OPEN.endMs + DAY_MS)
    runIds = [closedRunId, ...(await restateMonth(served, closedRunId, [CLOSED, DEARER, ALONE]))]
  })

  test('the closed figures answer by default, and the restated ones where they are asked for', async () => {
    expect(await cost(served, {})).toEqual([500, undefined])
    expect(await cost(served, { basis: 'closed' })).toEqual([500, 'closed'])
    expect(await cost(served, { basis: 'restated' })).toEqual([1_200, 'restated'])
    expect(await cost(served, { knownAt: 'restated' })).toEqual([1_200, 'restated'])
    expect(await cost(served, { knownAt: runIds[1] })).toEqual([600, undefined])
  })

  test('lists, files and explanations answer on the same basis', async () => {
    const question = { period: month, tenant: [A], measure: ['total_cost'], basis: 'restated' as const }
    const { data } = await served.ask('listFigures', question)
    expect(data.tenants[0]?.figures.total_cost).toBe(1_200)
    const file = await served.response('exportFigures', question)
    expect(file.text).toContain(',12.00,')
    expect(file.headers['content-disposition']).toContain(`${month}-restated.csv`)
    const asked = { period: month, tenant: A, measure: 'total_cost', basis: 'restated' as const }
    expect((await served.ask('explainFigure', asked)).data.value).toBe(1_200)
  })

  test('a basis beside an instant or a run is refused, beside its own word it is not', async () => {
    const asked = { tenants: [A], periods: [month], measures: ['total_cost'], basis: 'closed' as const }
    for (const knownAt of ['2026-01-01', runIds[1] as string, 'restated']) {
      const { status, json } = await served.response('queryFigures', { ...asked, knownAt })
      expect([status, json.error.details[0].field]).toEqual([400, 'basis'])
    }
    expect(await cost(served, { basis: 'closed', knownAt: 'closed' })).toEqual([500, 'closed'])
  })

  test('a month that is open has neither, and says so', async () => {
    const asked = { tenants: [A], periods: [OPEN.id], measures: ['total_cost'], basis: 'restated' as const }
    const { data } = await served.ask('queryFigures', asked)
    expect(data.reasons[0]?.code).toBe('not_closed')
    const { state, restatements } = (await served.ask('listAdjustments', { period: OPEN.id })).data
    expect([state, restatements]).toEqual(['open', []])
  })

  test('adjustments stand under their restatement by cause, and sum to the difference of the figures', async () => {
    const { restatements, adjustments, state, closed_run_id } = await adjusted(served)
    expect([state, closed_run_id]).toEqual(['restated', runIds[0]])
    expect(restatements.map((each) => [each.number, each.run_id, each.against_run_id, each.reason])).toEqual([
      [1, runIds[1], runIds[0], REASON],
      [2, runIds[2], runIds[1], REASON],
    ])
    expect(restatements.map(({ totals }) => totals.cost_cents)).toEqual([200, 0])
    expect(restatements[1]?.totals.by_cause?.assignments.cost_cents).toBe(0)
    expect(adjustments.map((each) => [each.number, each.tenant_id, each.cause, each.amount_cents])).toEqual([
      [1, A, 'prices', 100],
      [1, B, 'prices', 100],
      [2, A, 'assignments', 600],
      [2, B, 'assignments', -600],
    ])
  })

  test('page by page they are the same rows, of one tenant only its own', async () => {
    const all = (await adjusted(served)).adjustments
    const paged: typeof all = []
    let cursor: string | undefined
    do {
      const page = await adjusted(served, finance, { limit: 3, ...(cursor !== undefined && { cursor }) })
      paged.push(...page.adjustments)
      cursor = page.next_cursor ?? undefined
    } while (cursor !== undefined)
    expect(paged).toEqual(all)
    const ofB = await adjusted(served, finance, { tenant: [B] })
    expect(ofB.adjustments).toEqual(all.filter((each) => each.tenant_id === B))
    expect(ofB.restatements.map(({ totals }) => totals.cost_cents)).toEqual([100, -600])
  })

  test('a budget owner gets own rows and totals, and no word that was written for the whole platform', async () => {
    const { restatements, adjustments } = await adjusted(served, owner)
    expect(adjustments.map((each) => [each.tenant_id, each.amount_cents])).toEqual([
      [A, 100],
      [A, 600],
    ])
    for (const { reason, restated_by, unknown_differences } of restatements) {
      expect([reason, restated_by, unknown_differences]).toEqual([null, null, null])
    }
    expect(restatements.map(({ totals }) => totals.cost_cents)).toEqual([100, 600])
  })

  test('an explanation of a restated figure names every restatement: with the closed figure they sum to it', async () => {
    const asked = { period: month, tenant: A, measure: 'total_cost', basis: 'restated' as const }
    const { restatements = [], value } = (await served.ask('explainFigure', asked, finance)).data
    expect(restatements.map((each) => [each.number, each.reason, each.adjustments])).toEqual([
      [1, REASON, [{ pool: 'vps', cause: 'prices', amount_cents: 100 }]],
      [2, REASON, [{ pool: 'vps', cause: 'assignments', amount_cents: 600 }]],
    ])
    expect(value).toBe(500 + 100 + 600)
    const closed = (await served.ask('explainFigure', { ...asked, basis: 'closed' }, finance)).data
    expect(closed.restatements).toBeUndefined()
  })

  test('months and runs say how they stand, and to the whole platform who closed them', async () => {
    const { periods } = (await served.ask('listPeriods', {}, finance)).data
    expect(periods.map(({ period, state }) => [period, state])).toEqual([
      [OPEN.id, 'open'],
      [month, 'restated'],
    ])
    expect(periods[1]?.closing).toMatchObject({
      ...{ prepared_by: 'Ann', approved_by: 'Bob', certificate_sha256: 'c'.repeat(64) },
      ...{ restated_run_id: runIds[2], restatements: 2 },
    })
    const own = (await served.ask('listPeriods', {}, owner)).data.periods
    expect(own.map(({ closing }) => closing)).toEqual([null, null])
    const { runs } = (await served.ask('listRuns', { period: month }, finance)).data
    expect(runs.map((each) => [each.run_id, each.state, each.basis])).toEqual([
      [runIds[2], 'restated', 'restated'],
      [runIds[1], 'restated', null],
      [runIds[0], 'published', 'closed'],
    ])
    expect(runs.map(({ operations }) => operations?.restatement?.number)).toEqual([2, 1, undefined])
  })
})

test('where nothing was restated the closed figures answer, and the answer says so', async () => {
  const served = await start()
  await closeMonth(served, CLOSED)
  expect(await cost(served, { basis: 'restated' })).toEqual([500, 'closed'])
  const { meta } = await served.ask('listFigures', { period: month, basis: 'restated' })
  expect(meta.basis?.note).toContain(`Nothing was restated in ${month}`)
})

test('a restatement by another method is for those who see the whole platform, held against the closed one too', async () => {
  const served = await start()
  const closedRunId = await closeMonth(served, CLOSED)
  await restateMonth(served, closedRunId, [CLOSED, BY_VOLUME])
  expect(await cost(served, { basis: 'restated' })).toEqual([900, 'restated'])
  expect(await cost(served, { basis: 'restated' }, owner)).toEqual(['other_method', undefined])
  expect(await cost(served, {}, owner)).toEqual([500, undefined])
  const { restatements, adjustments } = await adjusted(served, owner)
  expect([adjustments, restatements[0]?.totals.cost_cents]).toEqual([[], 0])
  expect(restatements[0]?.withheld_because).toContain('another method')
})

test('a month that was closed under another official method keeps its closed figures', async () => {
  const { table } = await tables.another()
  await closeMonth(await serve(table), CLOSED)
  const served = await serve(table, { OFFICIAL_METHOD: 'volume' })
  expect(await cost(served, {})).toEqual([500, undefined])
  expect(await cost(served, { basis: 'closed' })).toEqual([500, 'closed'])
  expect(await cost(served, { basis: 'closed' }, owner)).toEqual(['other_method', undefined])
  const { periods } = (await served.ask('listPeriods', {}, finance)).data
  expect(periods.map(({ state }) => state)).toEqual(['closed'])
})
