// Rows of a report are found again by their keys: each stands once, whatever the answer holds.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { uniqueKeys } from '../../../addin/reports/unique-keys.ts'
import { SEED } from '../../worlds/random-world.ts'

const keys = fc.array(fc.constantFrom('a', 'a (2)', 'a (3)', 'b', '', ' (2)', 'constructor'), {
  maxLength: 30,
})

test('keys are all different, the first of equal ones as it was, and a longer list keeps those before', () => {
  fc.assert(
    fc.property(keys, keys, (wanted, more) => {
      const given = uniqueKeys(wanted)
      expect(new Set(given).size).toBe(wanted.length)
      for (const [index, key] of wanted.entries()) {
        if (wanted.indexOf(key) === index) expect(given[index]).toBe(key)
      }
      const without = more.filter((key) => !wanted.includes(key))
      const different = without.filter((key) => !given.includes(key))
      expect(uniqueKeys([...wanted, ...different]).slice(0, wanted.length)).toEqual(given)
    }),
    { seed: SEED, numRuns: 300 },
  )
})
