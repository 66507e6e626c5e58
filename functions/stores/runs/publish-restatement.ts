// Publishes a restatement: a run of its own with its adjustments, written and verified like any other, and then named beside
// the closed figures by one conditional write. The closed run stays what it is.
import type { ComputedRun } from '../../../shared/figures/compute-run.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { PublicationRefusedError } from '../../runtime/errors.ts'
import { logger } from '../../runtime/logger.ts'
import type { FiguresTable } from '../figures-table.ts'
import type { RestatementOrigin, RunOrigin } from './prepare-run.ts'
import { restatePointer } from './restate-pointer.ts'
import { putRecord, type RunRecord } from './run-record.ts'
import { writeRun } from './write-run.ts'

/** @throws VerificationError; PublicationRefusedError when another restatement came in between: nothing is then named */
export function publishRestatement(
  table: FiguresTable,
  run: ComputedRun,
  origin: RunOrigin & { readonly restatement: RestatementOrigin },
  clock: () => number,
): Promise<void> {
  const { runId, asOfMs, inputHash, restatement } = origin
  const { closedUnder, againstRunId, reason, restatedBy } = restatement
  const key = { period: run.figures.period, ...closedUnder }
  return writeRun(table, run, origin, clock, async (record) => {
    const movedAtMs = clock()
    const move = { runId, asOfMs, inputHash, movedAtMs, againstRunId, reason, restatedBy }
    if (!(await restatePointer(table, key, move))) throw cameInBetween(record)
    await putRecord(table, { ...record, state: 'restated', publishedAt: instantText(movedAtMs) }).catch(
      noteOnly,
    )
  })
}

/** The pointer names the run, and readers ask the pointer: a record that lags behind hides nothing. */
function noteOnly(cause: unknown): void {
  logger.warn('The restatement is published; its record could not be updated.', cause as Error)
}

function cameInBetween({ period }: RunRecord): PublicationRefusedError {
  return new PublicationRefusedError(
    `Another restatement of ${period} was published meanwhile, and this one is held against the figures before it. Nothing was published: look at that one, and restate again if it is still needed.`,
  )
}
