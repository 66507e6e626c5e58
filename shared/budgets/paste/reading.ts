// A pasted table while it is read: what is known of it, what was read so far, and what a line of it says.
import type { SkippedCells, TableField, TableMapping } from '../../contract/budget/pasted-table.ts'
import type { CellError, RowNote } from '../../contract/budget/preview.ts'
import type { SubmissionRow } from '../../contract/budget/submission.ts'
import type { TableView } from './table-view.ts'
import type { TotalRows } from './total-rows.ts'

export type IsMember = (dimension: string, name: string) => boolean

export interface Reading {
  readonly view: TableView
  readonly mapping: TableMapping
  readonly isOurs: boolean
  readonly isMember: IsMember
  readonly totals: TotalRows
  /** What an empty cell of a field repeats, where that is asked for. */
  readonly above: Map<TableField, string>
  readonly rows: SubmissionRow[]
  readonly errors: CellError[]
  readonly notes: RowNote[]
  readonly skipped: SkippedCells[]
}

/** Of what a line is. */
export const NAMING = ['dimension', 'member'] as const

/** The cell, else what it repeats, else what is the same in every row. */
export function textOf(reading: Reading, line: number, field: TableField): string {
  const text = cellText(reading, line, field)
  if (text !== '') return text
  const { fillDown, fixed } = reading.mapping
  const repeated = fillDown ? reading.above.get(field) : undefined
  return repeated ?? (field in fixed ? (fixed[field as keyof typeof fixed] ?? '') : '')
}

export function cellText({ view, mapping }: Reading, line: number, field: TableField): string {
  const column = mapping.columns[field]
  return column === undefined ? '' : view.text(line, column)
}
