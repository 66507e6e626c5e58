// A sheet of planning: plain rows, tables and perhaps a chart. It stays hidden until all of it stands, and is taken away again
// where it does not come to that.

import type { Watch } from '../../desk/desk.ts'
import type { SheetOfDesk } from '../../desk/planning/planning-desk.ts'
import { addressOfArea } from '../cells/area.ts'
import { inWorkbook } from '../in-workbook.ts'
import { dress, fill, type NewSheet, takeAway } from '../new-sheet.ts'
import { free, validSheetName } from '../reports/names.ts'
import { addChart, type OwnChart } from './own-chart.ts'
import { type OwnPrint, setUp } from './own-set-up.ts'
import { addTable, type OwnTable } from './own-table.ts'

export interface OwnSheet extends NewSheet {
  /** Those with totals come last on the sheet, since a totals row is added below. */
  readonly tables: readonly OwnTable[]
  readonly print: OwnPrint
  readonly chart: OwnChart | null
  /** What is selected when it is shown, such as `G8`; else the first cell. */
  readonly selected?: string
  /** Cells whose texts wrap, such as `A8:A12`. */
  readonly wrapped?: string
}

/** What is done to the sheet before it is shown. @param tables in the order of the sheet's */
export type Finish = (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  tables: readonly Excel.Table[],
) => void | Promise<void>

/** What the sheet is called until all of it stands. */
const UNDER_WAY = 'Planning in progress'

/** @throws DeskFailure with nothing left behind; the signal's reason when it is stopped */
export function writeOwnSheet(
  notDone: string,
  own: OwnSheet,
  watch: Watch,
  finish: Finish = () => {},
): Promise<SheetOfDesk> {
  return inWorkbook(notDone, async (context) => {
    const { worksheets, tables, names } = context.workbook
    worksheets.load('items/name')
    tables.load('items/name')
    names.load('items/name')
    await context.sync()
    const taken = worksheets.items.map((sheet) => sheet.name).filter((name) => name !== UNDER_WAY)
    const name = validSheetName(own.name, taken)
    const takenNames = [...tables.items, ...names.items].map((each) => each.name)
    watch.signal.throwIfAborted()
    worksheets.getItemOrNullObject(UNDER_WAY).delete()
    const sheet = worksheets.add(UNDER_WAY)
    sheet.visibility = 'Hidden'
    try {
      const total = own.rows.length
      await fill(context, sheet, own.rows, (done) => {
        watch.signal.throwIfAborted()
        watch.progress({ what: 'Writing the sheet', done, total })
      })
      dress(sheet, own)
      if (own.wrapped !== undefined) sheet.getRange(own.wrapped).format.wrapText = true
      const added = own.tables.map((table) => {
        const tableName = free(takenNames, (number) =>
          number === 1 ? table.name : `${table.name}_${number}`,
        )
        takenNames.push(tableName)
        return addTable(sheet, table, tableName)
      })
      if (own.chart !== null) await addChart(context, sheet, own.chart)
      setUp(sheet, own.print)
      await context.sync()
      watch.signal.throwIfAborted()
      await finish(context, sheet, added)
      watch.signal.throwIfAborted()
      sheet.name = name
      sheet.visibility = 'Visible'
      sheet.activate()
      sheet.getRange(own.selected ?? 'A1').select()
      await context.sync()
    } catch (cause) {
      await takeAway(UNDER_WAY)
      throw cause
    }
    return { sheet: name, address: placeOfFirstTable(name, own) }
  })
}

/** Of a sheet without tables its first cell. */
function placeOfFirstTable(sheet: string, { tables }: OwnSheet): string {
  const [first] = tables
  if (first === undefined) return addressOfArea({ sheet, row: 0, column: 0, rows: 1, columns: 1 })
  const { row, column, rows, columns, totals } = first
  return addressOfArea({ sheet, row, column, rows: rows + Number(totals !== null), columns })
}
