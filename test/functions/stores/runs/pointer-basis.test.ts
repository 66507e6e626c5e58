// Which run a pointer means by closed and by restated, and which runs it keeps for good.
import { expect, test } from '@jest/globals'
import {
  closedMove,
  everNamed,
  isKeptForGood,
  type Pointer,
  type PointerMove,
  type RestatementMove,
  restatedMove,
} from '../../../../functions/stores/runs/pointer.ts'

const move = (runId: string): PointerMove => ({ runId, asOfMs: 2, inputHash: `of ${runId}`, movedAtMs: 1 })
const restatement = (runId: string, againstRunId: string): RestatementMove => ({
  ...move(runId),
  ...{ againstRunId, reason: 'A late invoice.', restatedBy: 'Ann' },
})
const open: Pointer = { ...move('second'), history: [move('first'), move('second')] }
const closed: Pointer = { ...open, closedRunId: 'second' }
const restated: Pointer = {
  ...closed,
  restatedRunId: 'fourth',
  restatements: [restatement('third', 'second'), restatement('fourth', 'third')],
}

test('an open period has neither', () => {
  expect([closedMove(open), restatedMove(open)]).toEqual([null, null])
})

test('restated is the closed run until something is restated, and then the last restatement', () => {
  expect([closedMove(closed), restatedMove(closed)]).toEqual([move('second'), move('second')])
  expect([closedMove(restated), restatedMove(restated)?.runId]).toEqual([move('second'), 'fourth'])
})

test('what was closed and every restatement are kept for good, what was current before the close is not', () => {
  const kept = ['first', 'second', 'third', 'fourth', 'fifth'].map((runId) => isKeptForGood(restated, runId))
  expect(kept).toEqual([false, true, true, true, false])
  expect([isKeptForGood(open, 'second'), everNamed(restated, 'third'), everNamed(restated, 'fifth')]).toEqual(
    [false, true, false],
  )
})
