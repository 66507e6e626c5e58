// Enters formulas anew in cells that have one, sheet by sheet: a sheet that refuses does not keep the others from it.
import type { DeskFailure } from '../desk/desk.ts'
import { addressOf, type Place, placesIn, rectanglesOf } from './cells/area.ts'
import { batchesOf, rangeOf } from './cells/read-blocks.ts'
import { inWorkbook } from './in-workbook.ts'

export interface Rewritten extends Place {
  readonly formula: string
}

const MOST_CELLS_A_SYNC = 5_000

/** @returns what refused cells were refused for, by address */
export async function rewriteFormulas(
  cells: readonly Rewritten[],
  notDone: string,
): Promise<Map<string, string>> {
  const refused = new Map<string, string>()
  for (const ofSheet of Map.groupBy(cells, ({ sheet }) => sheet).values()) {
    for (const part of batchesOf(ofSheet, () => 1, MOST_CELLS_A_SYNC)) {
      const formulas = new Map(part.map((cell) => [addressOf(cell), cell.formula]))
      try {
        await inWorkbook(notDone, async (context) => {
          for (const area of rectanglesOf(part)) {
            rangeOf(context, area).formulas = placesIn(area).map((row) =>
              row.map((place) => formulas.get(addressOf(place))),
            )
          }
          await context.sync()
        })
      } catch (failure) {
        for (const cell of part) refused.set(addressOf(cell), (failure as DeskFailure).message)
      }
    }
  }
  return refused
}
