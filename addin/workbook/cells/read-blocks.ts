// Reads many cells without asking Excel for more at once than its answers may hold (5 MB on the web).
import type { Area } from './area.ts'

/** With a formula and a value each; a long formula has some hundred letters. */
const MOST_CELLS_A_SYNC = 20_000

export interface Block extends Area {
  readonly formulas: readonly (readonly unknown[])[]
  readonly values: readonly (readonly unknown[])[]
}

/** Objects of one batch: each is some hundred bytes of it. */
export const MOST_RANGES_A_SYNC = 1_000
const CELLS_THAT_WEIGH_A_RANGE = MOST_CELLS_A_SYNC / MOST_RANGES_A_SYNC

/** Of a rectangle in a batch, in cells: also one of a single cell is an object of its own. */
export const weightOf = (area: Area): number => Math.max(cellsOf(area), CELLS_THAT_WEIGH_A_RANGE)

/** Blocks of whole rows, in the order of the areas. @param onRead hears how many cells were read, of how many */
export async function* readBlocks(
  context: Excel.RequestContext,
  areas: readonly Area[],
  what: 'formulas and values' | 'values' = 'values',
  onRead: (done: number, total: number) => void = () => {},
): AsyncGenerator<Block> {
  const total = areas.reduce((sum, area) => sum + cellsOf(area), 0)
  let done = 0
  for (const blocks of batchesOf(areas.flatMap(blocksOf), weightOf, MOST_CELLS_A_SYNC)) {
    const asked = blocks.map((block) => {
      const range = rangeOf(context, block)
      range.load(what === 'values' ? 'values' : 'formulas,values')
      return { block, range }
    })
    await context.sync()
    for (const { block, range } of asked) {
      done += cellsOf(block)
      onRead(done, total)
      yield { ...block, values: range.values, formulas: what === 'values' ? [] : range.formulas }
    }
  }
}

export function rangeOf(context: Excel.RequestContext, area: Area): Excel.Range {
  const { sheet, row, column, rows, columns } = area
  return context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns)
}

/** As many in a batch as stay below `most` together; one alone may be more. */
export function batchesOf<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  most: number,
): Item[][] {
  const batches: Item[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const item of items) {
    if (size + sizeOf(item) > most) {
      batches.push([])
      size = 0
    }
    batches.at(-1)?.push(item)
    size += sizeOf(item)
  }
  return batches
}

const cellsOf = ({ rows, columns }: Area): number => rows * columns

function blocksOf(area: Area): Area[] {
  const rows = Math.max(1, Math.floor(MOST_CELLS_A_SYNC / area.columns))
  const count = Math.ceil(area.rows / rows)
  return Array.from({ length: count }, (_, number) => ({
    ...area,
    row: area.row + number * rows,
    rows: Math.min(rows, area.rows - number * rows),
  }))
}
