// How a sheet of a report's own is read and printed: the header stays in sight, pages are landscape and as wide as the
// table, and each says what it is and what it is not.

import { toCol } from '@borgar/fx'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { ReportDocument } from '../../reports/report-document.ts'
import { instantInWords } from '../../shown/instant-in-words.ts'
import { supports } from '../in-workbook.ts'
import { type Layout, ROWS_IN_SIGHT } from './layout.ts'
import { levelsOf, outlineRows } from './outline.ts'

/** Fewer rows are not worth folding. */
const FEWEST_FOLDED = 3

export const folds = ({ approximation }: ReportDocument): boolean =>
  approximation.length >= ROWS_IN_SIGHT + FEWEST_FOLDED && supports('1.10')

export function setUpSheet(sheet: Excel.Worksheet, document: ReportDocument, layout: Layout): void {
  if (supports('1.8')) sheet.showGridlines = false
  if (folds(document)) {
    // Else a header that stays in sight would leave no room below it on a small screen.
    const rows = sheet.getRange(`${2 + ROWS_IN_SIGHT}:${layout.statusRow}`)
    rows.group('ByRows')
    rows.hideGroupDetails('ByRows')
  }
  if (supports('1.7')) keepInSight(sheet, document, layout)
  for (const [index, { isHelper }] of document.columns.entries())
    if (isHelper === true) sheet.getRangeByIndexes(0, index, 1, 1).getEntireColumn().columnHidden = true
  outlineRows(
    sheet,
    layout.firstRow,
    levelsOf(
      document,
      document.rows.map(({ key }) => key),
    ),
  )
  if (supports('1.9')) setUpPrint(sheet.pageLayout, document, layout)
}

function keepInSight(sheet: Excel.Worksheet, { columnsInSight = 0 }: ReportDocument, layout: Layout): void {
  const rows = layout.headerRow + 1
  if (columnsInSight === 0) sheet.freezePanes.freezeRows(rows)
  else sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columnsInSight))
}

function setUpPrint(
  page: Excel.PageLayout,
  { title, source, printedColumns }: ReportDocument,
  { headerRow }: Layout,
): void {
  page.orientation = 'Landscape'
  page.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 }
  // Whole columns: what is added below is printed too.
  if (printedColumns !== undefined) page.setPrintArea(`A:${toCol(printedColumns - 1)}`)
  page.setPrintTitleRows(`$${headerRow + 1}:$${headerRow + 1}`)
  const { defaultForAllPages } = page.headersFooters
  defaultForAllPages.leftHeader = inHeader(title)
  defaultForAllPages.rightHeader = inHeader(`As of ${instantInWords(source.asOf)}`)
  defaultForAllPages.leftFooter = inHeader(STATEMENTS[1])
  defaultForAllPages.rightFooter = 'Page &P of &N'
}

/** An ampersand begins a code there: https://learn.microsoft.com/office/vba/excel/concepts/workbooks-and-worksheets/formatting-and-vba-codes-for-headers-and-footers */
const inHeader = (text: string): string => text.replaceAll('&', '&&')
