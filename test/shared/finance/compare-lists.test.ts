// Before an import: what comes, what goes and what stays.
import { expect, test } from '@jest/globals'
import { compareLists } from '../../../shared/finance/compare-lists.ts'

const line = (name: string, cents: number) => ({ name, cents })

test('lines are compared by their whole content, whatever their order', () => {
  const before = [line('a', 1), line('b', 2), line('c', 3)]
  const after = [line('c', 3), line('b', 20), line('a', 1), line('d', 4)]
  expect(compareLists(before, after)).toEqual({
    added: [line('b', 20), line('d', 4)],
    removed: [line('b', 2)],
    unchanged: 2,
  })
})

test('a first import adds everything', () => {
  expect(compareLists([], [line('a', 1)])).toEqual({ added: [line('a', 1)], removed: [], unchanged: 0 })
})
