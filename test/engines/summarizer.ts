// The summarize-strategy handler over a test's own database, table, clock and events: everything else is as deployed.
import type { Context } from 'aws-lambda'
import { readSummaryConfiguration } from '../../functions/runtime/config.ts'
import { logger } from '../../functions/runtime/logger.ts'
import type { FiguresTable } from '../../functions/stores/figures-table.ts'
import type { SummarizeStrategyAnswer } from '../../functions/summarize-strategy/answer.ts'
import type { SummarizeStrategyEvent } from '../../functions/summarize-strategy/event.ts'
import { summarizeStrategyHandler } from '../../functions/summarize-strategy/handler.ts'
import type { BusinessEventStore } from '../../functions/summarize-strategy/services.ts'

export interface SummarizerOptions {
  readonly databaseUrl: string
  readonly table: FiguresTable
  readonly events: BusinessEventStore
  /** Epoch milliseconds. */
  readonly now: () => number
}

export type Summarize = (event?: Partial<SummarizeStrategyEvent>) => Promise<SummarizeStrategyAnswer>

export function summarizer({ databaseUrl, table, events, now }: SummarizerOptions): Summarize {
  logger.setLogLevel('SILENT')
  const configuration = readSummaryConfiguration({ DATABASE_URL: databaseUrl, FIGURES_TABLE: table.name })
  const handler = summarizeStrategyHandler(() => ({ configuration, table, events, clock: now }))
  return (event = {}) => handler(event as SummarizeStrategyEvent, {} as Context)
}
