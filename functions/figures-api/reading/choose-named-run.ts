// A run that is asked for by its id, for its own month; or the runs that a summary stands on, asked for by the summary's.
import type { Sight } from '../../../shared/access/caller.ts'
import { isReason, type KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import { NotPublishedError } from '../../runtime/errors.ts'
import { requireReadable } from '../../stores/runs/readable.ts'
import { type RunRecord, readRecord } from '../../stores/runs/run-record.ts'
import { findSummaryById } from '../../stores/summaries/summary-reader.ts'
import type { SummaryRecord } from '../../stores/summaries/summary-record.ts'
import { notAccepted } from '../answers/api-error.ts'
import type { ApiServices } from '../services.ts'
import { maySee } from './official.ts'
import type { Choice, RunChoice } from './run-choice.ts'

/** A run id decides method and policies by itself, and answers for its own month alone. */
export async function chooseNamedRun(
  periods: readonly string[],
  runId: string,
  { method, shareIdle, sharePlatform }: RunChoice,
  sight: Sight,
  services: ApiServices,
): Promise<ReadonlyMap<string, Choice>> {
  if (method !== undefined || shareIdle !== undefined || sharePlatform !== undefined) {
    throw notAccepted(
      'knownAt',
      'a run id only without method, shareIdle and sharePlatform: the run has its own',
    )
  }
  const record = await readRecord(services.table, runId)
  if (record === null) return chooseRunsOfSummary(periods, runId, sight, services)
  const found = await seenRun(record, sight, services)
  return new Map(periods.map((period): [string, Choice] => [period, choiceIn(period, found)]))
}

async function chooseRunsOfSummary(
  periods: readonly string[],
  runId: string,
  sight: Sight,
  services: ApiServices,
): Promise<ReadonlyMap<string, Choice>> {
  const summary = await findNamedSummary(runId, services)
  const choices = periods.map(async (period): Promise<[string, Choice]> => {
    if (isReason(summary)) return [period, summary]
    const costRun = summary.costRuns.find((run) => run.period === period)
    if (costRun === undefined) return [period, OF_ANOTHER_MONTH]
    if (costRun.runId === null) return [period, WITHOUT_RUN]
    const record = await readRecord(services.table, costRun.runId)
    return [period, choiceIn(period, record === null ? EXPIRED : await seenRun(record, sight, services))]
  })
  return new Map(await Promise.all(choices))
}

/** A summary by its id, or why there is none to read. */
export async function findNamedSummary(
  runId: string,
  { table, clock }: Pick<ApiServices, 'table' | 'clock'>,
): Promise<KnownOrReason<SummaryRecord>> {
  return findSummaryById(table, runId, clock()).catch(asReason)
}

async function seenRun(
  record: RunRecord,
  sight: Sight,
  { table, clock, configuration }: ApiServices,
): Promise<KnownOrReason<RunRecord>> {
  if (!maySee(record, sight, configuration)) return UNKNOWN_RUN
  return requireReadable(table, record, clock()).catch(asReason)
}

function choiceIn(period: string, found: KnownOrReason<RunRecord>): Choice {
  if (isReason(found)) return found
  if (found.period !== period) return OF_ANOTHER_MONTH
  return { runId: found.runId, asOfMs: parseInstant(found.asOf, 'asOf') }
}

function asReason(error: unknown): NullReason {
  if (!(error instanceof NotPublishedError)) throw error
  return error.reason === 'expired' ? EXPIRED : UNKNOWN_RUN
}

const OF_ANOTHER_MONTH: NullReason = {
  code: 'run_of_another_month',
  message: 'The run of that id describes another month.',
}
const WITHOUT_RUN: NullReason = {
  code: 'not_published',
  message: 'The summary of that id was computed without a run of this month.',
}
const UNKNOWN_RUN: NullReason = {
  code: 'unknown_run',
  message: 'No run has that id: it was never published, or it has expired.',
}
export const EXPIRED: NullReason = {
  code: 'expired',
  message: 'The run has expired: superseded runs stay readable for a limited time.',
}
