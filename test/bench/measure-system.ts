// The overview of the executive API through its handler, against the very key reads that it needs, with nothing but the
// client's own calls and in the same order: what depends on nothing at once, then what that names.
import { BatchGetCommand, GetCommand } from '@aws-sdk/lib-dynamodb'
import { alertStore } from '../../functions/stores/alerts/alert-store.ts'
import { HEAD_KEY } from '../../functions/stores/alerts/keys.ts'
import { connectFiguresTable, type FiguresTable } from '../../functions/stores/figures-table.ts'
import { type ItemKey, pointerKey, recordKey, totalsKey } from '../../functions/stores/runs/keys.ts'
import { sectionKey, summaryPointerKey, summaryRecordKey } from '../../functions/stores/summaries/keys.ts'
import type { SummaryRecord } from '../../functions/stores/summaries/summary-record.ts'
import { createTable } from '../../infra/local/create-stores.ts'
import { parsePeriod } from '../../shared/periods/period.ts'
import { startFiguresApi } from '../engines/figures-api.ts'
import { manyTenants, publishAt, runOf } from '../functions/stores/runs/sample-runs.ts'
import { publishSummaryAt, summaryOf } from '../functions/stores/summaries/sample-summaries.ts'
import { type Pair, pairOf, Timings } from './timing.ts'

export interface SystemPairs {
  readonly overview: Pair
  readonly notModified: Pair
  /** How many answers, and raw reads, each measurement holds. */
  readonly answers: number
}

const ANSWERS = 100
const TENANTS = 500
const PERIOD = parsePeriod('2025-11')
const NEWEST = ['2025-12', PERIOD.id]
const OFFICIAL = { method: 'even', policies: { shareIdle: 'none', sharePlatform: 'none' } } as const
const NOW_MS = Date.UTC(2025, 11, 15)
const PATH = '/api/v1/system/overview'

export async function measureSystem(rounds: number, say: (what: string) => void): Promise<SystemPairs> {
  const table = connectFiguresTable('bench-system')
  await createTable(table.name)
  say(`Publishing a month of ${TENANTS} tenants, its summary and its alerts`)
  await publishMonth(table)
  const api = await startFiguresApi({
    table,
    now: () => NOW_MS,
    environment: { REQUESTS_PER_MINUTE: '10000000' },
  })
  const token = await api.token(['ROLE_EXECUTIVE_CFO'])
  const answered = async (status: number, headers: Readonly<Record<string, string>> = {}) => {
    const response = await api.get(PATH, token, headers)
    if (response.status !== status) throw new Error(`answered ${response.status}: ${response.text}`)
    return response
  }
  const { headers } = await answered(200)
  const conditional = { 'if-none-match': headers.etag ?? '' }
  const timings = new Timings<'overview' | 'raw' | '304' | 'raw head'>()
  for (let round = -1; round < rounds; round += 1) {
    say(round < 0 ? 'Warming up' : `Round ${round + 1} of ${rounds}`)
    await (round < 0 ? new Timings() : timings).round(
      round,
      new Map<'overview' | 'raw' | '304' | 'raw head', () => Promise<unknown>>([
        ['overview', () => repeat(() => answered(200))],
        ['raw', () => repeat(() => rawReads(table))],
        ['304', () => repeat(() => answered(304, conditional))],
        ['raw head', () => repeat(() => rawHead(table))],
      ]),
    )
  }
  table.client.destroy()
  return {
    overview: pairOf(timings, 'overview', 'raw'),
    notModified: pairOf(timings, '304', 'raw head'),
    answers: ANSWERS,
  }
}

async function publishMonth(table: FiguresTable): Promise<void> {
  const run = runOf(manyTenants(TENANTS, 1_000), { period: PERIOD, asOfMs: PERIOD.endMs })
  const { runId } = await publishAt(table, PERIOD.endMs + 60_000, run)
  const summary = summaryOf(1_000, { costRuns: [{ period: PERIOD.id, runId }] }, TENANTS)
  const published = await publishSummaryAt(table, PERIOD.endMs + 600_000, summary)
  const alerts = summary.tenants.slice(0, 50).map(({ figures: { tenantId } }) => ({
    ...{ id: `bounce_rate_critical:${tenantId}`, rule: 'bounce_rate_critical', tenantId },
    ...{ severity: 'Critical' as const, category: 'Deliverability' as const, title: 'Bounces', detail: '.' },
  }))
  await alertStore(table, { resolvedDays: 400 }, () => NOW_MS).evaluate(alerts, {
    ...{ at: '2025-12-01T01:00:00Z', asOf: '2025-12-01T00:00:00Z' },
    ...{ summaryId: published.runId, period: PERIOD.id },
    notLookedAt: { rules: new Set(), ids: new Set() },
  })
}

/** What decides whether an answer is still right: the pointers of the two newest months, of summaries and of cost runs, and the head of the alerts. */
async function rawHead(table: FiguresTable): Promise<readonly Record<string, unknown>[]> {
  const [pointers] = await Promise.all([
    readAll(table, [
      ...NEWEST.map(summaryPointerKey),
      ...NEWEST.map((period) => pointerKey({ period, ...OFFICIAL })),
    ]),
    readOne(table, HEAD_KEY),
  ])
  return pointers
}

async function rawReads(table: FiguresTable): Promise<void> {
  const { pk } = summaryPointerKey(PERIOD.id)
  const pointer = (await rawHead(table)).find((one) => one.pk === pk)
  const runId = String(pointer?.runId)
  const [record] = (await readAll(table, [summaryRecordKey(runId)])) as unknown as SummaryRecord[]
  const costRunId = String(record?.costRuns.at(-1)?.runId)
  await Promise.all([
    readOne(table, sectionKey(runId, 'totals', 0)),
    readAll(table, [recordKey(costRunId), totalsKey(costRunId)]),
  ])
}

async function readOne({ client, name }: FiguresTable, Key: ItemKey): Promise<void> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))
  if (Item === undefined) throw new Error(`nothing lies at ${JSON.stringify(Key)}`)
}

async function readAll({ client, name }: FiguresTable, keys: readonly ItemKey[]) {
  const { Responses } = await client.send(
    new BatchGetCommand({ RequestItems: { [name]: { Keys: [...keys], ConsistentRead: true } } }),
  )
  const items = Responses?.[name] ?? []
  if (items.length === 0) throw new Error(`nothing lies at ${JSON.stringify(keys)}`)
  return items
}

async function repeat(work: () => Promise<unknown>): Promise<void> {
  for (let count = 0; count < ANSWERS; count += 1) await work()
}
