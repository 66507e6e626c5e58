// Cells by their numbers: gathered into few rectangles, none left out and none taken in.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  type Area,
  addressOfArea,
  intersection,
  placesIn,
  rectanglesOf,
} from '../../../addin/workbook/cells/area.ts'
import { batchesOf, readBlocks } from '../../../addin/workbook/cells/read-blocks.ts'

const place = fc.record({
  sheet: fc.constantFrom('A', 'B b'),
  row: fc.integer({ min: 0, max: 8 }),
  column: fc.integer({ min: 0, max: 8 }),
})
const keyOf = ({ sheet, row, column }: { sheet: string; row: number; column: number }) =>
  `${sheet}!${row}!${column}`
const cellsOf = (area: Area) => placesIn(area).flat().map(keyOf)

test('rectangles hold exactly the cells that they are made of, each once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(place, { selector: keyOf, maxLength: 60 }), (places) => {
      const covered = rectanglesOf(places).flatMap(cellsOf)
      expect(covered.toSorted()).toEqual(places.map(keyOf).toSorted())
    }),
    { seed: 9 },
  )
})

test('a block of neighbours is one rectangle', () => {
  const block = Array.from({ length: 600 }, (_, index) => ({
    sheet: 'A',
    row: index % 200,
    column: 27 + Math.floor(index / 200),
  }))
  const [one, ...others] = rectanglesOf(block)
  expect([others, one && addressOfArea(one)]).toEqual([[], 'A!AB1:AD200'])
})

test('areas of different sheets have nothing in common', () => {
  const area = { sheet: 'A', row: 1, column: 1, rows: 3, columns: 3 }
  expect(intersection(area, { ...area, row: 3, rows: 9 })).toEqual({ ...area, row: 3, rows: 1 })
  expect(intersection(area, { ...area, sheet: 'B' })).toBeNull()
  expect(intersection(area, { ...area, row: 4 })).toBeNull()
})

test('batches keep the order, and stay below their limit where one alone does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 30 }), (sizes) => {
      const batches = batchesOf(sizes, (size) => size, 10)
      expect(batches.flat()).toEqual(sizes)
      for (const batch of batches) {
        expect(batch.length === 1 || batch.reduce((sum, size) => sum + size, 0) <= 10).toBe(true)
      }
    }),
    { seed: 9 },
  )
})

/** Counts what each batch of a workbook without values asks for. */
function countingContext() {
  const ranges: number[] = [0]
  const getRangeByIndexes = () => {
    ranges[ranges.length - 1] = (ranges.at(-1) ?? 0) + 1
    return { load: () => undefined, values: [] }
  }
  const context = {
    workbook: { worksheets: { getItem: () => ({ getRangeByIndexes }) } },
    sync: async () => void ranges.push(0),
  }
  return { ranges, context: context as unknown as Excel.RequestContext }
}

test('cells that do not touch are read some hundred at a time: each is an object of its own in what is sent', async () => {
  const { ranges, context } = countingContext()
  const scattered = Array.from({ length: 9_000 }, (_, row) => ({
    ...{ sheet: 'A', row: 2 * row, column: 0, rows: 1, columns: 1 },
  }))
  let read = 0
  for await (const _ of readBlocks(context, scattered)) read += 1
  expect(read).toBe(9_000)
  expect(Math.max(...ranges)).toBeLessThanOrEqual(1_000)
})
