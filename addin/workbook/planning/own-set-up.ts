// How a sheet of planning is read and printed: headers stay in sight, pages are landscape and as wide as the sheet.
import { supports } from '../in-workbook.ts'

const MOST_OF_HEADER = 120

export interface OwnPrint {
  readonly title: string
  /** How many rows and columns stay in sight; 0 for none. */
  readonly frozenRows: number
  readonly frozenColumns: number
  /** Number of the row that each page repeats, from 0; null for none. */
  readonly headerRow: number | null
  /** What is printed, such as `A1:F40`; null for all of it. */
  readonly area: string | null
}

export function setUp(sheet: Excel.Worksheet, print: OwnPrint): void {
  const { title, frozenRows, frozenColumns, headerRow, area } = print
  if (supports('1.8')) sheet.showGridlines = false
  if (supports('1.7')) {
    if (frozenRows > 0 && frozenColumns > 0)
      sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, frozenRows, frozenColumns))
    else if (frozenRows > 0) sheet.freezePanes.freezeRows(frozenRows)
  }
  if (!supports('1.9')) return
  const page = sheet.pageLayout
  page.orientation = 'Landscape'
  page.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 }
  if (headerRow !== null) page.setPrintTitleRows(`$${headerRow + 1}:$${headerRow + 1}`)
  if (area !== null) page.setPrintArea(area)
  const { defaultForAllPages } = page.headersFooters
  // An ampersand begins a code there, and Excel takes 255 letters.
  defaultForAllPages.leftHeader = title.slice(0, MOST_OF_HEADER).replaceAll('&', '&&')
  defaultForAllPages.rightFooter = 'Page &P of &N'
}
