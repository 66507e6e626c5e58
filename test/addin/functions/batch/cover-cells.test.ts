// Any set of cells is asked for exactly: no cell twice, none that nobody asked for, in as few requests as there can be.
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { type Cell, coverCells, type Grid, sizeOf } from '../../../../addin/functions/batch/cover-cells.ts'
import { monthsRead, periodsByRequest } from '../../../../addin/functions/batch/months-read.ts'
import { API_LIMITS, packGrids, type RequestLimits } from '../../../../addin/functions/batch/pack-grids.ts'
import {
  MOST_GRID_FIGURES,
  MOST_GRIDS,
  MOST_PERIODS,
  MOST_TENANT_MONTHS,
} from '../../../../shared/contract/api/parameters.ts'
import { spanOf } from '../../../../shared/periods/span.ts'

const textOf = ({ tenant, period, measure }: Cell): string => `${tenant}|${period}|${measure}`

const cellsOf = (grids: readonly Grid[]): string[] =>
  grids.flatMap(({ tenants, periods, measures }) =>
    tenants.flatMap((tenant) =>
      periods.flatMap((period) => measures.map((measure) => textOf({ tenant, period, measure }))),
    ),
  )

const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, number) => `${prefix}${number}`)

/** Blocks, as workbooks have them, with holes; or cells at random. */
const someCells = fc
  .record({
    tenants: fc.integer({ min: 1, max: 12 }),
    periods: fc.integer({ min: 1, max: 8 }),
    measures: fc.integer({ min: 1, max: 5 }),
    holes: fc.func(fc.boolean()),
    dense: fc.boolean(),
  })
  .map(({ tenants, periods, measures, holes, dense }) => {
    const all = names('t', tenants).flatMap((tenant) =>
      names('p', periods).flatMap((period) =>
        names('m', measures).map((measure) => ({ tenant, period, measure })),
      ),
    )
    return all.filter((cell, index) => (dense && index % 7 !== 0) || holes(textOf(cell)))
  })

const unlimited: RequestLimits = { ...API_LIMITS, figures: 1e9, grids: 1e9, tenantMonths: 1e9 }

test('grids together are the cells that were asked for, each once', () => {
  fc.assert(
    fc.property(someCells, (cells) => {
      expect(cellsOf(coverCells(cells, 500)).sort()).toEqual(cells.map(textOf).sort())
    }),
  )
})

test('requests together are the same cells, and as few as cells go into requests', () => {
  fc.assert(
    fc.property(someCells, fc.integer({ min: 1, max: 60 }), (cells, figures) => {
      const requests = packGrids(coverCells(cells, 1e9), { ...unlimited, figures })
      expect(cellsOf(requests.flat()).sort()).toEqual(cells.map(textOf).sort())
      for (const grids of requests) expect(cellsOf(grids).length).toBeLessThanOrEqual(figures)
      expect(requests).toHaveLength(Math.ceil(cells.length / figures))
    }),
  )
})

test('no request has more grids, or more months of tenants, than it may', () => {
  const limits = fc.record({
    figures: fc.integer({ min: 1, max: 40 }),
    grids: fc.integer({ min: 1, max: 6 }),
    tenantMonths: fc.integer({ min: 8, max: 40 }),
    months: fc.constant(60),
  })
  fc.assert(
    fc.property(someCells, limits, (cells, limit) => {
      const requests = packGrids(coverCells(cells, limit.grids), limit)
      expect(cellsOf(requests.flat()).sort()).toEqual(cells.map(textOf).sort())
      for (const grids of requests) {
        expect(grids.length).toBeLessThanOrEqual(limit.grids)
        const tenantMonths = grids.reduce((sum, grid) => sum + grid.tenants.length * grid.periods.length, 0)
        expect(tenantMonths).toBeLessThanOrEqual(limit.tenantMonths)
        expect(cellsOf(grids).length).toBeLessThanOrEqual(limit.figures)
      }
    }),
  )
})

describe('a whole block', () => {
  const block = names('t', 100).flatMap((tenant) =>
    names('p', 12).flatMap((period) => names('m', 8).map((measure) => ({ tenant, period, measure }))),
  )

  test('is one grid, in whatever order its cells are asked for', () => {
    const shuffled = block.map((cell, index) => ({ cell, place: (index * 7_919) % block.length }))
    const [grid, ...others] = coverCells(
      shuffled.sort((a, b) => a.place - b.place).map(({ cell }) => cell),
      500,
    )
    expect(others).toEqual([])
    expect(grid === undefined ? 0 : sizeOf(grid)).toBe(9_600)
  })

  test('with a hole takes few more', () => {
    expect(coverCells(block.slice(1), 500).length).toBeLessThanOrEqual(3)
  })
})

test('cells at random take no more grids than there are pairs of a period and a measure: one request', () => {
  const scattered = names('t', 400).flatMap((tenant, row) =>
    names('p', 20).flatMap((period, column) =>
      names('m', 20)
        .filter((_, index) => (row * 7 + column * 13 + index * 29 + row * column * index) % 17 === 0)
        .map((measure) => ({ tenant, period, measure })),
    ),
  )
  const requests = packGrids(coverCells(scattered, API_LIMITS.grids), API_LIMITS)
  expect(scattered.length).toBeGreaterThan(9_000)
  expect(requests).toHaveLength(1)
  expect(requests[0]?.length).toBeLessThanOrEqual(400)
})

test('the limits are those of the API', () => {
  expect(API_LIMITS).toEqual({
    figures: MOST_GRID_FIGURES,
    grids: MOST_GRIDS,
    tenantMonths: MOST_TENANT_MONTHS,
    months: MOST_PERIODS,
  })
})

test('no request reads more months than it may, wherever the fiscal year begins', () => {
  const period = fc
    .tuple(fc.integer({ min: 2015, max: 2030 }), fc.constantFrom('', '-Q1', '-Q4', '-01', '-07', '-12'))
    .map(([year, part]) => `${year}${part}`)
  const periods = fc.uniqueArray(period, { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(periods, fc.integer({ min: 1, max: 12 }), (asked, firstMonth) => {
      const read = (some: readonly string[]) =>
        new Set(some.flatMap((each) => spanOf(each, firstMonth).months)).size
      expect(monthsRead(asked)).toBeGreaterThanOrEqual(read(asked))
      const parts = periodsByRequest(asked, 60)
      expect(parts.flat().sort()).toEqual([...asked].sort())
      for (const part of parts) expect(read(part)).toBeLessThanOrEqual(60)
    }),
    { numRuns: 60 },
  )
})
