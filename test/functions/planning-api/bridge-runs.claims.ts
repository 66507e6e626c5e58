// The bridge between two runs through the API: of a closed month and its restatement to the cent, for Finance and for a
// budget owner, who is told of nobody else.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ArchiveUnavailableError } from '../../../functions/stores/archive/archive-errors.ts'
import { writeList } from '../../../functions/stores/finance-lists/list-store.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { shiftPeriod } from '../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { A, assignment, B, C, ip, PERIOD, payment, subscription, vps, world } from '../../worlds/world.ts'
import { ArchivedWorld, type Asker, publishEarlierVersion } from './archived-world.ts'

const HOUR_MS = 3_600_000
const period = PERIOD.id
const next = shiftPeriod(PERIOD, 1)
const [closed, restated] = [`${period}@closed`, `${period}@restated`]
const ownerOf = (...tenants: string[]): Asker => ({ roles: ['ROLE_BUDGET_OWNER'], claims: { tenants } })

const before: CostInputs = world({
  vps: [vps('v1', 1_000), vps('v2', 400)],
  ips: [
    ip('i1', 'v1', 300, { address: '192.0.2.1' }),
    ip('i2', 'v2', 100, { address: '192.0.2.2' }),
    ip('i3', 'v2', 90, { status: 'burned', address: '192.0.2.3' }),
  ],
  assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', C)],
  subscriptions: [subscription(A, 4_900), subscription(B, 4_900)],
  payments: [payment(A, 4_900)],
  sources: [{ name: 'vps_instances', rows: 2, latestMs: PERIOD.endMs }],
})
/** What was learned after the close: the first server cost more, and B had moved to the second IP. */
const learned: CostInputs = {
  ...before,
  vps: [vps('v1', 1_201), vps('v2', 400)],
  assignments: [assignment('i1', A), assignment('i2', B, { id: `i1-${B}` }), assignment('i2', C)],
}

let server: TestTable
let month: ArchivedWorld
let closedRunId: string

beforeAll(async () => {
  server = await startFiguresTable()
  month = new ArchivedWorld(server, PERIOD.endMs + HOUR_MS, before)
  const version = { version: '1', importedAt: '2025-11-01T00:00:00Z', importedBy: 'Ann', lines: 0 }
  await writeList(server.table, 'platform-costs', { ...version, fileName: 'costs.csv' }, [], null)
  const { runId } = await month.finance.allocate({ period })
  closedRunId = runId as string
  await month.finance.close({ period, preparedBy: 'Ann', approvedBy: 'Bob' })
  month.rows = learned
  await month.finance.allocate({ period, restate: { reason: 'The invoice came late.', restatedBy: 'Ann' } })
})
afterAll(() => server.stop())

const told = ({ steps }: { steps: readonly Step[] }) =>
  steps.map(({ cause, why, cents, resources }) => [
    cause,
    why,
    cents,
    ...resources.map((row) => [row.label, row.before_cents, row.after_cents, row.change_cents]),
  ])
interface Step {
  readonly cause: string | null
  readonly why: string
  readonly cents: number
  readonly resources: readonly {
    readonly label: string
    readonly before_cents: number | null
    readonly after_cents: number | null
    readonly change_cents: number
  }[]
}

describe('a closed month that was restated', () => {
  test('to its budget owner: to the cent of what was published, down to own resources', async () => {
    const asker = ownerOf(A)
    const { data, meta } = await month.ask(
      'bridgeRuns',
      { from: closed, to: restated, measure: 'total_cost', of: A },
      asker,
    )
    expect([data.from_cents, data.to_cents, data.known_from_cents, data.known_to_cents]).toEqual([
      650, 1_501, 650, 1_501,
    ])
    expect(told(data)).toEqual([
      ['prices', '1 price changed.', 101, ['hw-v1', 500, 601, 101]],
      [
        'assignments',
        'Assignments changed, and shares of what is divided moved with them.',
        750,
        ['hw-v1', 601, 1_201, 600],
        ['192.0.2.1', 150, 300, 150],
      ],
    ])
    const published = async (basis: 'closed' | 'restated') => {
      const { data: page } = await month.ask('listFigures', { period, basis, measure: ['total_cost'] }, asker)
      return page.tenants[0]?.figures.total_cost
    }
    expect([await published('closed'), await published('restated')]).toEqual([650, 1_501])
    expect(meta.approximation?.statements).toHaveLength(2)
    expect(meta.approximation?.sources.map(({ rows }) => rows)).toEqual([null])
  })

  test('says nothing of neighbours: no id, name, count or total of theirs', async () => {
    const { text } = await month.response(
      'bridgeRuns',
      { from: closed, to: restated, measure: 'total_cost', of: A },
      ownerOf(A),
    )
    for (const word of [B, C, 'Tenant B', 'Tenant C', 'hw-v2', '"v2"', '192.0.2.2', '192.0.2.3', 'late']) {
      expect(text).not.toContain(word)
    }
  })

  test('agrees with the adjustments that were published with the restatement, for every tenant', async () => {
    const { data: published } = await month.ask('listAdjustments', { period })
    for (const tenantId of [A, B, C]) {
      const { data } = await month.ask('bridgeRuns', {
        from: closed,
        to: restated,
        measure: 'total_cost',
        of: tenantId,
      })
      const mine = published.adjustments.filter(({ tenant_id: id }) => id === tenantId)
      expect(data.steps.map(({ cause, cents }) => [cause, cents])).toEqual(
        ['prices', 'assignments']
          .map((cause) => [
            cause,
            mine.reduce((sum, row) => sum + (row.cause === cause ? row.amount_cents : 0), 0),
          ])
          .filter(([, cents]) => cents !== 0),
      )
    }
  })

  test('of the platform: what everything costs, with what no tenant carries; of a part of it, of all tenants', async () => {
    const whole = await month.ask('bridgeRuns', { from: closed, to: restated, measure: 'total_cost' })
    expect([whole.data.of, whole.data.from_cents, whole.data.to_cents]).toEqual(['platform', 1_890, 2_091])
    expect(told(whole.data)).toEqual([['prices', '1 price changed.', 201, ['hw-v1', 1_000, 1_201, 201]]])
    const part = await month.ask('bridgeRuns', { from: closed, to: restated, measure: 'email_service_cost' })
    expect([part.data.from_cents, part.data.to_cents, part.data.steps]).toEqual([400, 400, []])
    const profit = await month.ask('bridgeRuns', { from: closed, to: restated, measure: 'profit', of: A })
    expect(told(profit.data)[0]).toEqual(['prices', '1 price changed.', -101, ['hw-v1', -500, -601, -101]])
  })

  test('backwards is the same change with the other sign, and there is nothing between a run and itself', async () => {
    const back = await month.ask('bridgeRuns', {
      from: restated,
      to: closed,
      measure: 'total_cost',
      of: 'tenant a',
    })
    expect(back.data.steps.reduce((sum, { cents }) => sum + cents, 0)).toBe(-851)
    const same = await month.ask('bridgeRuns', { from: closedRunId, to: closed, measure: 'total_cost' })
    expect([same.data.steps, same.data.from.run_id]).toEqual([[], closedRunId])
    expect([same.data.from.standing, same.data.to.standing]).toEqual([null, 'closed'])
    // A month alone is what stands: its restatement.
    const standing = await month.ask('bridgeRuns', { from: closed, to: period, measure: 'total_cost', of: A })
    expect(standing.data).toMatchObject({ to_cents: 1_501, to: { standing: 'newest' } })
  })

  test('is not sent again to who holds it', async () => {
    const asked = { from: closed, to: restated, measure: 'total_cost' }
    const { headers } = await month.response('bridgeRuns', asked)
    const again = await month.response('bridgeRuns', asked, {
      headers: { 'if-none-match': headers.etag as string },
    })
    expect(again.status).toBe(304)
  })
})

describe('is refused in words', () => {
  const measure = 'total_cost'

  test('to a budget owner who asks for the platform or for somebody else', async () => {
    expect(await month.refusal('bridgeRuns', { from: closed, to: restated, measure }, ownerOf(A))).toMatch(
      /^403 ACCESS_DENIED/,
    )
    expect(
      await month.refusal('bridgeRuns', { from: closed, to: restated, measure, of: B }, ownerOf(A)),
    ).toMatch(/^404 VALIDATION_FAILED \[of\] .*cannot be found among those that you can see/)
  })

  test('for a measure that is not allocated, and for runs that there are not', async () => {
    expect(await month.refusal('bridgeRuns', { from: closed, to: restated, measure: 'list_price' })).toMatch(
      /^400 VALIDATION_FAILED \[measure\] measure is not accepted: it takes one of infrastructure_cost/,
    )
    expect(await month.refusal('bridgeRuns', { from: '2024-01', to: closed, measure })).toMatch(
      /^409 PROCESS_REQUIRED \[from\] 2024-01: No run of this month/,
    )
    const nobody = 'ffffffff-0000-4000-8000-00000000000f'
    expect(await month.refusal('bridgeRuns', { from: closed, to: nobody, measure })).toMatch(
      /^404 VALIDATION_FAILED \[to\] .*No run has that id/,
    )
  })

  test('for a run that is not archived, with the months that have one', async () => {
    const table = await server.another()
    const open = new ArchivedWorld(table, PERIOD.endMs + HOUR_MS, before)
    await open.finance.allocate({ period })
    open.nowMs = next.startMs + 10 * 24 * HOUR_MS
    await open.finance.allocate({ period: next.id })
    expect(await open.refusal('bridgeRuns', { from: period, to: next.id, measure })).toMatch(
      /^409 PROCESS_REQUIRED \[to\] The inputs of the run .* of 2025-12 are not archived: .* Months that have one: 2025-11\.$/,
    )
  })

  test('for an archive that is damaged, and for one that is out of reach', async () => {
    const table = await server.another()
    const broken = new ArchivedWorld(table, PERIOD.endMs + HOUR_MS, before)
    await broken.finance.allocate({ period })
    const parts = [...broken.archive.objects.keys()].filter((key) => key.endsWith('.gz'))
    expect(parts.length).toBeGreaterThan(3)
    for (const key of parts) broken.archive.objects.delete(key)
    const asked = { from: period, to: period, measure }
    expect(await broken.refusal('bridgeRuns', asked)).toMatch(
      /^503 DATA_SOURCE_UNAVAILABLE \[\] The archived inputs of 2025-11 are damaged \(.*\), so nothing is computed from them\. The published figures stand\./,
    )
    broken.archive.get = async () => {
      throw new ArchiveUnavailableError('read from', 'archives', new Error('no route'))
    }
    expect(await broken.refusal('bridgeRuns', asked)).toBe(
      '503 DATA_SOURCE_UNAVAILABLE [] The archived inputs of 2025-11 could not be read. Nothing is lost; try again in a moment.',
    )
  })
})

test('under a volume method causes are added up for a budget owner, since apart they would tell what others sent', async () => {
  const table = await server.another()
  const environment = { OFFICIAL_METHOD: 'volume', OFFICIAL_SHARE_IDLE: 'even' }
  const usage = (tenantIdText: string, emailsSent: number) => ({
    ...{ tenantIdText, emailsSent },
    ...{ rows: 1, rowsWithoutVolume: 0 },
  })
  const sent: CostInputs = { ...before, usage: [usage(A, 900), usage(B, 100), usage(C, 5)] }
  const volumes = new ArchivedWorld(table, PERIOD.endMs + HOUR_MS, sent, environment)
  await volumes.finance.allocate({ period })
  await volumes.finance.close({ period, preparedBy: 'Ann', approvedBy: 'Bob' })
  volumes.rows = { ...sent, vps: learned.vps, usage: [usage(A, 900), usage(B, 300), usage(C, 5)] }
  await volumes.finance.allocate({ period, restate: { reason: 'The invoice came late.', restatedBy: 'Ann' } })
  const asked = { from: closed, to: restated, measure: 'total_cost', of: A }
  const { data } = await volumes.ask('bridgeRuns', asked, ownerOf(A))
  expect(data.steps.map(({ cause, cents }) => [cause, cents])).toEqual([[null, -44]])
  expect(data.known_from_cents - 44).toBe(data.known_to_cents)
  const { data: all } = await volumes.ask('bridgeRuns', asked)
  expect(all.steps.map(({ cause }) => cause)).toEqual(['prices', 'usage'])
})

test('what an earlier version of the method published is where the steps begin, and its difference is of the method', async () => {
  const table = await server.another()
  const earlier = new ArchivedWorld(table, PERIOD.endMs + 2 * HOUR_MS, before)
  const computed = { ...before, vps: [vps('v1', 990), vps('v2', 400)] }
  const runId = await publishEarlierVersion(earlier, table.table, { computed, archived: before })
  const { runId: to } = await earlier.finance.allocate({ period })
  const asked = { from: runId, to: to as string, measure: 'infrastructure_cost' }
  const byMethod = ['method_and_policies', 'An earlier version of the method computed what was published.']
  const { data } = await earlier.ask('bridgeRuns', asked)
  expect([data.from_cents, data.to_cents]).toEqual([1_390, 1_400])
  expect(told(data)).toEqual([[...byMethod, 10, ['Of no server that is named', 1_390, 1_400, 10]]])
  const own = await earlier.ask('bridgeRuns', { ...asked, of: A }, ownerOf(A))
  expect(told(own.data)).toEqual([[...byMethod, 5, ['Of no server that is named', 495, 500, 5]]])
})
