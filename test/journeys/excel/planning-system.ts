// Three months that were allocated, closed and can be restated by the handlers that are deployed, with their inputs archived,
// and the whole system in front of them: what a budget is held against.
import { logger } from '../../../functions/runtime/logger.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { type Period, parsePeriod } from '../../../shared/periods/period.ts'
import { memoryArchive } from '../../engines/archive.ts'
import { startFiguresTable } from '../../engines/figures-table.ts'
import { monthEnds } from '../../engines/month-ends.ts'
import { tenantId } from '../../functions/stores/runs/sample-runs.ts'
import { assignment, ip, tenant, vps, world } from '../../worlds/world.ts'
import { serveSystem } from './serve-system.ts'

export const OWN = ['Fern Ltd', 'Alder Bay'] as const
const OTHERS = ['Quay Street Mail']
const MONTHS = ['2026-08', '2026-09', '2026-10']
const HOUR_MS = 3_600_000

export interface PlanningSystem {
  readonly pageUrl: string
  /** Cents by month of a tenant's total cost in the budget, as Finance reads them. */
  budgetOf(tenantName: string): Promise<Readonly<Record<string, number>>>
  /** Finance makes a line of the budget another. */
  asFinance(tenantName: string, period: string, cents: number): Promise<void>
  /** The newest month is restated: its first server cost more than was known. */
  restate(): Promise<void>
  /** The published total cost of the newest month. */
  actualCents(tenantName: string): Promise<number>
  stop(): Promise<void>
}

/** @param folder where the add-in is built */
export async function startPlanning(folder: string): Promise<PlanningSystem> {
  logger.setLogLevel('SILENT')
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const each of stops.splice(0).toReversed()) await each()
  }
  try {
    const table = await startFiguresTable()
    stops.push(() => table.stop())
    const archive = memoryArchive()
    let nowMs = 0
    let learnedCents = 0
    const finance = monthEnds({
      table: table.table,
      archive,
      rows: (period) => inputsOf(period, learnedCents),
      now: () => {
        nowMs += 60_000
        return nowMs
      },
    })
    for (const month of MONTHS) {
      nowMs = parsePeriod(month).endMs + HOUR_MS
      await finance.allocate({ period: month })
      await finance.close({ period: month, preparedBy: 'Ann', approvedBy: 'Bob' })
    }
    const served = await serveSystem(
      {
        folder,
        table: table.table,
        archives: archive,
        clock: () => nowMs,
        ownTenants: OWN.map((_, number) => tenantId(number)),
      },
      stops,
    )
    const call = asPerson(served, 'finance@sample')
    const [, , newest = ''] = MONTHS
    const id = (name: string) => tenantId([...OWN, ...OTHERS].indexOf(name))
    const linesOf = async (name: string): Promise<Line[]> => {
      const { lines } = await call<{ lines: Line[] }>('/api/v1/planning/budgets/lines')
      return lines.filter(({ member }) => member === id(name))
    }
    return {
      pageUrl: served.pageUrl,
      budgetOf: async (name) =>
        Object.fromEntries((await linesOf(name)).map(({ period, cents }) => [period, cents])),
      asFinance: async (name, period, cents) => {
        const line = (await linesOf(name)).find((each) => each.period === period)
        const row = { row: 1, dimension: 'tenant', member: id(name), measure: 'total_cost', period, cents }
        await call('/api/v1/planning/budgets/submit', {
          scenario: { kind: 'budget' },
          why: 'The new contract',
          rows: [{ ...row, version: line?.version ?? null }],
        })
      },
      restate: async () => {
        learnedCents = 1_201
        await finance.allocate({
          period: newest,
          restate: { reason: 'The invoice came late.', restatedBy: 'Ann' },
        })
      },
      actualCents: async (name) => {
        const query = `period=${newest}&measure=total_cost&basis=restated`
        const { tenants } = await call<{ tenants: { tenant_id: string; figures: { total_cost: number } }[] }>(
          `/api/v1/figures?${query}`,
        )
        return tenants.find(({ tenant_id }) => tenant_id === id(name))?.figures.total_cost ?? Number.NaN
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Line {
  readonly member: string
  readonly period: string
  readonly cents: number
  readonly version: number
}

/** Asks the API as somebody else than who sits at the workbook. */
function asPerson({ apiUrl, tokenUrl }: { apiUrl: string; tokenUrl: string }, subject: string) {
  return async <Data>(path: string, body?: object): Promise<Data> => {
    const signedIn = await fetch(tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: subject }),
    })
    const { access_token } = (await signedIn.json()) as { access_token: string }
    const answer = await fetch(`${apiUrl}${path}`, {
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(await answer.text())
    return ((await answer.json()) as { data: Data }).data
  }
}

/** Each tenant on a server of its own, but for the first two, who share one; the first server's price is learned late. */
function inputsOf(_: Period, learnedCents: number): CostInputs {
  const names = [...OWN, ...OTHERS]
  const ids = names.map((_, number) => tenantId(number))
  return world({
    tenants: ids.map((id, number) => tenant(id, { name: names[number] as string })),
    vps: [vps('shared', 20_000 + learnedCents), vps('other', 9_000)],
    ips: [ip('one', 'shared', 300), ip('two', 'shared', 300), ip('three', 'other', 300)],
    assignments: [
      assignment('one', ids[0] as string),
      assignment('two', ids[1] as string),
      assignment('three', ids[2] as string),
    ],
    sources: [{ name: 'vps_instances', rows: 2, latestMs: Date.UTC(2026, 9, 31) }],
  })
}
