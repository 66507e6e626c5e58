// Opens the one run that a request is about, through the fence; refused with a reason where there is none.
import type { Sight } from '../../../shared/access/caller.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { isExpired } from '../../stores/runs/readable.ts'
import { type RunHead, readHeads } from '../../stores/runs/run-heads.ts'
import { ApiError } from '../answers/api-error.ts'
import type { ApiServices } from '../services.ts'
import { type ChosenRun, chooseRuns, EXPIRED } from './choose-runs.ts'
import { maySee } from './official.ts'
import type { RunChoice } from './run-choice.ts'
import { type RunView, viewRun } from './run-view.ts'

/** @throws ApiError when no run answers for the month */
export async function chooseRun(
  period: string,
  choice: RunChoice,
  sight: Sight,
  services: ApiServices,
): Promise<ChosenRun> {
  const chosen = (await chooseRuns([period], choice, sight, services)).get(period)
  if (chosen === undefined || isReason(chosen)) throw noRun(period, chosen ?? EXPIRED)
  return chosen
}

/** @throws ApiError PARTIAL_DATA_UNAVAILABLE when the run has expired */
export async function openRun(runId: string, sight: Sight, services: ApiServices): Promise<RunView> {
  const head = (await openRuns([runId], sight, services)).get(runId)
  if (head === undefined) throw new ApiError(410, 'PARTIAL_DATA_UNAVAILABLE', EXPIRED.message)
  return viewRun(head, sight, services)
}

/** Heads by id, in one read; runs that have expired, or that the caller may not see, are absent alike. */
export async function openRuns(
  runIds: readonly string[],
  sight: Sight,
  { table, clock, configuration }: ApiServices,
): Promise<ReadonlyMap<string, RunHead>> {
  const heads = await readHeads(table, runIds)
  return new Map(
    [...heads].filter(
      ([, { record }]) => !isExpired(record, clock()) && maySee(record, sight, configuration),
    ),
  )
}

const STATUS_OF: Readonly<Record<string, readonly [number, ApiError['code']]>> = {
  not_published: [409, 'PROCESS_REQUIRED'],
  not_closed: [409, 'PROCESS_REQUIRED'],
  expired: [410, 'PARTIAL_DATA_UNAVAILABLE'],
  run_of_another_month: [400, 'VALIDATION_FAILED'],
  unknown_run: [404, 'VALIDATION_FAILED'],
}

function noRun(period: string, { code, message }: NullReason): ApiError {
  const [status, errorCode] = STATUS_OF[code] ?? [404, 'VALIDATION_FAILED' as const]
  const field = code === 'not_published' || code === 'not_closed' ? 'period' : 'knownAt'
  return new ApiError(status, errorCode, `${period}: ${message}`, { details: [{ field, message }] })
}
