// A pin as it is filled in: what is wanted is said, and nothing but a whole pin is passed on.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Pin } from '../../../addin/desk/desk.ts'
import { formOf, PIN_KINDS, pinInWords, pinOf } from '../../../addin/pane/pages/pin-choice.ts'

const RUN = '0b8ad3c2-5f3e-4c1a-9d57-2f1f6f0f3b11'
const EMPTY = { instant: '', runId: '' }

describe('A pin', () => {
  test('to a moment is taken as UTC wherever the pane runs', () => {
    expect(pinOf({ ...EMPTY, kind: 'instant', instant: '2026-11-05T09:00' })).toEqual({
      kind: 'instant',
      instant: '2026-11-05T09:00:00Z',
    })
  })

  test.each([
    ['instant', 'Fill in the day and the time, in UTC.'],
    ['run', 'A run id has 36 characters'],
  ] as const)('of the kind %s that is not filled in says what is wanted', (kind, sentence) => {
    expect(pinOf({ ...EMPTY, kind })).toContain(sentence)
  })

  test('to a run takes its id as it was copied, with room around it or in capitals', () => {
    expect(pinOf({ ...EMPTY, kind: 'run', runId: ` ${RUN.toUpperCase()} ` })).toEqual({
      kind: 'run',
      runId: RUN,
    })
  })

  test('of any kind that a workbook has is shown in the form as it is, to the minute', () => {
    const instants = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 16)}:00Z`)
    const pins = fc.oneof(
      fc.constantFrom<Pin>({ kind: 'newest' }, { kind: 'closed' }, { kind: 'restated' }),
      instants.map((instant): Pin => ({ kind: 'instant', instant })),
      fc.uuid().map((runId): Pin => ({ kind: 'run', runId })),
    )
    fc.assert(
      fc.property(pins, (pin) => expect(pinOf(formOf(pin, 0))).toEqual(pin)),
      { seed: 9, numRuns: 200 },
    )
  })

  test('is said in a sentence of its own for every kind that is offered', () => {
    const sentences = PIN_KINDS.map(({ kind }) => pinInWords({ kind, instant: '', runId: '' } as Pin))
    expect(new Set(sentences).size).toBe(PIN_KINDS.length)
  })
})
