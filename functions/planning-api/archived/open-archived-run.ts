// A run with the inputs that it was computed from, through the fence: the view of it is the caller's, the inputs are for
// computing with and never leave the function as they are.
import type { Sight } from '../../../shared/access/caller.ts'
import type { ArchiveReference } from '../../../shared/contract/closing/archive.ts'
import { groupedNumber } from '../../../shared/ranges/grouped-numbers.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { EXPIRED } from '../../figures-api/reading/choose-named-run.ts'
import { openRuns } from '../../figures-api/reading/open-run.ts'
import { type RunView, viewRun } from '../../figures-api/reading/run-view.ts'
import { ArchiveDamagedError, ArchiveUnavailableError } from '../../stores/archive/archive-errors.ts'
import { type ReadArchive, readArchive, readManifest } from '../../stores/archive/read-archive.ts'
import type { PlanningServices } from '../services.ts'
import { archivedMonths } from './archived-months.ts'

export interface ArchivedRunView {
  readonly view: RunView
  readonly archive: ArchiveReference
}

/**
 * @param field that asks for the run
 * @throws ApiError PROCESS_REQUIRED for a run whose inputs are not archived, with the months that have such a run
 */
export async function openArchivedRun(
  runId: string,
  field: string,
  sight: Sight,
  services: PlanningServices,
): Promise<ArchivedRunView> {
  const head = (await openRuns([runId], sight, services)).get(runId)
  if (head === undefined) throw new ApiError(410, 'PARTIAL_DATA_UNAVAILABLE', EXPIRED.message)
  const { archive, period } = head.record
  if (archive === undefined) throw await notArchived(runId, period, field, services)
  return { view: viewRun(head, sight, services), archive }
}

async function notArchived(runId: string, period: string, field: string, services: PlanningServices) {
  const months = await archivedMonths(services)
  const which =
    months.length === 0 ? 'No month has such a run yet.' : `Months that have one: ${months.join(', ')}.`
  const message = `The inputs of the run ${runId} of ${period} are not archived: they are once a month is over and is allocated then, and nothing can be computed again without them. ${which}`
  return new ApiError(409, 'PROCESS_REQUIRED', message, {
    details: [{ field, message: 'a run that was allocated after the end of its month' }],
  })
}

/** Rows of servers, IPs and assignments that are allocated several times over in one request: more would not be in time. */
export const MOST_ARCHIVED_ROWS = 400_000

const COUNTED_PARTS = ['vps', 'ips', 'assignments']

/** @throws ApiError in words where the archive is out of reach, damaged, or too large to be computed within a request */
export async function readArchivedInputs(
  { view, archive }: ArchivedRunView,
  { archives }: PlanningServices,
): Promise<ReadArchive> {
  const { period } = view.record
  try {
    const { parts } = await readManifest(archives, archive)
    const rows = parts.reduce((sum, part) => sum + (COUNTED_PARTS.includes(part.name) ? part.rows : 0), 0)
    if (rows > MOST_ARCHIVED_ROWS) throw tooLarge(period, rows)
    return await readArchive(archives, archive)
  } catch (cause) {
    if (cause instanceof ArchiveUnavailableError) throw outOfReach(period, cause)
    if (cause instanceof ArchiveDamagedError) throw damaged(period, cause)
    throw cause
  }
}

function tooLarge(period: string, rows: number): ApiError {
  return new ApiError(
    413,
    'VALIDATION_FAILED',
    `${period} has ${groupedNumber(rows)} rows of servers, IPs and assignments, more than the ${groupedNumber(MOST_ARCHIVED_ROWS)} that can be computed again within one request. Published figures and adjustments answer as ever.`,
  )
}

function outOfReach(period: string, cause: unknown): ApiError {
  return new ApiError(
    503,
    'DATA_SOURCE_UNAVAILABLE',
    `The archived inputs of ${period} could not be read. Nothing is lost; try again in a moment.`,
    { headers: { 'retry-after': '5' }, cause, loggedReason: 'archive_unavailable' },
  )
}

/** Trying again does not help: somebody must bring the object back. */
function damaged(period: string, cause: ArchiveDamagedError): ApiError {
  return new ApiError(
    503,
    'DATA_SOURCE_UNAVAILABLE',
    `The archived inputs of ${period} are damaged (${cause.part}), so nothing is computed from them. The published figures stand. Tell whoever runs the system: the archive keeps every version, and the earlier one can be brought back.`,
    { cause, loggedReason: 'archive_damaged' },
  )
}
