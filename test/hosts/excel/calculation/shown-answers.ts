// What custom functions gave with the values that cells show: an error's message, the whole of a value that is more than a
// number, the number format of a number. It goes with the value: where a cell shows another value, such as that of `=F()*2`,
// it has none of it.
// https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-data-types-concepts

import type { Injector, Workbook } from '@univerjs/core'
import { core, engineFormula } from '../model/univer-packages.ts'
import { WorkbookCells } from '../model/workbook-cells.ts'
import type { CellCalls } from './cell-calls.ts'
import { CustomFunction } from './custom-function.ts'
import { type ExcelValue, excelValue } from './excel-value.ts'
import type { AnswerCell } from './function-answer.ts'
import type { SavedValues } from './saved-values.ts'
import { spillInto } from './spills.ts'

/** Functions that give the value of one of their arguments as it is. */
const PASSES_ON = new Set(['IF', 'IFS', 'IFERROR', 'IFNA', 'CHOOSE', 'SWITCH'])
const TEXTS = /"[^"]*"|'[^']*'/g
const INNERMOST_ARGUMENTS = /\([^()]*\)/g
const ONE_CALL = /^=\s*([\p{L}_][\p{L}\p{N}_.]*)\s*$/u

export class ShownAnswers {
  readonly #injector: Injector
  readonly #calls: CellCalls
  readonly #saved: SavedValues

  constructor(injector: Injector, calls: CellCalls, saved: SavedValues) {
    this.#injector = injector
    this.#calls = calls
    this.#saved = saved
  }

  errorMessageAt(sheetId: string, row: number, column: number): string | undefined {
    return this.#answersAt(sheetId, row, column).find(({ message }) => message !== undefined)?.message
  }

  richValueAt(sheetId: string, row: number, column: number): object | undefined {
    const answer = this.#answersAt(sheetId, row, column).find(({ rich }) => rich !== undefined)
    return answer && this.#shows(answer, sheetId, row, column) ? answer.rich : undefined
  }

  formatAt(sheetId: string, row: number, column: number): string | undefined {
    const { numberFormat } = (this.richValueAt(sheetId, row, column) ?? {}) as { numberFormat?: unknown }
    if (typeof numberFormat === 'string' && numberFormat !== 'General') return numberFormat
    if (this.#saved.isEmpty) return undefined
    return this.#saved.formatAt({ sheetId, ...this.#formulaOf(sheetId, row, column) }, row, column)
  }

  /** What the functions of the cell answered, or those of the formula that spills into it. */
  #answersAt(sheetId: string, row: number, column: number): AnswerCell[] {
    const { row: r, column: c } = this.#formulaOf(sheetId, row, column)
    const calls = this.#calls.callsAt({ unitId: this.#unitId(), sheetId, row: r, column: c })
    return calls.flatMap((call) => call.answerFor(row - r, column - c) ?? [])
  }

  /** Where the formula stands that the cell has its value of: in itself, or in one that spills into it. */
  #formulaOf(sheetId: string, row: number, column: number): { row: number; column: number } {
    const model = this.#injector.get(engineFormula.FormulaDataModel)
    const spill = spillInto(model, this.#unitId(), sheetId, row, column)
    return spill ? { row: spill.startRow, column: spill.startColumn } : { row, column }
  }

  #shows({ value }: AnswerCell, sheetId: string, row: number, column: number): boolean {
    const workbook = this.#workbook()
    if (!workbook) return false
    const cells = new WorkbookCells(this.#injector, workbook)
    if (!isSame(value, excelValue(cells.cellAt(sheetId, row, column)))) return false
    const { row: r, column: c } = this.#formulaOf(sheetId, row, column)
    return this.#passesOn(cells.formulaAt(sheetId, r, c) ?? '')
  }

  /** Whether a formula is one call, whose value it has as it is. */
  #passesOn(formula: string): boolean {
    let [left, before] = [formula.replace(TEXTS, ''), '']
    while (left !== before) [left, before] = [left.replace(INNERMOST_ARGUMENTS, ''), left]
    const name = ONE_CALL.exec(left)?.[1]?.toUpperCase()
    if (name === undefined) return false
    const functions = this.#injector.get(engineFormula.IFunctionService)
    return PASSES_ON.has(name) || functions.getExecutor(name) instanceof CustomFunction
  }

  #workbook(): Workbook | null {
    const { UNIVER_SHEET } = core.UniverInstanceType
    return (
      this.#injector.get(core.IUniverInstanceService).getCurrentUnitOfType<Workbook>(UNIVER_SHEET) ?? null
    )
  }

  #unitId(): string {
    return this.#workbook()?.getUnitId() ?? ''
  }
}

/** The engine cuts numbers at their fifteenth digit. */
const isSame = (one: ExcelValue, other: ExcelValue): boolean =>
  typeof one === 'number' && typeof other === 'number'
    ? Math.abs(one - other) <= Math.abs(one) * 1e-14
    : one === other
