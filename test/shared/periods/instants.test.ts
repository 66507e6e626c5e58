// Instants as people write them; without a zone they are UTC.
import { expect, test } from '@jest/globals'
import { InvalidInputError } from '../../../shared/errors.ts'
import { instantText, parseInstant } from '../../../shared/periods/instants.ts'

test.each([
  ['2025-11-15', '2025-11-15T00:00:00Z'],
  ['2025-11-15T08:30', '2025-11-15T08:30:00Z'],
  ['2025-11-15 08:30:00', '2025-11-15T08:30:00Z'],
  ['2025-11-15T08:30:00Z', '2025-11-15T08:30:00Z'],
  ['2025-11-15T08:30:00-05:00', '2025-11-15T13:30:00Z'],
  ['2025-11-15T08:30:00.250Z', '2025-11-15T08:30:00.250Z'],
  ['2025-03-30T02:30:00', '2025-03-30T02:30:00Z'],
])('%s is %s', (written, printed) => {
  expect(instantText(parseInstant(written, 'asOf'))).toBe(printed)
})

test('a named zone is never read as UTC: it is honoured or refused', () => {
  const read = () => {
    try {
      return instantText(parseInstant('2025-11-15T08:30[America/New_York]', 'asOf'))
    } catch (refusal) {
      return refusal
    }
  }
  const answer = read()
  expect(answer === '2025-11-15T13:30:00Z' || answer instanceof InvalidInputError).toBe(true)
})

test('what is refused names the field and what it takes', () => {
  expect(() => parseInstant('soon', 'since')).toThrow(
    /^since "soon" is not accepted: it takes an ISO 8601 date/,
  )
})
