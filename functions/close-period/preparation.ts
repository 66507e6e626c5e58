// Which preparation a close stands on: the one that is kept, or a new one in the name of whoever prepares now.
import { isSamePerson } from '../../shared/closing/approval.ts'
import { RefusedError } from '../../shared/errors.ts'
import { type PreparedClose, readPreparedClose } from '../stores/closes/prepared-close.ts'
import type { RunRecord } from '../stores/runs/run-record.ts'
import type { ClosePeriodEvent } from './event.ts'
import { type LookedAt, lookedAtText } from './look-at-period.ts'
import type { CloseServices } from './services.ts'

/** @throws RefusedError when nobody prepared the close, or another run is current since */
export async function preparationOf(
  { preparedBy, approvedBy }: ClosePeriodEvent,
  lookedAt: LookedAt,
  { runId }: RunRecord,
  { table }: CloseServices,
): Promise<{ readonly prepared: PreparedClose; readonly isNew: boolean }> {
  const { period, checklist } = lookedAt
  const kept = await readPreparedClose(table, period.id)
  const isOfThatPerson =
    preparedBy === undefined || (kept !== null && isSamePerson(preparedBy, kept.preparedBy))
  if (approvedBy !== undefined && kept !== null && isOfThatPerson) {
    if (kept.runId !== runId) throw changedSince(kept, runId)
    return { prepared: kept, isNew: false }
  }
  if (preparedBy === undefined) throw notPrepared(period.id)
  const preparedAt = lookedAtText(lookedAt)
  return { prepared: { period: period.id, runId, preparedBy, preparedAt, checklist }, isNew: true }
}

function notPrepared(period: string): RefusedError {
  const event = JSON.stringify({ period, preparedBy: 'Your name' })
  return new RefusedError(
    `Nobody has prepared the close of ${period} yet. Prepare it first: close-period with ${event}, or npm run close -- --period ${period} --prepared-by "Your name".`,
  )
}

function changedSince(
  { period, runId, preparedBy, preparedAt }: PreparedClose,
  current: string,
): RefusedError {
  return new RefusedError(
    `Another run of ${period} is current since ${preparedBy} prepared its close at ${preparedAt}: then ${runId}, now ${current}. Nothing was closed: look at what changed, prepare the close again, and approve that.`,
  )
}
