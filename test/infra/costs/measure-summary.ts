// What a day's summary costs the store, beside the run that it stands on. The units are those of a second one: it also marks
// the first to expire.
import { readSummaryConfiguration } from '../../../functions/runtime/config.ts'
import { readPostHogAccess } from '../../../functions/sources/posthog/configuration.ts'
import type { FiguresTable } from '../../../functions/stores/figures-table.ts'
import { readSummaryRecord } from '../../../functions/stores/summaries/summary-record.ts'
import { chooseCostRuns } from '../../../functions/summarize-strategy/choose-cost-runs.ts'
import { readCostHistory } from '../../../functions/summarize-strategy/cost-history.ts'
import { summarizeStrategyEvent } from '../../../functions/summarize-strategy/event.ts'
import { postHogEvents } from '../../../functions/summarize-strategy/services.ts'
import { summarizePeriod } from '../../../functions/summarize-strategy/summarize-period.ts'
import type { MeasuredRun } from '../../../infra/costs/measured-runs.ts'
import { PERIOD } from '../../bench/world.ts'
import { countUnits, DAY_MS, FIRST_NIGHT_MS, itemsOf, QUERY_TIMEOUT_SECONDS, sizeOf } from './measure-run.ts'

const FIRST_MS = FIRST_NIGHT_MS + DAY_MS
const NEXT_MS = FIRST_MS + 60 * 60 * 1000

export type SummaryItems = Pick<MeasuredRun, 'summaryItems' | 'summaryBytes'>
export type SummarySize = SummaryItems &
  Pick<MeasuredRun, 'summaryWriteUnits' | 'summaryReadUnits' | 'readUnitsAHistoryMonth'>

/** Publishes the first summary of the month whose runs `measureRun` published. */
export async function measureSummaryItems(databaseUrl: string, table: FiguresTable): Promise<SummaryItems> {
  const runId = await summarize(databaseUrl, table, FIRST_MS)
  const items = await itemsOf(table, await readSummaryRecord(table, runId))
  return { summaryItems: items.length, summaryBytes: sizeOf(items) }
}

/** The same, and the units of the next one. */
export async function measureSummary(databaseUrl: string, table: FiguresTable): Promise<SummarySize> {
  const size = await measureSummaryItems(databaseUrl, table)
  const used = countUnits(table.client)
  // With another setting than the first, or it would be its duplicate.
  await summarize(databaseUrl, table, NEXT_MS, { STALE_SOURCE_HOURS: '100' })
  const summary = { ...used }
  const chosen = await chooseCostRuns(table, PERIOD.id, configurationOf(databaseUrl, {}))
  used.read = 0
  await readCostHistory(table, chosen, [])
  return {
    ...size,
    summaryWriteUnits: Math.ceil(summary.written),
    // The world has the run of one month.
    summaryReadUnits: Math.ceil(summary.read - used.read),
    readUnitsAHistoryMonth: Math.ceil(used.read),
  }
}

async function summarize(
  databaseUrl: string,
  table: FiguresTable,
  nowMs: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<string> {
  const clock = () => nowMs
  const { publication } = await summarizePeriod(summarizeStrategyEvent.parse({}), {
    configuration: configurationOf(databaseUrl, settings),
    table,
    events: postHogEvents(readPostHogAccess({}), clock),
    clock,
  })
  if (publication?.outcome !== 'published') throw new Error(`No summary: ${publication?.outcome}.`)
  return publication.runId
}

function configurationOf(databaseUrl: string, settings: Readonly<Record<string, string>>) {
  return readSummaryConfiguration({ DATABASE_URL: databaseUrl, QUERY_TIMEOUT_SECONDS, ...settings })
}
