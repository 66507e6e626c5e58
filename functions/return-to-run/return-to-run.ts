// Makes an earlier run of a month the current one again: the run is kept from expiring, read back and verified, and then
// one conditional write moves the pointer, with the reason and the person in its history.
import { RefusedError } from '../../shared/errors.ts'
import { parsePeriod } from '../../shared/periods/period.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import { keepRun } from '../stores/runs/keep-run.ts'
import type { PointerKey } from '../stores/runs/keys.ts'
import { type Pointer, type PointerMove, readPointer } from '../stores/runs/pointer.ts'
import { isExpired } from '../stores/runs/readable.ts'
import { returnPointer } from '../stores/runs/return-pointer.ts'
import { type RunRecord, readRecord } from '../stores/runs/run-record.ts'
import { verifyRun } from '../stores/runs/verify-run.ts'
import type { ReturnToRunEvent } from './event.ts'

export interface Returned {
  readonly fromRunId: string
  /** Null when its record is gone. */
  readonly from: RunRecord | null
  readonly to: RunRecord
}

/** @throws RefusedError for a month, or a run, that cannot be returned to; VerificationError when the run does not hold */
export async function returnToRun(
  event: ReturnToRunEvent,
  combination: Omit<PointerKey, 'period'>,
  { table, clock }: { readonly table: FiguresTable; clock(): number },
): Promise<Returned> {
  const key: PointerKey = { period: parsePeriod(event.period).id, ...combination }
  const pointer = await currentPointer(table, key)
  const target = targetOf(pointer, event.runId, key.period)
  const record = await readRecord(table, target.runId)
  if (record === null || isExpired(record, clock())) {
    throw new RefusedError(
      `The run ${target.runId} has expired and cannot be returned to. Allocate the month again instead.`,
    )
  }
  const from = await readRecord(table, pointer.runId)
  if (event.dryRun) {
    await verifyRun(table, record)
    return { fromRunId: pointer.runId, from, to: record }
  }
  const kept = await keepRun(table, record)
  await verifyRun(table, kept)
  const { runId, asOfMs, inputHash } = target
  const { reason, movedBy } = event
  const move = { runId, asOfMs, inputHash, movedAtMs: clock(), reason, movedBy }
  if (await returnPointer(table, key, pointer.runId, move))
    return { fromRunId: pointer.runId, from, to: kept }
  throw new RefusedError(
    `Another run of ${key.period} became current in the meantime, or the month was closed. Nothing was moved: look at it, and ask again.`,
  )
}

async function currentPointer(table: FiguresTable, key: PointerKey): Promise<Pointer> {
  const pointer = await readPointer(table, key)
  if (pointer === null) throw new RefusedError(`No run of ${key.period} by this method is published.`)
  if (pointer.closedRunId !== undefined) {
    throw new RefusedError(
      `${key.period} is closed: its figures never change. What was learned since is published as a restatement.`,
    )
  }
  return pointer
}

/** The run that was asked for, or the last one that was current before the current run. */
function targetOf(pointer: Pointer, runId: string | undefined, period: string): PointerMove {
  const earlier = pointer.history.filter((move) => move.runId !== pointer.runId)
  const target = runId === undefined ? earlier.at(-1) : earlier.findLast((move) => move.runId === runId)
  if (target !== undefined) return target
  if (runId === pointer.runId)
    throw new RefusedError(`The run ${runId} is the current run of ${period} already.`)
  throw new RefusedError(
    runId === undefined
      ? `No other run of ${period} was ever current: there is nothing to return to.`
      : `The run ${runId} was never the current run of ${period}: only a run that was can be returned to.`,
  )
}
