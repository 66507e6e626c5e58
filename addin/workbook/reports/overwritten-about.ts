// What someone else had put into the title and the plain rows between reading and writing, where we then wrote: rows that
// were inserted there move ours down. It is put back before the rows are planned anew.
import { type Entry, entryOf } from './entries.ts'
import type { AboutWrite } from './plan-about.ts'
import type { ReportInSheet } from './report-in-sheet.ts'

type Block = ReportInSheet['about']

/** What stood there in the batch that wrote. */
export interface AboutThen {
  readonly values: readonly (readonly unknown[])[]
  readonly formulas: readonly (readonly unknown[])[]
}

export interface Overwritten extends AboutWrite {
  /** What the cell showed. */
  readonly shown: unknown
}

export function overwrittenAbout(
  writes: readonly AboutWrite[],
  read: Block,
  then: AboutThen | null,
): Overwritten[] {
  if (then === null) return []
  return writes.flatMap(({ row, column }) => {
    const shown = then.values[row]?.[column] ?? ''
    if (shown === (read?.[row]?.[column] ?? '')) return []
    return [{ row, column, shown, entry: entryAgain(shown, then.formulas[row]?.[column]) }]
  })
}

function entryAgain(shown: unknown, formula: unknown): Entry {
  if (typeof formula === 'string' && formula.startsWith('=') && formula !== shown) return formula
  if (typeof shown === 'number' || typeof shown === 'boolean') return shown
  return entryOf(String(shown))
}

/** The rows as if nothing had been written over. */
export function withTheirs(block: Block, theirs: readonly Overwritten[]): Block {
  if (block === null || theirs.length === 0) return block
  const held = new Map(theirs.map(({ row, column, shown }) => [`${row},${column}`, shown]))
  return block.map((cells, row) => cells.map((cell, column) => held.get(`${row},${column}`) ?? cell))
}

/** @returns also what is put back, but where the plan writes itself */
export function withPutBack(planned: readonly AboutWrite[], theirs: readonly Overwritten[]): AboutWrite[] {
  const isPlanned = ({ row, column }: AboutWrite) =>
    planned.some((write) => write.row === row && write.column === column)
  return [...planned, ...theirs.filter((each) => !isPlanned(each))]
}
