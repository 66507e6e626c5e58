// What of the title and the plain rows is written anew. Rows are found by their labels, so that rows which people put in
// between stay theirs; what has no row left stands in the last one.
import type { ReportDocument } from '../../reports/report-document.ts'
import { type Entry, entryOf, holds } from './entries.ts'

export interface AboutWrite {
  readonly row: number
  /** From 0; labels stand in the first one. */
  readonly column: number
  readonly entry: Entry
}

type PlainRow = readonly [label: string, text: string]

/**
 * @param block what stands there: label in the first column, text in the last one
 * @param ours labels of the rows that were written before
 */
export function planAbout(
  { title, approximation }: Pick<ReportDocument, 'title' | 'approximation'>,
  block: readonly (readonly unknown[])[],
  ours: readonly string[],
): AboutWrite[] {
  const rows = block.map((cells): PlainRow => [String(cells[0] ?? ''), String(cells.at(-1) ?? '')])
  const slots = slotsOf(approximation, rows, ours)
  const writes: AboutWrite[] = []
  const last = Math.max(1, (block[0]?.length ?? 2) - 1)
  const write = (row: number, place: 'label' | 'text', text: string) => {
    const isLabel = place === 'label'
    if (!holds(rows[row]?.[isLabel ? 0 : 1], text))
      writes.push({ row, column: isLabel ? 0 : last, entry: entryOf(text) })
  }
  write(0, 'label', title)
  for (const [row, [label, text]] of slots) {
    write(row, 'label', label)
    write(row, 'text', text)
  }
  return writes
}

function slotsOf(
  wanted: readonly PlainRow[],
  rows: readonly PlainRow[],
  ours: readonly string[],
): Map<number, PlainRow> {
  const slots = new Map<number, PlainRow>()
  const numbers = rows.map((_, row) => row).slice(1)
  const take = (plain: PlainRow, fits: (row: number) => boolean): boolean => {
    const row = numbers.find((number) => !slots.has(number) && fits(number))
    if (row !== undefined) slots.set(row, plain)
    return row !== undefined
  }
  const unplaced = wanted.filter((plain) => !take(plain, (row) => rows[row]?.[0] === plain[0]))
  const isOurs = (row: number) => ours.includes(rows[row]?.[0] ?? '')
  const isBlank = (row: number) => rows[row]?.every((text) => text === '') === true
  const left = unplaced.filter((plain) => !take(plain, isOurs) && !take(plain, isBlank))
  const last = [...slots.keys()].toSorted((one, other) => one - other).at(-1)
  const inLast = last === undefined ? undefined : slots.get(last)
  if (last !== undefined && inLast !== undefined && left.length > 0) {
    const more = left.map(([label, text]) => `${label}: ${text}`)
    slots.set(last, [inLast[0], [inLast[1], ...more].join(' · ')])
  }
  for (const row of numbers) if (!slots.has(row) && isOurs(row)) slots.set(row, ['', ''])
  return slots
}
