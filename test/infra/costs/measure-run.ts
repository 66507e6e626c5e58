// What a day costs the store: two daily runs of the benchmark's world are published on the embedded DynamoDB, which counts
// the units that AWS bills. The second day is what is measured: it also marks the run of the day before to expire.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { allocateMonth } from '../../../functions/allocate-costs/allocate-month.ts'
import { allocateCostsEvent } from '../../../functions/allocate-costs/event.ts'
import { askedMonth, readMonth } from '../../../functions/allocate-costs/read-month.ts'
import type { Services } from '../../../functions/allocate-costs/services.ts'
import { readConfiguration } from '../../../functions/runtime/config.ts'
import { packArchive } from '../../../functions/stores/archive/pack-archive.ts'
import { packFrozenItems } from '../../../functions/stores/closes/frozen-items.ts'
import type { FiguresTable } from '../../../functions/stores/figures-table.ts'
import { TENANT_PREFIX } from '../../../functions/stores/runs/keys.ts'
import type { RunItem } from '../../../functions/stores/runs/pack-run.ts'
import { readItems } from '../../../functions/stores/runs/read-items.ts'
import { readRecord } from '../../../functions/stores/runs/run-record.ts'
import type { MeasuredRun } from '../../../infra/costs/measured-runs.ts'
import { PERIOD } from '../../bench/world.ts'
import { memoryArchive } from '../../engines/archive.ts'
import { startFiguresApi } from '../../engines/figures-api.ts'
import type { SummarySize } from './measure-summary.ts'

export const DAY_MS = 24 * 60 * 60 * 1000
/** The night of the last day but one; the next run is a day later. */
export const FIRST_NIGHT_MS = PERIOD.endMs - 2 * DAY_MS + 4 * 60 * 60 * 1000
/** Longer than any query takes on a busy machine. */
export const QUERY_TIMEOUT_SECONDS = '800'
/** As many tenants as a sheet shows at once. */
const GRID_TENANTS = 50

export type RunSize = Omit<MeasuredRun, keyof SummarySize>

/** @param databaseUrl a world of so many tenants, loaded by the benchmark's own program; the table is empty */
export async function measureRun(
  tenants: number,
  databaseUrl: string,
  table: FiguresTable,
): Promise<RunSize> {
  const used = countUnits(table.client)
  let nowMs = FIRST_NIGHT_MS
  const services = {
    configuration: readConfiguration({ DATABASE_URL: databaseUrl, QUERY_TIMEOUT_SECONDS }),
    table,
    archive: memoryArchive(),
    clock: () => nowMs,
  }
  const runOfTheDay = async () => {
    const { publication } = await allocateMonth(allocateCostsEvent.parse({}), services)
    if (publication?.outcome !== 'published')
      throw new Error(`It was not published: ${publication?.outcome}.`)
    return publication.runId
  }
  await runOfTheDay()
  nowMs += DAY_MS
  used.read = used.written = 0
  const runId = await runOfTheDay()
  const day = { ...used }
  const items = await itemsOf(table, await readRecord(table, runId))
  used.read = 0
  await askGrid(table, items, nowMs)
  return {
    tenants,
    items: items.length,
    bytes: sizeOf(items),
    writeUnitsADay: Math.ceil(day.written),
    readUnitsADay: Math.ceil(day.read),
    gridTenants: GRID_TENANTS,
    readUnitsAGridMonth: Math.ceil(used.read),
    archivedBytes: await archivedBytesOf(items, services),
  }
}

/** What a closed month is in the archive: its inputs, and the copy of its run. */
export async function archivedBytesOf(items: readonly RunItem[], services: Services): Promise<number> {
  const read = await readMonth(askedMonth(allocateCostsEvent.parse({}), services), services)
  const { parts, manifestText } = await packArchive('measured', read.run)
  const copy = await packFrozenItems([items])
  return [...parts, copy].reduce((sum, { bytes }) => sum + bytes.length, manifestText.length)
}

/** Asks DynamoDB with every request what it billed, and adds it up. */
export function countUnits(client: DynamoDBDocumentClient): { read: number; written: number } {
  const used = { read: 0, written: 0 }
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' })
        const result = await next(args)
        const { ConsumedCapacity } = result.output as {
          ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[]
        }
        const units = [ConsumedCapacity ?? []]
          .flat()
          .reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
        used[/Get|Query/.test(commandName) ? 'read' : 'written'] += units
        return result
      },
    { step: 'initialize' },
  )
  return used
}

/** Of a run or a summary, by its record. */
export async function itemsOf(
  table: FiguresTable,
  record: { readonly runId: string; readonly shards: number } | null,
): Promise<RunItem[]> {
  if (record === null) throw new Error('It has no record.')
  const { runId, shards } = record
  return (await readItems(table, { runId, shards, consistent: true })).flat()
}

export function sizeOf(items: readonly object[]): number {
  return items.reduce<number>((sum, item) => sum + bytesOf(item), 0)
}

/** As DynamoDB counts: names and texts in UTF-8, a small number two bytes. */
function bytesOf(item: object): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + name.length + (typeof value === 'string' ? Buffer.byteLength(value) : 2),
    0,
  )
}

/** A grid of some tenants over the one month there is, as a workbook asks for it. */
async function askGrid(table: FiguresTable, items: readonly RunItem[], nowMs: number): Promise<void> {
  const tenants = items
    .filter(({ sk }) => sk.startsWith(TENANT_PREFIX))
    .slice(0, GRID_TENANTS)
    .map(({ sk }) => sk.slice(TENANT_PREFIX.length))
  const api = await startFiguresApi({ table, now: () => nowMs })
  const body = { tenants, periods: [PERIOD.id], measures: ['total_cost', 'revenue', 'profit'] }
  const answer = await api.query(body, await api.token(['ROLE_FINANCE']))
  if (answer.status !== 200) throw new Error(`The grid was answered with ${answer.status}.`)
}
