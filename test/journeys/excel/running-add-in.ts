// Published months in a table of the test's own, and the whole system in front of them, for journeys in a browser.
import { logger } from '../../../functions/runtime/logger.ts'
import type { ComputedRun } from '../../../shared/figures/compute-run.ts'
import { type Period, parsePeriod } from '../../../shared/periods/period.ts'
import { memoryArchive } from '../../engines/archive.ts'
import { startFiguresTable } from '../../engines/figures-table.ts'
import { DAY_MS, publishAt, runOf, tenantId } from '../../functions/stores/runs/sample-runs.ts'
import { assignment, ip, payment, subscription, tenant, vps } from '../../worlds/world.ts'
import { serveSystem } from './serve-system.ts'

export const TENANTS = [
  'Fern Ltd',
  'Alder Bay',
  'Société',
  'Cedar Hollow Group',
  'Marlow "Post" Ltd',
  'Quay Street Mail',
]
export const MONTHS = ['2026-08', '2026-09', '2026-10']
const [, , NEWEST = ''] = MONTHS

export interface RunningAddIn {
  readonly pageUrl: string
  readonly apiUrl: string
  /** The cents that the newest run of a month publishes for a tenant. */
  totalCents(tenantName: string, month: string): number
  /** Publishes another run of the newest month, with other costs. */
  publishAgain(): Promise<void>
  stop(): Promise<void>
}

/** @param folder where the add-in is built */
export async function startAddIn(folder: string): Promise<RunningAddIn> {
  logger.setLogLevel('SILENT')
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const each of stops.splice(0).toReversed()) await each()
  }
  try {
    const table = await startFiguresTable()
    stops.push(() => table.stop())
    const runs = new Map<string, ComputedRun>()
    let nowMs = parsePeriod(NEWEST).endMs + DAY_MS
    const publish = async (month: string, vpsCents: number) => {
      const run = runIn(parsePeriod(month), vpsCents)
      await publishAt(table.table, nowMs, run)
      runs.set(month, run)
      nowMs += 60_000
    }
    for (const [number, month] of MONTHS.entries()) await publish(month, 23_456 + number * 1_789)

    const served = await serveSystem(
      { folder, table: table.table, archives: memoryArchive(), clock: () => nowMs },
      stops,
    )
    return {
      ...served,
      totalCents: (name, month) => {
        const row = runs.get(month)?.figures.tenants.find(({ tenantName }) => tenantName === name)
        if (typeof row?.totalCostCents !== 'number') throw new Error(`No cost of ${name} in ${month}.`)
        return row.totalCostCents
      },
      publishAgain: () => publish(NEWEST, 31_313),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Each tenant on a server of its own, with an address, a plan and a payment. */
function runIn(period: Period, vpsCents: number): ComputedRun {
  const ids = TENANTS.map((_, number) => tenantId(number))
  const inputs = {
    tenants: ids.map((id, number) => tenant(id, { name: TENANTS[number] as string })),
    vps: ids.map((_, number) => vps(`vps-${number}`, vpsCents + number * 4_321)),
    ips: ids.map((_, number) => ip(`ip-${number}`, `vps-${number}`, 150)),
    assignments: ids.map((id, number) => assignment(`ip-${number}`, id)),
    subscriptions: ids.map((id) => subscription(id, 49_900)),
    payments: ids.map((id) => payment(id, 49_900)),
  }
  return runOf(inputs, { period, asOfMs: period.endMs, readAtMs: period.endMs })
}
