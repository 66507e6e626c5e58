// A closed run, or a restatement, with what it was computed from: the end that the next restatement is held against.
import type { RestatedRun } from '../../../shared/closing/restatement.ts'
import { RefusedError } from '../../../shared/errors.ts'
import type { ArchiveObjects } from '../archive/archive-objects.ts'
import { readArchive } from '../archive/read-archive.ts'
import type { FiguresTable } from '../figures-table.ts'
import { findRunById, readFigures } from '../runs/run-reader.ts'
import type { RunRecord } from '../runs/run-record.ts'

export interface RunAndInputs extends RestatedRun {
  readonly record: RunRecord
}

/** @throws NotPublishedError, ArchiveDamagedError, ArchiveUnavailableError; RefusedError for a run without an archive */
export async function readRunAndInputs(
  table: FiguresTable,
  archive: ArchiveObjects,
  runId: string,
): Promise<RunAndInputs> {
  const record = await findRunById(table, runId)
  if (record.archive === undefined) {
    throw new RefusedError(
      `The inputs of the run ${runId} of ${record.period} are not archived, so nothing can be held against it.`,
    )
  }
  const figures = await readFigures(table, record)
  const { inputs, request } = await readArchive(archive, record.archive)
  return { record, figures, inputs, terms: request }
}
