// The cells whose formulas call functions of ours: found, calculated, and read.
import type { Scope } from '../../desk/desk.ts'
import { ourCalls, spills } from '../formulas/our-functions.ts'
import { inWorkbook } from '../in-workbook.ts'
import { type Area, addressOf, intersection, type Place, placesIn, rectanglesOf } from './area.ts'
import { batchesOf, MOST_RANGES_A_SYNC, rangeOf, readBlocks } from './read-blocks.ts'
import { areaOf, usedAreas } from './used-areas.ts'

export interface OurCell extends Place {
  readonly formula: string
  readonly value: unknown
  readonly spills: boolean
}

/** @param onRead hears how many cells were looked at, of how many */
export function findOurCells(
  scope: Scope,
  notDone: string,
  onRead: (done: number, total: number) => void = () => {},
): Promise<OurCell[]> {
  return inWorkbook(notDone, async (context) => {
    const cells = new Map<string, OurCell>()
    const areas = await usedAreas(context, scope)
    for await (const { sheet, row, column, formulas, values } of readBlocks(
      context,
      areas,
      'formulas and values',
      onRead,
    )) {
      for (const [r, line] of formulas.entries()) {
        for (const [c, formula] of line.entries()) {
          const calls = ourCalls(formula)
          if (calls.length === 0) continue
          const place = { sheet, row: row + r, column: column + c }
          const value = values[r]?.[c]
          cells.set(addressOf(place), { ...place, formula: formula as string, value, spills: spills(calls) })
        }
      }
    }
    return withoutSpilled(context, cells)
  })
}

/** Whether or not a host tells the formula of a table in each cell that it fills: the cell that it stands in is meant. */
async function withoutSpilled(
  context: Excel.RequestContext,
  cells: ReadonlyMap<string, OurCell>,
): Promise<OurCell[]> {
  const all = [...cells.values()]
  const repeated = new Set(all.filter((cell) => repeatsNeighbour(cell, cells)))
  if (repeated.size === 0) return all
  const areas = await spillAreas(
    context,
    all.filter((cell) => cell.spills && !repeated.has(cell)),
  )
  return all.filter((cell) => !repeated.has(cell) || areas.every(({ area }) => !isIn(area, cell)))
}

function repeatsNeighbour(
  { sheet, row, column, formula, spills: isTable }: OurCell,
  cells: ReadonlyMap<string, OurCell>,
): boolean {
  if (!isTable) return false
  const left = cells.get(addressOf({ sheet, row, column: column - 1 }))
  const above = cells.get(addressOf({ sheet, row: row - 1, column }))
  return left?.formula === formula || above?.formula === formula
}

function isIn(area: Area, place: Place): boolean {
  return intersection(area, { ...place, rows: 1, columns: 1 }) !== null
}

async function spillAreas(
  context: Excel.RequestContext,
  places: readonly Place[],
): Promise<{ readonly place: Place; readonly area: Area }[]> {
  const found: { place: Place; area: Area }[] = []
  for (const part of batchesOf(places, () => 1, MOST_RANGES_A_SYNC)) {
    const asked = part.map((place) => {
      const range = rangeOf(context, { ...place, rows: 1, columns: 1 }).getSpillingToRangeOrNullObject()
      range.load('rowIndex,columnIndex,rowCount,columnCount')
      return { place, range }
    })
    await context.sync()
    for (const { place, range } of asked)
      if (!range.isNullObject) found.push({ place, area: areaOf(place.sheet, range) })
  }
  return found
}

/** Lets Excel calculate these cells, whether it takes them for settled or not, and no others. */
export async function calculateCells(places: readonly Place[], notDone: string): Promise<void> {
  await inWorkbook(notDone, async (context) => {
    for (const areas of batchesOf(rectanglesOf(places), () => 1, MOST_RANGES_A_SYNC)) {
      for (const area of areas) rangeOf(context, area).calculate()
      await context.sync()
    }
  })
}

/** By address. */
export async function readValues(places: readonly Place[], notDone: string): Promise<Map<string, unknown>> {
  return inWorkbook(notDone, async (context) => {
    const values = new Map<string, unknown>()
    for await (const block of readBlocks(context, rectanglesOf(places))) {
      for (const [r, line] of placesIn(block).entries()) {
        for (const [c, place] of line.entries()) values.set(addressOf(place), block.values[r]?.[c])
      }
    }
    return values
  })
}

export interface Spill extends Area {
  readonly values: readonly (readonly unknown[])[]
}

/** What each of these cells fills, by its own address; of those that fill themselves alone nothing. */
export async function readSpills(places: readonly Place[], notDone: string): Promise<Map<string, Spill>> {
  if (places.length === 0) return new Map()
  return inWorkbook(notDone, async (context) => {
    const found = new Map<string, Spill>()
    for (const { place, area } of await spillAreas(context, places)) {
      const values: (readonly unknown[])[] = []
      for await (const block of readBlocks(context, [area])) values.push(...block.values)
      found.set(addressOf(place), { ...area, values })
    }
    return found
  })
}
