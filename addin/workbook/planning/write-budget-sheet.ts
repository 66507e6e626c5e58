// Puts a budget sheet into the workbook: what its cells take, and the record that finds its table again.
import { DIMENSIONS } from '../../../shared/contract/budget/dimensions.ts'
import type { Watch } from '../../desk/desk.ts'
import type { BudgetSheet } from '../../desk/planning/budget-sheet.ts'
import { dimensionLabel } from '../../desk/planning/line-names.ts'
import type { SheetOfDesk } from '../../desk/planning/planning-desk.ts'
import { supports } from '../in-workbook.ts'
import { askRecords, putRecord } from '../records.ts'
import { free } from '../reports/names.ts'
import { BUDGET_RECORDS, type BudgetRecord, budgetName } from './budget-record.ts'
import { writeOwnSheet } from './own-sheet.ts'

const NOT_DONE = 'The budget sheet was not inserted.'
/** In dollars; more is no amount of a line. */
const MOST_DOLLARS = 1_000_000_000

export function writeBudgetSheet(
  budget: BudgetSheet,
  record: Omit<BudgetRecord, 'tableId'>,
  watch: Watch,
): Promise<SheetOfDesk> {
  return writeOwnSheet(NOT_DONE, budget, watch, async (context, sheet, [table]) => {
    if (table === undefined) return
    validate(sheet, budget, record.read.months.length)
    const records = askRecords(context, BUDGET_RECORDS)
    const { names } = context.workbook
    names.load('items/name')
    table.load('id')
    await context.sync()
    const taken = [...names.items.map(({ name }) => name), ...[...records().keys()].map(budgetName)]
    const name = free(taken, (number) => budgetName(String(number)))
    const header = table.getHeaderRowRange()
    names.add(name, header).visible = false
    putRecord(context, BUDGET_RECORDS, { ...record, tableId: table.id }, name.slice(budgetName('').length))
  })
}

/** Cells of the table; Excel applies it to rows that are added at its end too. */
function validate(
  sheet: Excel.Worksheet,
  { headerRow, monthColumn, bodyRows }: BudgetSheet,
  months: number,
): void {
  if (!supports('1.8')) return
  const amounts = sheet.getRangeByIndexes(headerRow + 1, monthColumn, bodyRows, months).dataValidation
  amounts.rule = { decimal: { formula1: -MOST_DOLLARS, formula2: MOST_DOLLARS, operator: 'Between' } }
  amounts.errorAlert = {
    showAlert: true,
    style: 'Stop',
    title: 'Not an amount',
    message: 'Type an amount in US dollars, such as 1234.50, or leave the cell empty where there is no line.',
  }
  const dimension = sheet.getRangeByIndexes(headerRow + 1, 0, bodyRows, 1).dataValidation
  dimension.rule = { list: { inCellDropDown: true, source: DIMENSIONS.map(dimensionLabel).join(',') } }
  dimension.errorAlert = {
    showAlert: true,
    style: 'Stop',
    title: 'Not a dimension',
    message: `Choose one of ${DIMENSIONS.map(dimensionLabel).join(', ')}.`,
  }
}
