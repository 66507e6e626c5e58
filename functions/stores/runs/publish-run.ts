// Publication: a run is written, read back and verified, and then one conditional write makes it current. Until that
// write nobody sees any of it; a run that dies before it leaves the published figures as they were.
import { methodId } from '../../../shared/approximation/method-text.ts'
import type { ComputedRun } from '../../../shared/figures/compute-run.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { PublicationRefusedError } from '../../runtime/errors.ts'
import { logger } from '../../runtime/logger.ts'
import type { FiguresTable } from '../figures-table.ts'
import type { PointerKey } from './keys.ts'
import { movePointer, type Pointer, readPointer } from './pointer.ts'
import type { RunOrigin } from './prepare-run.ts'
import { closedPeriod } from './refusals.ts'
import { putRecord, type RunRecord } from './run-record.ts'
import { writeRun } from './write-run.ts'

/**
 * `published`: current now. `duplicate`: the current run was computed from the same inputs, nothing was written.
 * `beside`: it describes an earlier moment than the month's latest, or than the current run, so it is readable by its id
 * and not current.
 */
export interface Publication {
  readonly outcome: 'published' | 'duplicate' | 'beside'
  /** The run to read: the new one, or the current one of a duplicate. */
  readonly runId: string
}

/** @throws VerificationError, or PublicationRefusedError when a newer run is current, or the period is closed */
export async function publishRun(
  table: FiguresTable,
  run: ComputedRun,
  origin: RunOrigin,
  clock: () => number,
): Promise<Publication> {
  const { figures } = run
  const key: PointerKey = { period: figures.period, method: figures.method, policies: figures.policies }
  const before = await readPointer(table, key)
  if (before?.closedRunId !== undefined) throw new PublicationRefusedError(closedPeriod(key, before))
  if (before?.inputHash === origin.inputHash) return { outcome: 'duplicate', runId: before.runId }
  if (before !== null && before.runId > origin.runId) throw newerRunIsCurrent(key, before)

  return writeRun(table, run, origin, clock, (record) => makeCurrent(table, key, record, origin, clock))
}

async function makeCurrent(
  table: FiguresTable,
  key: PointerKey,
  record: RunRecord,
  { runId, asOfMs, isLatest, inputHash }: RunOrigin,
  clock: () => number,
): Promise<Publication> {
  if (!isLatest) return setBeside(table, record)
  const movedAtMs = clock()
  if (await movePointer(table, key, { runId, asOfMs, inputHash, movedAtMs })) {
    await putRecord(table, { ...record, state: 'published', publishedAt: instantText(movedAtMs) }).catch(
      noteOnly,
    )
    return { outcome: 'published', runId }
  }
  const current = (await readPointer(table, key)) as Pointer
  if (current.closedRunId !== undefined) throw new PublicationRefusedError(closedPeriod(key, current))
  if (current.inputHash === inputHash) {
    await putRecord(table, { ...record, state: 'refused' })
    return { outcome: 'duplicate', runId: current.runId }
  }
  if (current.runId > runId) throw newerRunIsCurrent(key, current)
  return setBeside(table, record)
}

async function setBeside(table: FiguresTable, record: RunRecord): Promise<Publication> {
  await putRecord(table, { ...record, state: 'beside' })
  return { outcome: 'beside', runId: record.runId }
}

/** The pointer names the run, and readers ask the pointer: a record that lags behind hides nothing. */
function noteOnly(cause: unknown): void {
  logger.warn('The run is published; its record could not be updated.', cause as Error)
}

function newerRunIsCurrent(key: PointerKey, current: Pointer): PublicationRefusedError {
  return new PublicationRefusedError(
    `A newer run of ${key.period} (${methodId(key.method, key.policies)}) is current: ${current.runId}, as of ${instantText(current.asOfMs)}. An older run never overwrites it; the published figures stand.`,
  )
}
