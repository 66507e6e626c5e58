// What stands in a cell that is not simply a text: dollars of cents, and nothing where there is nothing to show.
import { inUnit } from '../shown/in-unit.ts'
import type { CellContent } from './report-document.ts'

/** An empty cell: no figure belongs there. A figure that is missing is null. */
export const NOTHING = ''

/** @param unit of the catalogue @throws Error for what is no value of the unit */
export function cellOf(value: unknown, unit: string): CellContent {
  return value === null || value === undefined ? null : inUnit(value, unit)
}

/** Cents as dollars; null stays missing. */
export function dollarsOf(cents: number | null): CellContent {
  return cellOf(cents, 'cents')
}

/** A code of the contract as words: `monitoring_needed` is `monitoring needed`. */
export function wordsOf(code: string): string {
  return code.replaceAll('_', ' ')
}

/** Sentences that hold of one row, one after the other. */
export function remarkOf(sentences: readonly (string | false)[]): string {
  return sentences.filter((sentence) => sentence !== false && sentence !== '').join(' ')
}
