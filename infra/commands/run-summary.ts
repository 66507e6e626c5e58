// Invokes the summarize-strategy handler as AWS would, then reads the published summary back through its reader: what a
// command shows is what was published.
import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'
import { readStoreConfiguration } from '../../functions/runtime/config.ts'
import { combinationOf } from '../../functions/runtime/official-combination.ts'
import { announceStage } from '../../functions/runtime/stages.ts'
import { connectFiguresTable } from '../../functions/stores/figures-table.ts'
import { readDirectory } from '../../functions/stores/runs/directory.ts'
import { readPointer } from '../../functions/stores/runs/pointer.ts'
import { findRunById } from '../../functions/stores/runs/run-reader.ts'
import { findSummaryById, readSummary } from '../../functions/stores/summaries/summary-reader.ts'
import type { SummarizeStrategyAnswer } from '../../functions/summarize-strategy/answer.ts'
import { askedSpan } from '../../functions/summarize-strategy/asked-span.ts'
import { chooseCostRuns } from '../../functions/summarize-strategy/choose-cost-runs.ts'
import type { SummarizeStrategyEvent } from '../../functions/summarize-strategy/event.ts'
import type { SummaryFigures } from '../../shared/contract/summary/summary-figures.ts'
import { findTenant } from '../../shared/tenants/find-tenant.ts'
import { runAllocation } from './run-allocation.ts'

const CALENDAR_YEAR = '1'

export interface ShownSummary {
  readonly answer: SummarizeStrategyAnswer
  readonly summary: SummaryFigures
}

export async function runSummary(event: Partial<SummarizeStrategyEvent>): Promise<ShownSummary> {
  // Imported only now: the handler's clients take the addresses that the system just started put in the environment.
  const { handler } = await import('../../functions/summarize-strategy/handler.ts')
  const asked = event.dryRun ? { ...event, includeSummary: true } : event
  const answer = await handler(asked as SummarizeStrategyEvent, commandContext())
  if (answer.runId === null) return { answer, summary: answer.summary as SummaryFigures }
  announceStage('Reading the published summary')
  const table = connectFiguresTable(process.env.FIGURES_TABLE ?? '')
  return { answer, summary: await readSummary(table, await findSummaryById(table, answer.runId)) }
}

/**
 * Allocates the last begun month of a period where it has no official run yet: a summary stands on it.
 *
 * @param say told before it is allocated
 */
export async function allocateIfNeeded(
  period: string | undefined,
  startedBy: string,
  say: (sentence: string) => void,
): Promise<void> {
  const lastMonth = askedMonths(period).at(-1) as string
  const configuration = readStoreConfiguration(process.env)
  const key = { period: lastMonth, ...combinationOf({}, configuration) }
  if ((await readPointer(connectFiguresTable(configuration.FIGURES_TABLE), key)) !== null) return
  say(`${lastMonth} has no official cost run yet: it is allocated and published first.`)
  await runAllocation({ period: lastMonth, startedBy })
}

/**
 * Before anything is computed: whether the tenant is in any of the cost runs that the summary of the period stands on.
 *
 * @param tenant an id or a whole name
 * @throws InvalidInputError when nobody, or more than one tenant, has it; RefusedError when the last month has no run
 */
export async function requireTenant(period: string | undefined, tenant: string): Promise<void> {
  const months = askedMonths(period)
  const configuration = readStoreConfiguration(process.env)
  const table = connectFiguresTable(configuration.FIGURES_TABLE)
  const chosen = await chooseCostRuns(table, months.at(-1) as string, configuration)
  const runIds = chosen.flatMap(({ period: month, runId }) =>
    months.includes(month) && runId !== null ? [runId] : [],
  )
  const directories = await Promise.all(
    runIds.map(async (runId) => readDirectory(table, await findRunById(table, runId))),
  )
  // A tenant is named as in the newest run that has it.
  const named = new Map(directories.flat().map((entry) => [entry.tenantId, entry]))
  findTenant([...named.values()], tenant, 'tenant')
}

function askedMonths(period: string | undefined): readonly string[] {
  const firstMonth = Number(process.env.FISCAL_YEAR_FIRST_MONTH ?? CALENDAR_YEAR)
  return askedSpan(period, Date.now(), firstMonth).months
}

/** The context of an invocation, as far as the handlers look at it. */
function commandContext(): Context {
  return { awsRequestId: randomUUID(), functionName: 'summarize-strategy' } as Context
}
