// Reads and writes cells. Univer keeps what a formula spills apart from the cells, and its own way to write many cells
// measures every row and selects what was written.

import type { IAccessor, ICellData, Injector, Nullable, Workbook, Worksheet } from '@univerjs/core'
import type { FormulaDataModel } from '@univerjs/engine-formula'
import type { ISetRangeValuesMutationParams } from '@univerjs/sheets'
import { core, engineFormula, sheets } from './univer-packages.ts'

interface CellMatrix {
  [row: number]: { [column: number]: ICellData }
}

/** What is written into one cell: null leaves it as it is, and so does each property that is missing. */
export type CellEntry = ICellData | null

const CONTENT: readonly (keyof ICellData)[] = ['v', 'f', 'si', 'p']

export class WorkbookCells {
  readonly #injector: Injector
  readonly #workbook: Workbook
  readonly #formulas: FormulaDataModel

  constructor(injector: Injector, workbook: Workbook) {
    this.#injector = injector
    this.#workbook = workbook
    this.#formulas = injector.get(engineFormula.FormulaDataModel)
  }

  /** @returns a reader of one sheet's cells, those that a formula spilled included */
  reader(sheetId: string): (row: number, column: number) => ICellData | undefined {
    const matrix = this.#sheet(sheetId).getCellMatrix()
    const spilled = this.#formulas.getArrayFormulaCellData()[this.#workbook.getUnitId()]?.[sheetId] as
      | { [row: number]: { [column: number]: Nullable<ICellData> } }
      | undefined
    return (row, column) => {
      const cell = matrix.getValue(row, column) ?? undefined
      const spill = spilled?.[row]?.[column]
      if (!spill || (cell?.v !== undefined && cell.v !== null && !cell.f && !cell.si)) return cell
      return { ...cell, v: spill.v ?? null, t: spill.t ?? null }
    }
  }

  cellAt(sheetId: string, row: number, column: number): ICellData | undefined {
    return this.reader(sheetId)(row, column)
  }

  readCells(
    sheetId: string,
    row: number,
    column: number,
    rows: number,
    columns: number,
  ): (ICellData | undefined)[][] {
    const read = this.reader(sheetId)
    return Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (__, c) => read(row + r, column + c)),
    )
  }

  /** @returns the formula that stands in the cell, with its `=` */
  formulaAt(sheetId: string, row: number, column: number): string | undefined {
    const cell = this.#sheet(sheetId).getCellMatrix().getValue(row, column)
    if (!cell?.si) return cell?.f ?? undefined
    return (
      this.#formulas.getFormulaStringByCell(row, column, sheetId, this.#workbook.getUnitId()) ?? undefined
    )
  }

  /** One step for undo. Cells of which only the style is written keep their formula, and count as unchanged. */
  writeCells(sheetId: string, row: number, column: number, matrix: readonly (readonly CellEntry[])[]): void {
    const contents: CellMatrix = {}
    const styles: CellMatrix = {}
    for (const [r, cells] of matrix.entries()) {
      for (const [c, cell] of cells.entries()) {
        if (cell === null) continue
        const into = CONTENT.some((property) => cell[property] !== undefined) ? contents : styles
        into[row + r] ??= {}
        ;(into[row + r] as { [column: number]: ICellData })[column + c] = cell
      }
    }
    this.#write(sheetId, [
      { cells: contents, trigger: undefined },
      { cells: styles, trigger: sheets.SetStyleCommand.id },
    ])
  }

  #write(sheetId: string, parts: readonly { cells: CellMatrix; trigger: string | undefined }[]): void {
    const unitId = this.#workbook.getUnitId()
    const { id } = sheets.SetRangeValuesMutation
    const redoMutations: { id: string; params: ISetRangeValuesMutationParams }[] = []
    const undoMutations: typeof redoMutations = []
    for (const { cells, trigger } of parts) {
      if (Object.keys(cells).length === 0) continue
      const params: ISetRangeValuesMutationParams = {
        unitId,
        subUnitId: sheetId,
        cellValue: cells,
        ...(trigger && { trigger }),
      }
      redoMutations.push({ id, params })
      undoMutations.unshift({
        id,
        params: sheets.SetRangeValuesUndoMutationFactory(this.#injector as IAccessor, params),
      })
      this.#injector.get(core.ICommandService).syncExecuteCommand(id, params)
    }
    if (redoMutations.length === 0) return
    this.#injector.get(core.IUndoRedoService).pushUndoRedo({ unitID: unitId, undoMutations, redoMutations })
  }

  #sheet(sheetId: string): Worksheet {
    const sheet = this.#workbook.getSheetBySheetId(sheetId)
    if (!sheet) throw new Error(`The workbook has no sheet with the id ${sheetId}.`)
    return sheet
  }
}
