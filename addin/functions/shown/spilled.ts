// What spills into a sheet, cell by cell, and the answer of a report that it is made of.
import type { FiguresPage } from '../../../shared/contract/api/answers/figures-page.ts'
import type { Meta } from '../../../shared/contract/api/envelope.ts'
import type { CellError } from '../cell-error.ts'
import type { ShownValue } from './shown-number.ts'

/** An error stands in its cell alone. Nothing to show is empty text: Excel makes a zero of null (office-js issue 1503). */
export type TableCell = ShownValue | CellError

/** The pages of a report, one after the other. */
export interface ReportData {
  readonly pages: readonly [FiguresPage, ...FiguresPage[]]
  readonly meta: Meta
}
