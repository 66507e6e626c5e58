// Nine months of 2025 and an open tenth, and budgets for them: A and B share a server, A alone has another that is to go, C
// comes in June, A's plan changes in July, a cost of C is unknown in August. It is the 20th of October.
import type { ArchiveObjects } from '../../../../functions/stores/archive/archive-objects.ts'
import { packArchive } from '../../../../functions/stores/archive/pack-archive.ts'
import { writeArchive } from '../../../../functions/stores/archive/write-archive.ts'
import { bookStore } from '../../../../functions/stores/budgets/book-store.ts'
import { closePointer } from '../../../../functions/stores/runs/close-pointer.ts'
import { publishRestatement } from '../../../../functions/stores/runs/publish-restatement.ts'
import { compareKeys } from '../../../../shared/budgets/line-key.ts'
import type { BudgetLine } from '../../../../shared/contract/budget/line.ts'
import type { Scenario } from '../../../../shared/contract/budget/scenario.ts'
import type { ArchiveReference } from '../../../../shared/contract/closing/archive.ts'
import type { Pool } from '../../../../shared/contract/run-figures.ts'
import type { CostInputs } from '../../../../shared/inputs/cost-inputs.ts'
import { parsePeriod } from '../../../../shared/periods/period.ts'
import { memoryArchive } from '../../../engines/archive.ts'
import type { TestTable } from '../../../engines/figures-table.ts'
import {
  A,
  assignment,
  B,
  C,
  ip,
  payment,
  request,
  run,
  sent,
  subscription,
  tenant,
  vps,
  world,
} from '../../../worlds/world.ts'
import { type Served, serve } from '../../figures-api/operations/served.ts'
import { DAY_MS, OFFICIAL, originAt, publishAt, runIdAt } from '../../stores/runs/sample-runs.ts'

export const MONTHS = Array.from({ length: 9 }, (_, month) => `2025-0${month + 1}`)
export const OPEN_MONTH = '2025-10'
export const NOW_MS = Date.parse('2025-10-20')
export const ANN = { roles: ['ROLE_BUDGET_OWNER' as const], claims: { sub: 'ann', tenants: [A] } }
export const BEN = { roles: ['ROLE_BUDGET_OWNER' as const], claims: { sub: 'ben', tenants: [A, B] } }

export function inputsOf(month: string, change: { v1Cents?: number } = {}): Partial<CostInputs> {
  const { startMs } = parsePeriod(month)
  const number = Number(month.slice(5))
  const priceOfA = number < 7 ? 4_900 : 5_900
  const billed = { billingStartMs: startMs, billingEndMs: startMs + 30 * DAY_MS }
  return {
    tenants: [
      tenant(A, { name: 'Acme' }),
      tenant(B, { name: 'Best' }),
      ...(number < 6 ? [] : [tenant(C, { name: 'Cirrus', createdMs: startMs })]),
    ],
    vps: [
      vps('v1', change.v1Cents ?? 1_000 + 10 * number),
      vps('v2', 500, { decommissionScheduledForMs: Date.parse('2025-11-15') }),
      ...(number < 6 ? [] : [vps('v3', number === 8 ? null : 300)]),
    ],
    ips: [
      ip('i1', 'v1', 300),
      ip('i2', 'v2', 201),
      ip('i3', 'v1', 77, { status: 'burned' }),
      ...(number < 6 ? [] : [ip('i4', 'v3', 50)]),
    ],
    assignments: [
      assignment('i1', A),
      assignment('i1', B),
      assignment('i2', A),
      ...(number < 6 ? [] : [assignment('i4', C)]),
    ],
    subscriptions: [
      subscription(A, priceOfA, { planName: number < 7 ? 'Growth' : 'Scale' }),
      subscription(B, 4_900),
    ],
    payments: [payment(A, priceOfA, billed), payment(B, 4_900, billed)],
    usage: [sent(A, 900 + number), sent(B, 300)],
    platformCosts: [
      { name: 'Secrets', vendor: 'Vault', monthlyCents: 900, validFrom: '2025-01-01', validTo: '2025-11-30' },
    ],
  }
}

const vendorOf = (_: Pool, id: string) => (id === 'v2' || id === 'i2' ? 'Contabo' : 'Hostwinds')

export function runOf(month: string, change: { v1Cents?: number } = {}, asOfMs = parsePeriod(month).endMs) {
  return run(inputsOf(month, change), { period: parsePeriod(month), asOfMs, readAtMs: asOfMs, vendorOf })
}

export interface PlannedWorld {
  readonly served: Served
  readonly runIds: Readonly<Record<string, string>>
}

export async function openPlannedWorld(
  tables: TestTable,
  lines: readonly BudgetLine[],
): Promise<PlannedWorld> {
  const archives = memoryArchive()
  const served = await serve((await tables.another()).table, { MATERIALITY_AMOUNT_CENTS: '100' }, archives)
  const runIds: Record<string, string> = {}
  for (const month of MONTHS) {
    const startedAtMs = parsePeriod(month).endMs + 60_000
    const runId = runIdAt(startedAtMs)
    const archive = month === MONTHS.at(-1) ? await archived(runId, month, archives) : null
    await publishAt(served.table, startedAtMs, runOf(month), { runId, ...(archive && { archive }) })
    runIds[month] = runId
  }
  runIds[OPEN_MONTH] = await served.publish(runOf(OPEN_MONTH, {}, NOW_MS - DAY_MS), NOW_MS - DAY_MS)
  served.nowMs = NOW_MS
  await writeBook(served, lines)
  return { served, runIds }
}

/** What is scheduled is read from the newest month that is over. */
async function archived(runId: string, month: string, archives: ArchiveObjects): Promise<ArchiveReference> {
  const period = parsePeriod(month)
  const packed = await packArchive(runId, {
    inputs: world(inputsOf(month)),
    mapping: [],
    request: request({ period, asOfMs: period.endMs, readAtMs: period.endMs }),
  })
  await writeArchive(archives, packed)
  return packed.reference
}

/** A whole scenario as one submission. */
export async function writeBook(
  { table }: Served,
  lines: readonly BudgetLine[],
  scenario: Scenario = { kind: 'budget' },
): Promise<void> {
  const store = bookStore(table)
  const before = await store.read(scenario)
  const after = { ...before, revision: before.revision + 1, lines: [...lines].sort(compareKeys) }
  await store.write(before, after, { lines: [], years: [] })
}

export const line = (values: Partial<BudgetLine> = {}): BudgetLine => ({
  dimension: 'tenant',
  member: A,
  measure: 'total_cost',
  period: '2025-09',
  cents: 1_500,
  quantityAndRate: null,
  owner: 'ann',
  note: null,
  version: 1,
  changedBy: 'ann',
  changedAt: '2025-01-01T00:00:00Z',
  ...values,
})

/** The same line in each month of the year. */
export const allYear = (values: Partial<BudgetLine> = {}): BudgetLine[] =>
  [...MONTHS, '2025-10', '2025-11', '2025-12'].map((period) => line({ ...values, period }))

/** Closes September and restates it, the shared server dearer. @returns the run that restates it */
export async function restateSeptember({ served, runIds }: PlannedWorld, v1Cents: number): Promise<string> {
  const [month, closedAtMs] = ['2025-09', Date.parse('2025-10-05')]
  const restatedAtMs = Date.parse('2025-10-10')
  const closedUnder = { method: OFFICIAL.method, policies: OFFICIAL.policies }
  await closePointer(
    served.table,
    { period: month, ...closedUnder },
    {
      runId: runIds[month] as string,
      certificate: { key: 'certificate', sha256: 'c'.repeat(64) },
      closedAtMs,
      preparedBy: 'Ann',
      approvedBy: 'Bob',
    },
  )
  const computed = runOf(month, { v1Cents })
  const restatement = {
    ...{ closedUnder, againstRunId: runIds[month] as string, number: 1, reason: 'Late invoice.' },
    ...{ restatedBy: 'Ann', restatedAt: new Date(restatedAtMs).toISOString() },
    ...{ unknownDifferences: 0, adjustments: [] },
  }
  const runId = runIdAt(restatedAtMs)
  const origin = { ...originAt(restatedAtMs, computed, { runId }), restatement }
  await publishRestatement(served.table, computed, origin, () => restatedAtMs)
  return runId
}
