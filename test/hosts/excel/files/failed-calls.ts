// Where a custom function gave an error, and what comes of it. A file has these errors as text, because LibreOffice
// calculates whatever has an error as its result: so it would also come to other results in the formulas that read them.
import type { IWorkbookData } from '@univerjs/core'
import { excelValue } from '../calculation/excel-value.ts'
import type { SheetPlace } from '../calculation/sheet-place.ts'
import type { WorkbookModel } from '../model/open-model.ts'
import { isErrorWord } from './cell-values.ts'
import { type CustomFunctions, callsCustom } from './custom-function-names.ts'
import { entriesOf } from './sheet-layout.ts'

export type CellTest = (sheetId: string, row: number, column: number) => boolean

/** @returns whether the result of a formula is such an error, or comes of one */
export async function comesOfFailedCalls(
  model: Pick<WorkbookModel, 'calculation' | 'formulaAt'>,
  { sheets }: Pick<IWorkbookData, 'sheets'>,
  custom: CustomFunctions,
): Promise<CellTest> {
  const failed: SheetPlace[] = []
  for (const [sheetId, { cellData }] of Object.entries(sheets)) {
    for (const [row, columns] of entriesOf(cellData)) {
      for (const [column, cell] of entriesOf(columns)) {
        if ((!cell?.f && !cell?.si) || !isErrorWord(String(excelValue(cell)))) continue
        if (callsCustom(model.formulaAt(sheetId, row, column) ?? '', custom))
          failed.push({ sheetId, row, column })
      }
    }
  }
  const dependents = failed.length > 0 ? await model.calculation.dependents(failed) : []
  const keyOf = (sheetId: string, row: number, column: number) => `${sheetId}!${row}!${column}`
  const keys = new Set(
    [...failed, ...dependents].map(({ sheetId, row, column }) => keyOf(sheetId, row, column)),
  )
  return (...place) => keys.has(keyOf(...place))
}
