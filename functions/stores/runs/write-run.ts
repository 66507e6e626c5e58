// Writes a run, reads it back and verifies it. Nobody sees any of it until one more write names it; a run that dies before
// that leaves the published figures as they were.
import type { ComputedRun } from '../../../shared/figures/compute-run.ts'
import { PublicationRefusedError } from '../../runtime/errors.ts'
import { announceStage } from '../../runtime/stages.ts'
import type { FiguresTable } from '../figures-table.ts'
import { prepareRun, type RunOrigin } from './prepare-run.ts'
import { putRecord, type RunRecord } from './run-record.ts'
import { verifyRun } from './verify-run.ts'
import { writeItems } from './write-items.ts'

/**
 * @param name the write that lets readers see the verified run; what it throws is told in the run's record
 * @throws VerificationError
 */
export async function writeRun<Outcome>(
  table: FiguresTable,
  run: ComputedRun,
  origin: RunOrigin,
  clock: () => number,
  name: (verified: RunRecord) => Promise<Outcome>,
): Promise<Outcome> {
  announceStage('Writing the run')
  const writing = clock()
  const { items, record } = prepareRun(run, origin)
  await putRecord(table, record)
  try {
    await writeItems(table, items)
    const verifying = clock()
    announceStage('Reading the run back and verifying it')
    await verifyRun(table, record)
    announceStage('Publishing the run')
    return await name({
      ...record,
      durationsMs: { ...record.durationsMs, write: verifying - writing, verify: clock() - verifying },
    })
  } catch (cause) {
    const state = cause instanceof PublicationRefusedError ? 'refused' : 'failed'
    await putRecord(table, { ...record, state }).catch(() => undefined)
    throw cause
  }
}
