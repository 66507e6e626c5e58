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

test('an id that counts once does so however often it comes, also from several logs', () => {
  const [one, other] = [new WarningLog(), new WarningLog()]
  for (const domain of ['d1', 'd2', 'd1']) one.addOnce('tenant_missing', domain)
  for (const domain of ['d2', 'd3']) other.addOnce('tenant_missing', domain)
  const all = new WarningLog()
  for (const part of [one, other]) all.addAll(JSON.parse(JSON.stringify(part.tallies())))
  expect(all.list()).toMatchObject([{ code: 'tenant_missing', count: 3, examples: ['d1', 'd2', 'd3'] }])
})

test('what parts counted adds up to what one log would have, whichever part comes first', () => {
  const examples = ['g', 'c', 'a', 'f', 'b', 'e', 'a', 'd', 'h']
  const parts = [examples.slice(0, 4), examples.slice(4)].map((some) => {
    const log = new WarningLog()
    for (const example of some) log.add('zero_cost', example)
    return log.tallies()
  })
  for (const order of [parts, parts.toReversed()]) {
    const all = new WarningLog()
    for (const tallies of order) all.addAll(tallies)
    expect(all.list()).toEqual(logged(examples))
  }
})
