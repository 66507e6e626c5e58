// The published cost and revenue of twelve months: of each month's run two numbers a tenant are kept, and one run is held
// at a time, since a run can have 20,000 tenants.
import type { RunFigures } from '../../shared/contract/run-figures.ts'
import type { CostMonth, CostPoint } from '../../shared/summaries/summary-inputs.ts'
import { announceStage } from '../runtime/stages.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import { findRunById, readFigures } from '../stores/runs/run-reader.ts'
import type { ChosenMonth } from './choose-cost-runs.ts'

export interface CostHistory {
  /** The runs of the summary's own months, whole, oldest first. */
  readonly runs: readonly RunFigures[]
  /** Oldest first. */
  readonly months: readonly CostMonth[]
}

interface Points {
  readonly tenants: ReadonlyMap<string, CostPoint>
  readonly platform: CostPoint
}

/**
 * @param chosen the months of the history, oldest first
 * @param whole months whose runs are wanted whole
 * @throws NotPublishedError when a run that a pointer names cannot be read whole
 */
export async function readCostHistory(
  table: FiguresTable,
  chosen: readonly ChosenMonth[],
  whole: readonly string[],
): Promise<CostHistory> {
  const runs: RunFigures[] = []
  const months: CostMonth[] = []
  for (const { period, runId, restatedFromRunId } of chosen) {
    if (runId === null) {
      months.push({ period, tenants: null, platform: null, restatedFrom: null })
      continue
    }
    announceStage(`Reading the cost run of ${period}`)
    const run = await readRun(table, runId)
    if (whole.includes(period)) runs.push(run)
    const restatedFrom = restatedFromRunId === null ? null : pointsOf(await readRun(table, restatedFromRunId))
    months.push({ period, ...pointsOf(run), restatedFrom })
  }
  return { runs, months }
}

async function readRun(table: FiguresTable, runId: string): Promise<RunFigures> {
  return readFigures(table, await findRunById(table, runId))
}

function pointsOf({ tenants, pools, revenue }: RunFigures): Points {
  const known = pools.flatMap(({ sourceCents }) => (sourceCents === null ? [] : [sourceCents]))
  return {
    tenants: new Map(
      tenants.map(({ tenantId, totalCostCents, revenueCents }) => [
        tenantId,
        { totalCostCents, revenueCents },
      ]),
    ),
    platform: {
      totalCostCents: known.length === 0 ? null : known.reduce((sum, cents) => sum + cents, 0),
      revenueCents: revenue.sourceCents,
    },
  }
}
