// Writes what the formula engine worked out into the cells. Univer's own controller writes whatever comes, so that a cell
// that was cleared or overwritten while the engine ran would keep the result as if someone had typed it.

import type {
  ICellData,
  ICommandService,
  IDisposable,
  IUniverInstanceService,
  Nullable,
  Workbook,
} from '@univerjs/core'
import type { ISetFormulaCalculationResultMutation } from '@univerjs/engine-formula'
import { core, engineFormula, sheets } from '../model/univer-packages.ts'
import type { CalculationSchedule } from './schedule.ts'

interface SheetResults {
  [row: number]: { [column: number]: Nullable<ICellData> }
}

/** @returns the results whose cell still has the formula that they are of */
const resultsOfFormulas = (workbook: Workbook, sheetId: string, results: SheetResults): SheetResults => {
  const cells = workbook.getSheetBySheetId(sheetId)?.getCellMatrix()
  if (cells === undefined) return {}
  const kept: SheetResults = {}
  const styles = workbook.getStyles()
  for (const [rowKey, columns] of Object.entries(results)) {
    const row = Number(rowKey)
    for (const [columnKey, result] of Object.entries<Nullable<ICellData>>(columns)) {
      const column = Number(columnKey)
      const cell = cells.getValue(row, column)
      if (cell?.f == null && cell?.si == null) continue
      kept[row] ??= {}
      kept[row][column] = engineFormula.handleNumfmtInCell(cell, shownResult(result), styles)
    }
  }
  return kept
}

/** A formula that comes to nothing, such as the value of an empty cell, shows zero. */
const shownResult = (result: Nullable<ICellData>): Nullable<ICellData> =>
  result && (result.v === null || result.v === undefined) && !result.p
    ? { ...result, v: 0, t: core.CellValueType.NUMBER }
    : result

export function applyResults(
  commands: ICommandService,
  instances: IUniverInstanceService,
  schedule: CalculationSchedule,
): IDisposable {
  return commands.onCommandExecuted((command) => {
    if (command.id !== engineFormula.SetFormulaCalculationResultMutation.id || schedule.isOutdated) return
    const { unitData } = command.params as ISetFormulaCalculationResultMutation
    for (const [unitId, bySheet] of Object.entries(unitData)) {
      const workbook = instances.getUnit<Workbook>(unitId, core.UniverInstanceType.UNIVER_SHEET)
      if (!workbook) continue
      for (const [subUnitId, results] of Object.entries(bySheet ?? {})) {
        if (!results) continue
        const cellValue = resultsOfFormulas(workbook, subUnitId, results as SheetResults)
        const options = { onlyLocal: true, fromFormula: true, applyFormulaCalculationResult: true }
        commands.syncExecuteCommand(
          sheets.SetRangeValuesMutation.id,
          { unitId, subUnitId, cellValue },
          options,
        )
      }
    }
  })
}
