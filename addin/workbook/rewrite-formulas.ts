// Enters formulas anew in cells that have one, sheet by sheet: a cell that refuses does not keep the others from it.
import type { DeskFailure } from '../desk/desk.ts'
import { type Area, addressOf, halvesOf, type Place, placesIn, rectanglesOf } from './cells/area.ts'
import { batchesOf, rangeOf, weightOf } from './cells/read-blocks.ts'
import { inWorkbook } from './in-workbook.ts'
import { endIsUnknown, refusalCode } from './refusals.ts'

export interface Rewritten extends Place {
  readonly formula: string
}

/** A formula has some hundred letters, and each rectangle is some hundred bytes more. */
const MOST_CELLS_A_SYNC = 10_000
/** A sheet that is locked as a whole is not tried cell by cell. */
const MOST_TRIES_A_SHEET = 200

/** @returns what refused cells were refused for, by address */
export async function rewriteFormulas(
  cells: readonly Rewritten[],
  notDone: string,
): Promise<Map<string, string>> {
  const refused = new Map<string, string>()
  for (const ofSheet of Map.groupBy(cells, ({ sheet }) => sheet).values()) {
    const formulas = new Map(ofSheet.map((cell) => [addressOf(cell), cell.formula]))
    const write = (areas: readonly Area[]) =>
      inWorkbook(notDone, async (context) => {
        for (const area of areas) {
          rangeOf(context, area).formulas = placesIn(area).map((row) =>
            row.map((place) => formulas.get(addressOf(place))),
          )
        }
        await context.sync()
      })
    const waiting: (readonly Area[])[] = batchesOf(
      rectanglesOf(ofSheet).flatMap(inParts),
      weightOf,
      MOST_CELLS_A_SYNC,
    )
    const most = waiting.length + MOST_TRIES_A_SHEET
    for (let tries = 1; ; tries += 1) {
      const areas = waiting.shift()
      if (areas === undefined) break
      try {
        await write(areas)
      } catch (failure) {
        const parts = tries < most && isOfCells(failure) ? halved(areas) : []
        waiting.unshift(...parts)
        if (parts.length > 0) continue
        for (const place of areas.flatMap(placesIn).flat())
          refused.set(addressOf(place), (failure as DeskFailure).message)
      }
    }
  }
  return refused
}

function inParts(area: Area): Area[] {
  return area.rows * area.columns <= MOST_CELLS_A_SYNC ? [area] : halvesOf(area).flatMap(inParts)
}

/** None of what cannot be halved: one cell. */
function halved(areas: readonly Area[]): (readonly Area[])[] {
  const [only] = areas
  if (areas.length !== 1 || only === undefined) {
    const middle = Math.ceil(areas.length / 2)
    return [areas.slice(0, middle), areas.slice(middle)]
  }
  return halvesOf(only).map((half) => [half])
}

/** Whether other cells may take what these did not: not where Excel is busy or cannot be reached. */
function isOfCells(failure: unknown): boolean {
  const { cause } = failure as DeskFailure
  const code = refusalCode(cause)
  return code !== null && !endIsUnknown(cause) && !IS_BUSY.has(code)
}

const IS_BUSY: ReadonlySet<string> = new Set([
  'ActivityLimitReached',
  'InactiveWorkbook',
  'InvalidOperationInCellEditMode',
  'TooManyRequests',
])
