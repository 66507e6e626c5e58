// The number formats that figures bring with them, for what shows the same numbers without the functions.
import { supports } from '../in-workbook.ts'
import { type Area, addressOf, rectanglesOf } from './area.ts'
import type { OurCell, Spill } from './our-cells.ts'
import { batchesOf, MOST_RANGES_A_SYNC, rangeOf } from './read-blocks.ts'

export interface OwnFormats {
  readonly area: Area
  /** Null leaves a cell's own. */
  readonly formats: (string | null)[][]
}

export interface OurFigures {
  readonly ours: readonly OurCell[]
  readonly spills: ReadonlyMap<string, Spill>
}

/** Numbers of custom functions may bring a format, which a cell with the plain value would lose. */
export async function ownFormats(
  context: Excel.RequestContext,
  { ours, spills }: OurFigures,
): Promise<OwnFormats[]> {
  if (!supports('1.16')) return []
  const alone = ours.filter((cell) => !spills.has(addressOf(cell)))
  const areas = [...rectanglesOf(alone), ...[...spills.values()].map(({ values: _, ...area }) => area)]
  const found: OwnFormats[] = []
  for (const part of batchesOf(areas, () => 1, MOST_RANGES_A_SYNC)) {
    const asked = part.map((area) => {
      const range = rangeOf(context, area)
      range.load('numberFormat,valuesAsJson')
      return { area, range }
    })
    await context.sync()
    for (const { area, range } of asked) {
      const formats = range.valuesAsJson.map((line, r) =>
        line.map((cell, c) => (range.numberFormat[r]?.[c] === 'General' ? formatIn(cell) : null)),
      )
      found.push({ area, formats })
    }
  }
  return found
}

function formatIn(cell: Excel.CellValue): string | null {
  const { numberFormat } = cell as { numberFormat?: unknown }
  return typeof numberFormat === 'string' ? numberFormat : null
}
