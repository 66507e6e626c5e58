// Warnings count rows and keep the five lowest examples, in whatever order they come.
import { expect, test } from '@jest/globals'
import { WarningLog } from '../../../shared/warnings/warning-log.ts'

const logged = (examples: readonly string[]) => {
  const log = new WarningLog()
  for (const example of examples) log.add('zero_cost', example)
  return log.list()
}

test('the five lowest ids stand as examples, each once', () => {
  const [warning] = logged(['g', 'c', 'a', 'f', 'b', 'e', 'a', 'd'])
  expect(warning).toMatchObject({ code: 'zero_cost', count: 8, examples: ['a', 'b', 'c', 'd', 'e'] })
})

test('the order they come in does not matter', () => {
  expect(logged(['g', 'c', 'a', 'f', 'b', 'e', 'd'])).toEqual(logged(['a', 'b', 'c', 'd', 'e', 'f', 'g']))
})

test('codes come in order, and a warning can stand for several rows', () => {
  const log = new WarningLog()
  log.add('zero_cost', 'v1')
  log.add('company_missing', 'k1', 3)
  expect(log.list().map(({ code, count }) => [code, count])).toEqual([
    ['company_missing', 3],
    ['zero_cost', 1],
  ])
})
