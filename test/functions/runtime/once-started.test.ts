// A function's services are made once, however many events come at the same time; a start that fails is tried again.
import { expect, test } from '@jest/globals'
import { onceStarted } from '../../../functions/runtime/once-started.ts'

test('events that come at once share one start', async () => {
  let starts = 0
  const handler = onceStarted(async () => {
    starts += 1
    return async (event: number, add: number) => event + add
  })
  expect(await Promise.all([handler(1, 10), handler(2, 10)])).toEqual([11, 12])
  expect([await handler(3, 10), starts]).toEqual([13, 1])
})

test('a start that fails is told, and the next event starts anew', async () => {
  let starts = 0
  const handler = onceStarted(async () => {
    starts += 1
    if (starts === 1) throw new Error('no secret')
    return async (event: string, _: null) => event
  })
  await expect(handler('first', null)).rejects.toThrow('no secret')
  expect([await handler('second', null), starts]).toEqual(['second', 2])
})

test('an event that fails costs the others no new start', async () => {
  let starts = 0
  const handler = onceStarted(async () => {
    starts += 1
    return async (event: string, _: null) => {
      if (event === 'bad') throw new Error('bad event')
      return event
    }
  })
  await expect(handler('bad', null)).rejects.toThrow('bad event')
  expect([await handler('good', null), starts]).toEqual(['good', 1])
})
