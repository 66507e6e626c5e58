// Opens the runs that a request is about, one a month, through the fence; refused with a reason where one is missing.
import type { Sight } from '../../../shared/access/caller.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import type { Span } from '../../../shared/periods/span.ts'
import { isExpired } from '../../stores/runs/readable.ts'
import { type RunHead, readHeads } from '../../stores/runs/run-heads.ts'
import { ApiError } from '../answers/api-error.ts'
import type { ApiServices } from '../services.ts'
import { EXPIRED } from './choose-named-run.ts'
import { chooseRuns } from './choose-runs.ts'
import { maySee } from './official.ts'
import type { ChosenRun, RunChoice } from './run-choice.ts'
import { type RunView, viewRun } from './run-view.ts'
import { spanGap } from './span-gap.ts'

/** One run a month, oldest month first. @throws ApiError when no run answers for a month */
export async function chooseSpan(
  span: Span,
  choice: RunChoice,
  sight: Sight,
  services: ApiServices,
): Promise<ChosenRun[]> {
  const chosen = await chooseRuns(span.months, choice, sight, services)
  const gap = spanGap(span, (month) => chosen.get(month) ?? EXPIRED)
  if (gap !== null) throw noRun(span.id, gap)
  return span.months.flatMap((month) => {
    const run = chosen.get(month)
    return run === undefined || isReason(run) ? [] : run
  })
}

/** In the order of their ids. @throws ApiError PARTIAL_DATA_UNAVAILABLE when one of them has expired */
export async function openAll(
  runIds: readonly string[],
  sight: Sight,
  services: ApiServices,
): Promise<RunView[]> {
  const heads = await openRuns(runIds, sight, services)
  return runIds.map((runId) => {
    const head = heads.get(runId)
    if (head === undefined) throw new ApiError(410, 'PARTIAL_DATA_UNAVAILABLE', EXPIRED.message)
    return viewRun(head, sight, services)
  })
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
  not_begun: [409, 'PROCESS_REQUIRED'],
  expired: [410, 'PARTIAL_DATA_UNAVAILABLE'],
  run_of_another_month: [400, 'VALIDATION_FAILED'],
  other_method: [403, 'ACCESS_DENIED'],
  unknown_run: [404, 'VALIDATION_FAILED'],
}

/** @param asked the field that names the run; left out, period and knownAt do */
export function noRun(period: string, { code, message }: NullReason, asked?: string): ApiError {
  const [status, errorCode] = STATUS_OF[code] ?? [404, 'VALIDATION_FAILED' as const]
  const field = asked ?? (errorCode === 'PROCESS_REQUIRED' ? 'period' : 'knownAt')
  return new ApiError(status, errorCode, `${period}: ${message}`, { details: [{ field, message }] })
}
