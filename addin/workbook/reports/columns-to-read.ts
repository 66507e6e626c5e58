// Which columns of a report are read for a refresh: all of them, but for formulas so many that they are written once.
import type { FoundReport } from './find-reports.ts'
import { matchColumns } from './match-columns.ts'

export interface Run {
  readonly from: number
  /** Null for all that there are. */
  readonly count: number | null
}

export function columnsToRead(report: FoundReport): Run[] {
  const { record, columns } = report
  const places = matchColumns(report, columns)
  const skipped = new Set(
    record.columns.flatMap(({ id, isWrittenOnce }) => (isWrittenOnce === true ? [places.get(id)] : [])),
  )
  if (skipped.size === 0) return [{ from: 0, count: null }]
  const runs: { from: number; count: number }[] = []
  for (const place of columns.keys()) {
    const last = runs.at(-1)
    if (skipped.has(place)) continue
    if (last !== undefined && last.from + last.count === place) last.count += 1
    else runs.push({ from: place, count: 1 })
  }
  return runs
}

export const cellsOf = (part: Excel.Range, { from, count }: Run): Excel.Range =>
  count === null ? part : part.getColumn(from).getResizedRange(0, count - 1)

/** What was not read is undefined. */
export function joined(blocks: readonly (Run & { readonly cells: Excel.Range })[]): unknown[][] {
  const [first] = blocks
  if (first === undefined) return []
  if (first.count === null) return first.cells.formulasR1C1
  return first.cells.formulasR1C1.map((_, index) => {
    const row: unknown[] = []
    for (const { from, cells } of blocks)
      for (const [at, held] of (cells.formulasR1C1[index] ?? []).entries()) row[from + at] = held
    return row
  })
}
