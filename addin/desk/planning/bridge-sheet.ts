// A bridge as a sheet: both ends and the steps between them, a waterfall, and the details that sum to each step. Pure.

import { cellName } from '../../workbook/cells/area.ts'
import type { SheetCell } from '../../workbook/new-sheet.ts'
import type { OwnSheet } from '../../workbook/planning/own-sheet.ts'
import { DOLLARS, SheetRows } from './sheet-rows.ts'
import { type BridgeEnds, type BridgeStep, waterfallRows } from './waterfall-rows.ts'

export interface BridgeDocument extends BridgeEnds {
  readonly name: string
  readonly title: string
  readonly about: readonly (readonly [label: string, text: string])[]
  readonly steps: readonly BridgeStep[]
  /** The first two are the step and its amount in dollars. */
  readonly detailHeader: readonly string[]
  readonly details: readonly (readonly SheetCell[])[]
  /** What stands there where there are none. */
  readonly nothing: string
  /** Columns of amounts, beside the second; from 0. */
  readonly moreAmounts: readonly number[]
  /** What stands below the details: a heading, then rows. */
  readonly after: {
    readonly header: readonly string[]
    readonly rows: readonly (readonly SheetCell[])[]
  } | null
}

/** The first holds the longest name of a step on one line. */
const WIDTHS = [280, 100, 170, 130, 150, 320, 12, 230, 70, 70, 70, 90, 70, 90, 150, 90]
const AMOUNT = 1
const PRINTED_COLUMNS = 6

export function bridgeSheet(bridge: BridgeDocument): OwnSheet {
  const { name, title, about, from, to, steps, detailHeader, details, nothing, moreAmounts, after } = bridge
  const sheet = new SheetRows()
  sheet.about(title, about, true)
  const waterfall = waterfallRows(sheet, { from, to }, steps, title)
  const headerRow = sheet.heading(...detailHeader)
  const body = details.length === 0 ? [[nothing, 0]] : details
  for (const row of body) sheet.add(...row)
  const last = sheet.next - 1
  const cells = (column: number) => {
    const [top, bottom] = [cellName(headerRow + 1, column), cellName(last, column)]
    return `${top}:${bottom}`.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
  }
  waterfall.sumDetails(cells(0), cells(AMOUNT))
  for (const column of [AMOUNT, ...moreAmounts]) sheet.format(column, headerRow + 1, last, DOLLARS)
  if (after !== null) {
    sheet.add()
    sheet.heading(...after.header)
    for (const row of after.rows) sheet.add(...row)
  }
  const { rows, boldRows, numberFormats } = sheet
  return {
    ...{ name, rows, boldRows, numberFormats, columnWidths: WIDTHS },
    tables: [
      {
        name: `${name} details`.replace(/[^A-Za-z0-9]+/g, '_'),
        ...{ row: headerRow, column: 0, rows: 1 + body.length, columns: detailHeader.length, totals: null },
      },
    ],
    print: {
      ...{ title, frozenRows: 0, frozenColumns: 0, headerRow: null },
      area: `A1:${cellName(sheet.next - 1, PRINTED_COLUMNS - 1)}`,
    },
    chart: waterfall.chart,
    wrapped: waterfall.stepCells,
  }
}
