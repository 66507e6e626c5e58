// The calculation of one workbook, as the rest of the stand-in uses it.

import type { IDisposable, Injector } from '@univerjs/core'
import { core, engineFormula } from '../model/univer-packages.ts'
import { rangesOf } from './cell-calls.ts'
import type { CustomFunctions, FunctionsOfAddIn } from './custom-functions.ts'
import { dependentsOf } from './dependents.ts'
import { BUSY, ENGINE_BUSY, type ExcelValue } from './excel-value.ts'
import { formulaPlaces } from './function-places.ts'
import type { PreviewCause } from './preview-calls.ts'
import { isRefused } from './refused-formulas.ts'
import type { SavedSheets } from './saved-values.ts'
import type { CalculationMode, CalculationSchedule } from './schedule.ts'
import type { SheetPlace } from './sheet-place.ts'
import { ShownAnswers } from './shown-answers.ts'

/** https://learn.microsoft.com/javascript/api/excel/excel.calculationtype */
export type CalculationType = 'recalculate' | 'full' | 'fullRebuild'

/** https://learn.microsoft.com/office/client-developer/excel/excel-recalculation#volatile-and-non-volatile-functions */
const VOLATILE = /\b(?:NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|OFFSET|INDIRECT|INFO|CELL)\(/i

export class Calculation {
  readonly #injector: Injector
  readonly #schedule: CalculationSchedule
  readonly #functions: CustomFunctions
  readonly #answers: ShownAnswers

  constructor(injector: Injector, schedule: CalculationSchedule, functions: CustomFunctions) {
    this.#injector = injector
    this.#schedule = schedule
    this.#functions = functions
    this.#answers = new ShownAnswers(injector, functions.calls, functions.saved)
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

  /** The formulas of some cells, whether anything changed for them or not. */
  calculateCells(
    sheetId: string,
    { row, column, rows, columns }: { row: number; column: number; rows: number; columns: number },
  ): Promise<void> {
    const range = {
      startRow: row,
      endRow: row + rows - 1,
      startColumn: column,
      endColumn: column + columns - 1,
    }
    return this.#schedule.calculate({ dirtyRanges: [{ unitId: this.#unitId(), sheetId, range }] })
  }

  /** Shows what was saved where custom functions are called, and calculates all other formulas. */
  open(saved: SavedSheets): void {
    const unitId = this.#unitId()
    this.#functions.saved.take(this.#injector, unitId, saved)
    const places = formulaPlaces(this.#injector.get(engineFormula.FormulaDataModel).getFormulaData())
    const others = places.filter((place) => !this.#functions.saved.has(place))
    this.#schedule.open({ dirtyRanges: rangesOf(others) })
    // Excel calculates them whenever it opens a workbook, and what depends on them.
    const volatile = places.filter(({ formula }) => VOLATILE.test(formula))
    if (volatile.length > 0) this.#schedule.touch({ dirtyRanges: rangesOf(volatile) })
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
    return this.#answers.errorMessageAt(sheetId, row, column)
  }

  /** @returns the whole value that a custom function gave, where the cell shows a part of it */
  richValueAt(sheetId: string, row: number, column: number): object | undefined {
    return this.#answers.richValueAt(sheetId, row, column)
  }

  /** @returns the number format that a custom function gave with the number that the cell shows */
  valueFormatAt(sheetId: string, row: number, column: number): string | undefined {
    return this.#answers.formatAt(sheetId, row, column)
  }

  /** @returns the formulas that lead to one of these cells, by way of others too */
  dependents(places: readonly SheetPlace[]): Promise<SheetPlace[]> {
    return this.#schedule.exclusively(() => dependentsOf(this.#injector, this.#unitId(), places))
  }

  #unitId(): string {
    const { UNIVER_SHEET } = core.UniverInstanceType
    return (
      this.#injector.get(core.IUniverInstanceService).getCurrentUnitOfType(UNIVER_SHEET)?.getUnitId() ?? ''
    )
  }
}

function shown(value: unknown): ExcelValue | ExcelValue[][] {
  if (Array.isArray(value)) return value.map((row: unknown[]) => row.map((cell) => shown(cell) as ExcelValue))
  if (value === ENGINE_BUSY) return BUSY
  if (value === null || value === undefined) return ''
  return value as ExcelValue
}
