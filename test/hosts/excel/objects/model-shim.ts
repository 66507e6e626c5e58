// shim
import type { ICellData } from '@univerjs/core'
import { core, engineFormula, sheets } from '../model/univer-packages.ts'
import type { WorkbookModel } from '../model/open-model.ts'

export function excelValue(cell: ICellData): string | number | boolean {
  if (cell.v === undefined || cell.v === null) return ''
  if (cell.t === core.CellValueType.BOOLEAN) return Boolean(cell.v)
  return cell.v === '#GETTING_DATA' ? '#BUSY!' : (cell.v as string | number)
}
export function writeCells(model: WorkbookModel, sheetId: string, row: number, column: number, matrix: readonly (readonly (ICellData | null)[])[]): void {
  const cellValue: Record<number, Record<number, ICellData>> = {}
  for (const [r, cells] of matrix.entries()) for (const [c, cell] of cells.entries()) if (cell) (cellValue[row + r] ??= {})[column + c] = cell
  model.api.syncExecuteCommand(sheets.SetRangeValuesMutation.id, { unitId: model.book.getId(), subUnitId: sheetId, cellValue })
}
export function formulaAt(model: WorkbookModel, sheetId: string, row: number, column: number): string | null {
  return model.univer.__getInjector().get(engineFormula.FormulaDataModel).getFormulaStringByCell(row, column, sheetId, model.book.getId()) ?? null
}
export function parseEntry(value: string | number | boolean, numberFormat: string): ICellData {
  if (typeof value === 'number') return { v: value, t: core.CellValueType.NUMBER, f: null, si: null, p: null }
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: core.CellValueType.BOOLEAN, f: null, si: null, p: null }
  if (value.startsWith('=')) return { f: value, v: null, si: null, p: null }
  if (numberFormat !== '@' && !value.startsWith("'")) {
    const parsed = core.numfmt.parseValue(value)
    if (parsed) return { v: parsed.v as number, t: core.CellValueType.NUMBER, f: null, si: null, p: null, ...(parsed.z && { s: { n: { pattern: parsed.z } } }) } as ICellData
  }
  return { v: value.replace(/^'/, ''), t: core.CellValueType.STRING, f: null, si: null, p: null }
}
