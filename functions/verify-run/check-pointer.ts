// Holds the pointer against the run's record: whether readers are led to this run, and to this run as it is.
import { instantText } from '../../shared/periods/instants.ts'
import {
  isKeptForGood,
  type Pointer,
  type PointerMove,
  type RestatementMove,
} from '../stores/runs/pointer.ts'
import type { RunRecord } from '../stores/runs/run-record.ts'
import { type Check, different, equal } from './checks.ts'
import { firstDifference } from './first-difference.ts'

/** @param marked how many of its items are marked to expire */
export function checkPointer(record: RunRecord, pointer: Pointer | null, marked: number): Check {
  const { runId, period, state } = record
  const standing = standingOf(runId, pointer)
  if (standing !== 'superseded' && (marked > 0 || record.expiresAt !== undefined)) {
    return different('pointer', `The run is ${standing}, and ${marked} of its items are marked to expire.`)
  }
  const moves = movesOf(runId, pointer)
  if (moves.length === 0 && state !== 'beside') {
    return different(
      'pointer',
      `The run is ${state} by its record, and the pointer of ${period} never named it.`,
    )
  }
  if (moves.length === 0) {
    return equal('pointer', `The run is published beside the month's figures: no pointer ever named it.`)
  }
  for (const move of pointer?.runId === runId ? [...moves, pointer] : moves) {
    const difference = firstDifference(saidOf(record), saidByMove(move))
    if (difference !== null) {
      return different('pointer', `The pointer of ${period} differs from the record, ${difference}.`)
    }
  }
  const namedAt = moves.map(({ movedAtMs }) => instantText(movedAtMs))
  if (record.publishedAt !== undefined && !namedAt.includes(record.publishedAt)) {
    return different(
      'pointer',
      `The pointer of ${period} named the run at ${namedAt.join(', ')}, the record says ${record.publishedAt}.`,
    )
  }
  return equal(
    'pointer',
    `The pointer of ${period} named the run at ${namedAt.join(', ')}; it is ${standing}.`,
  )
}

type Move = PointerMove & Partial<RestatementMove>

function movesOf(runId: string, pointer: Pointer | null): readonly Move[] {
  const { history = [], restatements = [] } = pointer ?? {}
  return [...history, ...restatements].filter((move) => move.runId === runId)
}

/** What a move says of a run, as the record has it. A move back has a reason of its own, which no record has. */
function saidOf({ asOf, inputHash, restatement }: RunRecord) {
  if (restatement === undefined) return { asOf, inputHash }
  const { againstRunId, reason, restatedBy } = restatement
  return { asOf, inputHash, againstRunId, reason, restatedBy }
}

function saidByMove({ asOfMs, inputHash, againstRunId, reason, restatedBy }: Move) {
  const said = { asOf: instantText(asOfMs), inputHash }
  return againstRunId === undefined ? said : { ...said, againstRunId, reason, restatedBy }
}

function standingOf(runId: string, pointer: Pointer | null): string {
  if (pointer === null) return 'superseded'
  if (isKeptForGood(pointer, runId)) {
    return pointer.closedRunId === runId ? 'closed' : 'a restatement of a closed month'
  }
  return pointer.runId === runId ? 'current' : 'superseded'
}
