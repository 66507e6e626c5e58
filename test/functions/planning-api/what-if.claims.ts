// What-ifs through the API: from archived inputs, held against the published run, for whoever sees the whole platform.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { shiftPeriod } from '../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { A, assignment, B, C, ip, PERIOD, vps, world } from '../../worlds/world.ts'
import { ArchivedWorld, publishEarlierVersion } from './archived-world.ts'

const HOUR_MS = 3_600_000
const period = PERIOD.id
const next = shiftPeriod(PERIOD, 1)
const rows = world({
  vps: [vps('v1', 1_000), vps('v2', 400)],
  ips: [ip('i1', 'v1', 300), ip('i2', 'v2', 100)],
  assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', C)],
})
const dropV2 = { kind: 'drop_vps', vpsId: 'v2' } as const

let server: TestTable
let month: ArchivedWorld

beforeAll(async () => {
  server = await startFiguresTable()
  month = new ArchivedWorld(server, PERIOD.endMs + HOUR_MS, rows)
  await month.finance.allocate({ period })
})
afterAll(() => server.stop())

describe('a what-if', () => {
  test('of the newest month that is archived: the published figures before, the largest change first, all of them', async () => {
    const itemsBefore = await server.countItems()
    const objects = month.archive.objects.size
    const changes = [{ kind: 'change_price', resourceId: 'v1', monthlyCents: 1_100 }, dropV2] as const
    const { data, meta } = await month.ask('tryWhatIf', { changes: [...changes] })
    expect(data.period).toBe(period)
    expect(
      data.tenants.map(({ tenant_name: name, total_cost: total }) => [name, ...Object.values(total)]),
    ).toEqual([
      ['Tenant C', 500, 0, -500],
      ['Tenant A', 650, 700, 50],
      ['Tenant B', 650, 700, 50],
    ])
    const { data: figures } = await month.ask('listFigures', { period, measure: ['total_cost'] })
    for (const { tenant_id: id, figures: published } of figures.tenants) {
      const found = data.tenants.find(({ tenant_id: tenantId }) => tenantId === id)
      expect(found?.total_cost.before_cents).toBe(published.total_cost)
    }
    expect(
      data.pools.map(({ pool, source, unallocated }) => [
        pool,
        source.change_cents,
        unallocated.change_cents,
      ]),
    ).toEqual([
      ['vps', -300, 0],
      ['ip', -100, 0],
      ['platform', null, null],
    ])
    expect(data.text.join(' ')).toMatch(/Nothing is published and nothing is kept, and it is not a quote/)
    expect(data.text.join(' ')).not.toMatch(/earlier version/)
    expect(meta.approximation?.statements).toHaveLength(2)
    expect([await server.countItems(), month.archive.objects.size]).toEqual([itemsBefore, objects])
  })

  test('that names what is not there is refused with the field', async () => {
    const changes = [dropV2, { kind: 'change_price', resourceId: 'nowhere', monthlyCents: 1 } as const]
    expect(await month.refusal('tryWhatIf', { period, changes })).toMatch(
      /^400 VALIDATION_FAILED \[changes\.1\.resourceId\] changes\.1\.resourceId is not accepted: it takes the id of a VPS/,
    )
    expect(await month.refusal('tryWhatIf', { period, changes: [] })).toMatch(
      /^400 VALIDATION_FAILED \[changes\]/,
    )
  })

  test('is not for who sees some tenants, and asks for a second factor where one is configured', async () => {
    const owner = { roles: ['ROLE_BUDGET_OWNER'], claims: { tenants: [A] } } as const
    expect(await month.refusal('tryWhatIf', { changes: [dropV2] }, owner)).toMatch(/^403 ACCESS_DENIED/)
    const careful = new ArchivedWorld(server, month.nowMs, rows, { SECOND_FACTOR_MINUTES: '15' })
    expect(await careful.refusal('tryWhatIf', { changes: [dropV2] })).toMatch(/^401 AUTHENTICATION_REQUIRED/)
  })

  test('of a month that goes on is refused, with the months that are archived', async () => {
    const table = await server.another()
    const open = new ArchivedWorld(table, PERIOD.endMs + HOUR_MS, rows)
    expect(await open.refusal('tryWhatIf', { changes: [dropV2] })).toMatch(
      /^409 PROCESS_REQUIRED \[period\] No month has archived inputs yet/,
    )
    await open.finance.allocate({ period })
    open.nowMs = next.startMs + 240 * HOUR_MS
    await open.finance.allocate({ period: next.id })
    expect(await open.refusal('tryWhatIf', { period: next.id, changes: [dropV2] })).toMatch(
      /^409 PROCESS_REQUIRED \[period\] The inputs of the run .* of 2025-12 are not archived: .*2025-11\.$/,
    )
    const { data } = await open.ask('tryWhatIf', { changes: [dropV2] })
    expect(data.period).toBe(period)
  })

  test('of a run that an earlier version of the method computed says so, and is held against what is computed today', async () => {
    const table = await server.another()
    const archived = new ArchivedWorld(table, PERIOD.endMs + 2 * HOUR_MS, rows)
    await publishEarlierVersion(archived, table.table, {
      computed: { ...rows, vps: [vps('v1', 900)] },
      archived: rows,
    })
    const { data } = await archived.ask('tryWhatIf', { changes: [dropV2] })
    expect(data.text.join(' ')).toMatch(
      /before the changes differ from the published ones, which an earlier version/,
    )
    expect(data.tenants.map(({ total_cost: total }) => total.before_cents)).toEqual([500])
  })
})
