// The calculation of one workbook, as the rest of the stand-in uses it.

import type { IDisposable, Injector } from '@univerjs/core'
import { core, engineFormula } from '../model/univer-packages.ts'
import { rangesOf } from './cell-calls.ts'
import type { CustomFunctions, FunctionsOfAddIn } from './custom-functions.ts'
import { BUSY, ENGINE_BUSY, type ExcelValue } from './excel-value.ts'
import type { AnswerCell } from './function-answer.ts'
import type { PreviewCause } from './preview-calls.ts'
import { isRefused } from './refused-formulas.ts'
import type { CalculationMode, CalculationSchedule } from './schedule.ts'

/** https://learn.microsoft.com/javascript/api/excel/excel.calculationtype */
export type CalculationType = 'recalculate' | 'full' | 'fullRebuild'

export interface SheetPlace {
  readonly sheetId: string
  readonly row: number
  readonly column: number
}

export class Calculation {
  readonly #injector: Injector
  readonly #schedule: CalculationSchedule
  readonly #functions: CustomFunctions

  constructor(injector: Injector, schedule: CalculationSchedule, functions: CustomFunctions) {
    this.#injector = injector
    this.#schedule = schedule
    this.#functions = functions
  }

  get mode(): CalculationMode {
    return this.#schedule.mode
  }

  set mode(mode: CalculationMode) {
    this.#schedule.mode = mode
  }

  /** How many calls of custom functions have not been answered. */
  get pending(): number {
    return this.#functions.calls.pendingCalls().length
  }

  /** Resolves when no formula is left to calculate; custom functions that have not answered do not count. */
  done(): Promise<void> {
    return this.#schedule.done()
  }

  /** Resolves when all custom functions but the streaming ones have answered too, and their answers are in the cells. */
  async settled(): Promise<void> {
    for (;;) {
      await this.done()
      const calls = this.#functions.calls.pendingCalls()
      if (calls.length > 0) await Promise.all(calls.map(({ ended }) => ended))
      else if (this.#schedule.isIdle) return
    }
  }

  /** Calculates nothing until `done` is called. */
  suspend(): void {
    this.#schedule.suspend()
  }

  /** Functions that have not answered are called anew, and with `full` all are. */
  calculate(type: CalculationType): Promise<void> {
    const pending = rangesOf(this.#functions.calls.pendingPlaces())
    return this.#schedule.calculate({ forceCalculation: type !== 'recalculate', dirtyRanges: pending })
  }

  /** @returns what takes the functions away again */
  register(functions: FunctionsOfAddIn): IDisposable {
    return this.#functions.register(functions)
  }

  /** Whether Excel does not take a formula: it cannot be read, or gives a function too many arguments or too few. */
  refuses(formula: string): boolean {
    return isRefused(this.#injector, formula)
  }

  /**
   * Calculates a formula as if it stood in the cell, without writing it.
   * @returns its value, or a matrix where it would spill
   */
  preview(
    formula: string,
    at: SheetPlace,
    cause: PreviewCause = 'value preview',
  ): Promise<ExcelValue | ExcelValue[][]> {
    const service = this.#injector.get(engineFormula.ICalculateFormulaService)
    const { sheetId, row, column } = at
    const formulas = { [this.#unitId()]: { [sheetId]: { [row]: { [column]: [formula] } } } }
    return this.#schedule.exclusively(() =>
      this.#functions.preview.run(cause, async () => {
        const results = await service.executeFormulas(formulas)
        return shown(results[this.#unitId()]?.[sheetId]?.[row]?.[column]?.[0]?.value)
      }),
    )
  }

  /** @returns the message that a custom function gave with the error that the cell shows */
  errorMessageAt(sheetId: string, row: number, column: number): string | undefined {
    return this.#answerCells({ sheetId, row, column }).find(({ message }) => message !== undefined)?.message
  }

  /** @returns the whole value that a custom function gave, where the cell shows a part of it */
  richValueAt(sheetId: string, row: number, column: number): object | undefined {
    return this.#answerCells({ sheetId, row, column }).find(({ rich }) => rich !== undefined)?.rich
  }

  /** What the functions of the cell answered, or those of the formula that spills into it. */
  #answerCells({ sheetId, row, column }: SheetPlace): AnswerCell[] {
    const unitId = this.#unitId()
    const own = this.#functions.calls.answersAt({ unitId, sheetId, row, column })
    if (own.length > 0) return own.flatMap((answer) => answer[0]?.[0] ?? [])
    const spills =
      this.#injector.get(engineFormula.FormulaDataModel).getArrayFormulaRange()[unitId]?.[sheetId] ?? {}
    for (const columns of Object.values(spills as Record<string, Record<string, Spill | undefined>>)) {
      for (const spill of Object.values(columns)) {
        if (!spill || row < spill.startRow || row > spill.endRow) continue
        if (column < spill.startColumn || column > spill.endColumn) continue
        const { startRow, startColumn } = spill
        const answers = this.#functions.calls.answersAt({
          unitId,
          sheetId,
          row: startRow,
          column: startColumn,
        })
        return answers.flatMap((answer) => answer[row - startRow]?.[column - startColumn] ?? [])
      }
    }
    return []
  }

  #unitId(): string {
    const { UNIVER_SHEET } = core.UniverInstanceType
    return (
      this.#injector.get(core.IUniverInstanceService).getCurrentUnitOfType(UNIVER_SHEET)?.getUnitId() ?? ''
    )
  }
}

interface Spill {
  readonly startRow: number
  readonly startColumn: number
  readonly endRow: number
  readonly endColumn: number
}

function shown(value: unknown): ExcelValue | ExcelValue[][] {
  if (Array.isArray(value)) return value.map((row: unknown[]) => row.map((cell) => shown(cell) as ExcelValue))
  if (value === ENGINE_BUSY) return BUSY
  if (value === null || value === undefined) return ''
  return value as ExcelValue
}
