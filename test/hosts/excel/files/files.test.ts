// A workbook that is saved and opened again is the same workbook, for this program and for others.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Cell, Workbook } from '@cj-tech-master/excelts'
import { unzip } from '@cj-tech-master/excelts/archive'
import type { ICellData, IWorkbookData } from '@univerjs/core'
import { openModel, type WorkbookModel } from '../model/open-model.ts'
import { cellAddress } from './addresses.ts'
import { calculatedByLibreOffice, hasLibreOffice } from './libreoffice-node.ts'
import { readWorkbook } from './open-workbook.ts'
import { pluginData } from './plugin-data.ts'
import { CUSTOM_FUNCTIONS, sampleWorkbook } from './sample-workbook.ts'
import { saveWorkbook } from './save-workbook.ts'
import { customFunctions, storedFormula, typedFormula } from './stored-formulas.ts'

const COST = 1234.5
let model: WorkbookModel
let saved: Uint8Array

beforeAll(async () => {
  model = openModel({ snapshot: sampleWorkbook() })
  const formulas = model.api.getFormula()
  formulas.registerFunction('PENGUIN.COST', () => COST, '')
  formulas.registerFunction('PENGUIN.COST_BY.TEAM', () => 'Team A', '')
  await model.calculation.calculate({ forceCalculation: true })
  saved = await saveWorkbook(model, { customFunctions: CUSTOM_FUNCTIONS })
})

afterAll(() => model.dispose())

/** @returns everything in a snapshot that a file keeps, with styles instead of their ids and sheets by name */
function contents(data: IWorkbookData) {
  const sheetName = (id: string | undefined) => (id && data.sheets[id]?.name) ?? 'every sheet'
  const withStyle = ({ s, ...rest }: { s?: unknown }) =>
    typeof s === 'string' ? { ...rest, style: data.styles[s] } : rest
  // Whoever opens a file calculates its formulas.
  const content = ({ f, v, t, s }: ICellData) => withStyle(f ? { f, s } : v === undefined ? { s } : { v, t, s })
  const table = <Value>(rows: Record<number, Value | undefined> | undefined, each: (value: Value) => object) =>
    Object.fromEntries(Object.entries(rows ?? {}).map(([key, value]) => [key, value && each(value)]))
  const bySheet = <Value>(values: Record<string, Value>) =>
    Object.fromEntries(Object.entries(values).map(([id, value]) => [sheetName(id), value]))
  return {
    custom: data.custom,
    names: Object.values(pluginData(data, 'SHEET_DEFINED_NAME_PLUGIN')).map((name) => ({
      ...{ name: name.name, formula: name.formulaOrRefString, sheet: sheetName(name.localSheetId) },
    })),
    notes: bySheet(pluginData(data, 'SHEET_NOTE_PLUGIN')),
    filters: bySheet(pluginData(data, 'SHEET_FILTER_PLUGIN')),
    tables: bySheet(pluginData(data, 'SHEET_TABLE_PLUGIN')),
    sheets: data.sheetOrder.map((id) => {
      const { cellData, rowData, columnData, mergeData, ...sheet } = data.sheets[id] ?? {}
      return {
        cells: table(cellData, (columns) => table(columns, content)),
        rows: table(rowData, withStyle),
        columns: table(columnData, withStyle),
        merged: (mergeData ?? []).map(({ startRow, startColumn, endRow, endColumn }) => [startRow, startColumn, endRow, endColumn]),
        ...{ name: sheet.name, hidden: sheet.hidden ?? 0, tabColor: sheet.tabColor ?? '', custom: sheet.custom },
        ...{ freeze: sheet.freeze, showGridlines: sheet.showGridlines, rightToLeft: sheet.rightToLeft },
        ...{ defaultColumnWidth: sheet.defaultColumnWidth, defaultRowHeight: sheet.defaultRowHeight },
      }
    }),
  }
}

test('x', async () => {
  const b = contents(await readWorkbook(saved, { customFunctions: CUSTOM_FUNCTIONS }))
  const a = contents(model.book.save())
  console.log(JSON.stringify(model.book.getActiveSheet().getRange('A1:K17').getValues()))
  expect(b).toEqual(a)
})
