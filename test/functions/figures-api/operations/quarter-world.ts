// The third quarter of 2025, month by month, and how it is asked for: A and B share a VPS, C comes in August under B's name,
// and A is renamed in September.
import type { CostInputs } from '../../../../shared/inputs/cost-inputs.ts'
import { parsePeriod } from '../../../../shared/periods/period.ts'
import type { TestTable } from '../../../engines/figures-table.ts'
import { A, assignment, B, C, ip, payment, run, subscription, tenant, vps } from '../../../worlds/world.ts'
import { DAY_MS } from '../../stores/runs/sample-runs.ts'
import { type Asker, type Served, serve } from './served.ts'

export const MONTHS = ['2025-07', '2025-08', '2025-09']
export const QUARTER = '2025-Q3'
export const OWNER_OF_A: Asker = { roles: ['ROLE_BUDGET_OWNER'], claims: { tenants: [A] } }

export const VPS_CENTS: Readonly<Record<string, number>> = {
  '2025-07': 1_000,
  '2025-08': 1_101,
  '2025-09': 1_202,
}

export function inputsOf(month: string): Partial<CostInputs> {
  const { startMs } = parsePeriod(month)
  const billed = { billingStartMs: startMs, billingEndMs: startMs + 30 * DAY_MS }
  return {
    tenants: [
      tenant(A, { name: month === '2025-09' ? 'Acme Group' : 'Acme' }),
      tenant(B, { name: 'Twin' }),
      ...(month === '2025-07' ? [] : [tenant(C, { name: 'TWIN', createdMs: startMs })]),
    ],
    vps: [vps('v1', VPS_CENTS[month] ?? 500)],
    ips: [ip('i1', 'v1', 300), ip('i2', 'v1', month === '2025-08' ? null : 77, { status: 'burned' })],
    assignments: [assignment('i1', A), assignment('i1', B)],
    subscriptions: [subscription(A, 4_900)],
    payments: [payment(A, 4_900, billed), payment(null, 33, billed)],
  }
}

export function runOf(month: string, inputs = inputsOf(month)) {
  const period = parsePeriod(month)
  return run(inputs, { period, asOfMs: period.endMs, readAtMs: period.endMs })
}

/** Publishes a month just after its end, or a minute later for each run before. @returns the id of the run */
export function publishMonth(
  served: Served,
  month: string,
  { inputs = inputsOf(month), before = 0 }: { inputs?: Partial<CostInputs>; before?: number } = {},
): Promise<string> {
  return served.publish(runOf(month, inputs), parsePeriod(month).endMs + (before + 1) * 60_000)
}

export interface QuarterWorld {
  readonly served: Served
  readonly runIds: readonly string[]
}

/** Months published in a table of their own; it is the 20th of October. */
export async function openWorld(tables: TestTable, months = MONTHS): Promise<QuarterWorld> {
  const served = await serve((await tables.another()).table)
  const runIds: string[] = []
  for (const month of months) runIds.push(await publishMonth(served, month))
  served.nowMs = Date.parse('2025-10-20')
  return { served, runIds }
}

export interface GridOf {
  readonly tenants?: string[]
  readonly periods?: string[]
  readonly measures?: string[]
  readonly knownAt?: string
}

/** The answer to a grid, of A's total cost in the quarter unless said otherwise, and a way to any of its cells. */
export async function gridIn(served: Served, query: GridOf, asker?: Asker) {
  const { data, meta } = await served.ask(
    'queryFigures',
    { tenants: [A], periods: [QUARTER], measures: ['total_cost'], ...query },
    asker,
  )
  const cell = (tenantId = A, measure = 'total_cost', period = QUARTER) => ({
    value: data.figures[tenantId]?.[period]?.[measure],
    bound: data.bounds[tenantId]?.[period]?.[measure] ?? null,
    missing: data.reasons[data.missing[tenantId]?.[period]?.[measure] ?? -1] ?? null,
  })
  return { data, meta, cell }
}
