// How a sheet of a report's own is read and printed: the header stays in sight, pages are landscape and as wide as the
// table or as many as can be read, and each says what it is and what it is not.

import { toCol } from '@borgar/fx'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { ReportDocument } from '../../reports/report-document.ts'
import { instantInWords } from '../../shown/instant-in-words.ts'
import { supports } from '../in-workbook.ts'
import { isHiddenColumn } from './column-points.ts'
import { type Layout, ROWS_IN_SIGHT } from './layout.ts'
import { levelsOf, outlineRows } from './outline.ts'
import { POINTS_OF_MARGIN, printPages } from './print-pages.ts'

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
  for (const [index, column] of document.columns.entries())
    if (isHiddenColumn(column)) sheet.getRangeByIndexes(0, index, 1, 1).getEntireColumn().columnHidden = true
  outlineRows(
    sheet,
    layout.firstRow,
    levelsOf(
      document,
      document.rows.map(({ key }) => key),
    ),
  )
  if (supports('1.9')) setUpPrint(sheet, document, layout)
}

function keepInSight(sheet: Excel.Worksheet, { columnsInSight = 0 }: ReportDocument, layout: Layout): void {
  const rows = layout.headerRow + 1
  if (columnsInSight === 0) sheet.freezePanes.freezeRows(rows)
  else sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columnsInSight))
}

function setUpPrint(sheet: Excel.Worksheet, document: ReportDocument, { headerRow }: Layout): void {
  const { title, source } = document
  const page = sheet.pageLayout
  page.orientation = 'Landscape'
  page.setPrintTitleRows(`$${headerRow + 1}:$${headerRow + 1}`)
  setUpPages(sheet, document)
  const { defaultForAllPages } = page.headersFooters
  defaultForAllPages.leftHeader = inHeader(title)
  defaultForAllPages.rightHeader = inHeader(`As of ${instantInWords(source.asOf)}`)
  defaultForAllPages.leftFooter = inHeader(STATEMENTS[1])
  defaultForAllPages.rightFooter = 'Page &P of &N'
}

/** Whole columns: what is added below is printed too. */
function setUpPages(sheet: Excel.Worksheet, { columns, printed }: ReportDocument): void {
  const page = sheet.pageLayout
  // Each area is fitted.
  page.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 }
  if (printed === undefined) return
  const areas = printPages(columns, printed).map(
    ({ from, count }) => `${toCol(from)}:${toCol(from + count - 1)}`,
  )
  page.setPrintMargins('Points', { left: POINTS_OF_MARGIN, right: POINTS_OF_MARGIN })
  page.setPrintTitleColumns(`$A:$${toCol(printed.labels - 1)}`)
  page.setPrintArea(sheet.getRanges(areas.join(',')))
}

/** An ampersand begins a code there: https://learn.microsoft.com/office/vba/excel/concepts/workbooks-and-worksheets/formatting-and-vba-codes-for-headers-and-footers */
const inHeader = (text: string): string => text.replaceAll('&', '&&')
