// How a sheet of a report's own is read and printed: the header stays in sight, pages are landscape and as wide as the
// table, and each says what it is and what it is not.
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { ReportDocument } from '../../reports/report-document.ts'
import { instantInWords } from '../../shown/instant-in-words.ts'
import { supports } from '../in-workbook.ts'
import { type Layout, ROWS_IN_SIGHT } from './layout.ts'

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
  if (supports('1.7')) sheet.freezePanes.freezeRows(layout.headerRow + 1)
  if (supports('1.9')) setUpPrint(sheet.pageLayout, document, layout)
}

function setUpPrint(page: Excel.PageLayout, { title, source }: ReportDocument, { headerRow }: Layout): void {
  page.orientation = 'Landscape'
  page.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 }
  page.setPrintTitleRows(`$${headerRow + 1}:$${headerRow + 1}`)
  const { defaultForAllPages } = page.headersFooters
  defaultForAllPages.leftHeader = inHeader(title)
  defaultForAllPages.rightHeader = inHeader(`As of ${instantInWords(source.asOf)}`)
  defaultForAllPages.leftFooter = inHeader(STATEMENTS[1])
  defaultForAllPages.rightFooter = 'Page &P of &N'
}

/** An ampersand begins a code there: https://learn.microsoft.com/office/vba/excel/concepts/workbooks-and-worksheets/formatting-and-vba-codes-for-headers-and-footers */
const inHeader = (text: string): string => text.replaceAll('&', '&&')
