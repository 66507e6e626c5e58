// Rows that add up rows above them, whatever they are called: they would count twice.
import type { TableMapping } from '../../contract/budget/pasted-table.ts'
import { readAmount } from './read-amount.ts'
import type { TableView } from './table-view.ts'

/** What a row comes to by month, in cents, and how many of its cells were rounded. */
interface Added {
  readonly cents: ReadonlyMap<number, number>
  readonly rounded: number
  readonly names: string
}

/** Rounding moves an amount by half a cent at most. */
const MOST_ROUNDED_CENTS = 0.5
/** A row is no total of a single one: two members may well cost the same. */
const FEWEST_ROWS = 2

export interface TotalRows {
  /** Whether the row is the sum of rows above it; it is one of those for the rows to come where it is not. */
  isSum(line: number): boolean
  /** A row that is a total by its name: what comes below it is added up anew. */
  endBlock(): void
}

/** Of a table with a column for each month. */
export function totalRows(view: TableView, mapping: TableMapping): TotalRows {
  const all: Added[] = []
  let block: Added[] = []
  return {
    isSum: (line) => {
      const row = addedAt(view, mapping, line)
      if (row.cents.size === 0) return false
      const isSum = [block, all].some((above) => isSumOf(row, above))
      if (isSum) block = []
      else {
        block.push(row)
        all.push(row)
      }
      return isSum
    },
    endBlock: () => {
      block = []
    },
  }
}

function addedAt(view: TableView, { columns, months, amountsIn }: TableMapping, line: number): Added {
  const cents = new Map<number, number>()
  let rounded = 0
  for (const { column } of months) {
    const read = readAmount(view.cell(line, column), amountsIn)
    if (read === null || 'expected' in read) continue
    cents.set(column, read.cents)
    if (read.rounded) rounded += 1
  }
  const named = [columns.dimension, columns.measure].map((column) =>
    column === undefined ? '' : view.text(line, column).toLowerCase(),
  )
  return { cents, rounded, names: named.join('|') }
}

/** In every month that either has; of rows with another dimension or measure it says something else. */
function isSumOf(row: Added, above: readonly Added[]): boolean {
  if (above.length < FEWEST_ROWS || [...row.cents.values()].every((cents) => cents === 0)) return false
  const isNameless = /^\|*$/.test(row.names)
  if (!isNameless && above.some(({ names }) => names !== row.names)) return false
  const months = new Set([row, ...above].flatMap(({ cents }) => [...cents.keys()]))
  const rounded = above.reduce((count, each) => count + each.rounded, row.rounded)
  return [...months].every((month) => {
    const sum = above.reduce((total, { cents }) => total + (cents.get(month) ?? 0), 0)
    return Math.abs((row.cents.get(month) ?? 0) - sum) <= rounded * MOST_ROUNDED_CENTS
  })
}
