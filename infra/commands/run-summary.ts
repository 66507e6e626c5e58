// Invokes the summarize-strategy handler as AWS would, then reads the published summary back through its reader: what a
// command shows is what was published.
import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'
import { readStoreConfiguration } from '../../functions/runtime/config.ts'
import { combinationOf } from '../../functions/runtime/official-combination.ts'
import { announceStage } from '../../functions/runtime/stages.ts'
import { connectFiguresTable } from '../../functions/stores/figures-table.ts'
import { readPointer } from '../../functions/stores/runs/pointer.ts'
import { findSummaryById, readSummary } from '../../functions/stores/summaries/summary-reader.ts'
import type { SummarizeStrategyAnswer } from '../../functions/summarize-strategy/answer.ts'
import { askedSpan } from '../../functions/summarize-strategy/asked-span.ts'
import type { SummarizeStrategyEvent } from '../../functions/summarize-strategy/event.ts'
import type { SummaryFigures } from '../../shared/contract/summary/summary-figures.ts'
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
  const firstMonth = Number(process.env.FISCAL_YEAR_FIRST_MONTH ?? CALENDAR_YEAR)
  const lastMonth = askedSpan(period, Date.now(), firstMonth).months.at(-1) as string
  const configuration = readStoreConfiguration(process.env)
  const key = { period: lastMonth, ...combinationOf({}, configuration) }
  if ((await readPointer(connectFiguresTable(configuration.FIGURES_TABLE), key)) !== null) return
  say(`${lastMonth} has no official cost run yet: it is allocated and published first.`)
  await runAllocation({ period: lastMonth, startedBy })
}

/** The context of an invocation, as far as the handlers look at it. */
function commandContext(): Context {
  return { awsRequestId: randomUUID(), functionName: 'summarize-strategy' } as Context
}
