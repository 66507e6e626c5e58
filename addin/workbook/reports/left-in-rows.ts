// What stays of what people typed once a report has other numbers, and of rows that are no longer in it.
import {
  isFormula,
  type PlainContent,
  type ReportColumn,
  type ReportRow,
} from '../../reports/report-document.ts'
import { holds } from './entries.ts'
import type { Typed } from './kept-numbers.ts'

export const GONE = 'No longer in the report'

export const isFigure = ({ unit, measure, isHelper }: ReportColumn): boolean =>
  isHelper !== true && (unit !== 'words' || measure !== null)

/** What was typed is only kept as long as another number is on record. */
export function stillKept(
  typed: readonly Typed[],
  row: ReportRow,
  columns: readonly ReportColumn[],
): Typed[] {
  return typed.flatMap((each) => {
    const onRecord = row.cells[columns.findIndex(({ id }) => id === each.column)] ?? null
    if (isFormula(onRecord) || holds(each.shown, onRecord)) return []
    return [{ ...each, onRecord }]
  })
}

interface Left {
  readonly remarks: string | undefined
  readonly held: unknown
  readonly record: string
}

/** What stays of a row that is no longer in the report, and that people have something beside. */
export function leftOver(column: ReportColumn, { remarks, held, record }: Left): PlainContent {
  if (column.id === remarks) return GONE
  if (column.holdsRecord === true) return record
  const isEmptied = isFigure(column) || column.isHelper === true || column.isOfRun === true
  return isEmptied ? '' : (held as PlainContent)
}
