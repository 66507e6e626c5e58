// Rows that add up rows above them: they would count twice. What a row comes to says so only where it names nothing, since a
// budget may well hold 100, 200 and 300.
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
/** Fewer may come to the amount of another by chance. */
const FEWEST_ROWS = 3
const FEWEST_ROWS_LIKE_A_SUM = 2

export interface TotalRows {
  /** What a row is taken for; unless it is a total, it is one of those that rows to come may add up. */
  taken(line: number): 'line' | 'line like a sum' | 'total'
  /** A row that is a total by its name: what comes below it is added up anew. */
  endBlock(): void
}

/** Whether a person says that the row is a line, whatever it looks like. */
export function isTakenIn({ notTotals }: TableMapping, line: number): boolean {
  return notTotals?.includes(line) === true
}

/** Of a table with a column for each month. */
export function totalRows(view: TableView, mapping: TableMapping): TotalRows {
  // All rows and those since the last total; each with and without rows that have a name and look like a sum.
  const lists = { all: [] as Added[], block: [] as Added[], allBare: [] as Added[], blockBare: [] as Added[] }
  const endBlock = () => {
    lists.block = []
    lists.blockBare = []
  }
  return {
    taken: (line) => {
      const row = addedAt(view, mapping, line)
      if (row.cents.size === 0) return 'line'
      const sums = Object.values(lists).filter((above) => isSumOf(row, above))
      if (isNameless(view, mapping, line) && sums.some(({ length }) => length >= FEWEST_ROWS)) {
        endBlock()
        return 'total'
      }
      lists.all.push(row)
      lists.block.push(row)
      if (sums.length > 0) lists.blockBare = []
      else {
        lists.allBare.push(row)
        lists.blockBare.push(row)
      }
      return sums.length > 0 ? 'line like a sum' : 'line'
    },
    endBlock,
  }
}

/** Where members have a column, and the row has nothing in it. */
function isNameless(view: TableView, { columns }: TableMapping, line: number): boolean {
  return columns.member !== undefined && view.text(line, columns.member) === ''
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
  if (above.length < FEWEST_ROWS_LIKE_A_SUM || [...row.cents.values()].every((cents) => cents === 0))
    return false
  const saysNothing = /^\|*$/.test(row.names)
  if (!saysNothing && above.some(({ names }) => names !== row.names)) return false
  const months = new Set([row, ...above].flatMap(({ cents }) => [...cents.keys()]))
  const rounded = above.reduce((count, each) => count + each.rounded, row.rounded)
  return [...months].every((month) => {
    const sum = above.reduce((total, { cents }) => total + (cents.get(month) ?? 0), 0)
    return Math.abs((row.cents.get(month) ?? 0) - sum) <= rounded * MOST_ROUNDED_CENTS
  })
}
