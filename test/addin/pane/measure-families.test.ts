// The measure picker offers the whole catalogue, and finds by words.
import { expect, test } from '@jest/globals'
import { familiesWith, MEASURE_FAMILIES } from '../../../addin/pane/fields/measure-families.ts'
import { MEASURES } from '../../../shared/measures/catalogue.ts'

const idsOf = (search: string): string[] =>
  familiesWith(search).flatMap(({ measures }) => measures.map(({ id }) => id))

test('every measure of the catalogue is offered once', () => {
  const offered = MEASURE_FAMILIES.flatMap(({ measures }) => measures)
  expect(offered.map(({ id }) => id).toSorted()).toEqual(MEASURES.map(({ id }) => id).toSorted())
  expect(idsOf('')).toHaveLength(MEASURES.length)
})

test('every measure is found by its name, its id, and words in any order', () => {
  for (const { id, label } of MEASURES) {
    expect(idsOf(label)).toContain(id)
    expect(idsOf(id.toUpperCase())).toContain(id)
    expect(idsOf(label.split(' ').toReversed().join('  '))).toContain(id)
  }
})

test('words that no measure has find nothing', () => {
  expect(idsOf('penguin colony')).toEqual([])
})
