// What formulas with custom functions came to when the workbook was saved. Excel shows it when it opens the workbook, and calls
// no function for it: only volatile and streaming ones, and those whose result was no final one. The others are called when a
// recalculation reaches their cell.
// https://github.com/OfficeDev/Excel-Custom-Functions/issues/368, https://github.com/OfficeDev/office-js/issues/2220

import type { ICellData, Injector, IRange } from '@univerjs/core'
import { engineFormula } from '../model/univer-packages.ts'
import type { CellPlace } from './cell-calls.ts'
import type { ExcelValue } from './excel-value.ts'

/** Of one sheet, as whoever opens a file finds it. */
export interface SavedSheet {
  /** The cells of the formulas, whose values stand in them. */
  readonly formulas: readonly (readonly [row: number, column: number])[]
  /** Those whose value is no final one. */
  readonly unfinished: readonly (readonly [row: number, column: number])[]
  readonly spills: readonly SavedSpill[]
  /** The number formats that came with values, by row, then by column. */
  readonly formats: Readonly<Record<number, Readonly<Record<number, string>>>>
}

interface SavedSpill {
  readonly range: IRange
  readonly values: readonly (readonly ICellData[])[]
}

export type SavedSheets = Readonly<Record<string, SavedSheet>>

/** Results that are no final ones: Excel calls the functions for them again. */
const NOT_FINAL: ReadonlySet<unknown> = new Set(['#BUSY!', '#NAME?', '#SPILL!'])

export const isFinal = (value: ExcelValue): boolean => !NOT_FINAL.has(value)

export class SavedValues {
  readonly #cells = new Set<string>()
  readonly #unfinished = new Set<string>()
  #formats: Readonly<Record<string, SavedSheet['formats']>> = {}

  take(injector: Injector, unitId: string, sheets: SavedSheets): void {
    this.#formats = Object.fromEntries(Object.entries(sheets).map(([id, { formats }]) => [id, formats]))
    for (const [sheetId, { formulas, unfinished }] of Object.entries(sheets)) {
      for (const [row, column] of formulas) this.#cells.add(keyOf({ sheetId, row, column }))
      for (const [row, column] of unfinished) this.#unfinished.add(keyOf({ sheetId, row, column }))
    }
    const model = injector.get(engineFormula.FormulaDataModel)
    const { ranges, cells } = spilled(sheets)
    model.setArrayFormulaRange({ ...model.getArrayFormulaRange(), [unitId]: ranges })
    model.setArrayFormulaCellData({ ...model.getArrayFormulaCellData(), [unitId]: cells } as never)
  }

  get isEmpty(): boolean {
    return this.#cells.size === 0
  }

  has(place: Omit<CellPlace, 'unitId'>): boolean {
    return this.#cells.has(keyOf(place))
  }

  /** Whether no function is called for the cell when it becomes known. */
  isFinalAt(place: Omit<CellPlace, 'unitId'>): boolean {
    return this.has(place) && !this.#unfinished.has(keyOf(place))
  }

  /** From now on the cell has what is calculated, or what is entered. */
  forget(place: Omit<CellPlace, 'unitId'>): void {
    this.#cells.delete(keyOf(place))
  }

  forgetSheet(sheetId: string): void {
    for (const key of this.#cells) if (key.startsWith(`${sheetId}!`)) this.#cells.delete(key)
  }

  /**
   * @param formula the cell of the formula that the value is of
   * @returns the number format that came with the value of a cell
   */
  formatAt(formula: Omit<CellPlace, 'unitId'>, row: number, column: number): string | undefined {
    return this.has(formula) ? this.#formats[formula.sheetId]?.[row]?.[column] : undefined
  }
}

const keyOf = ({ sheetId, row, column }: Omit<CellPlace, 'unitId'>) => `${sheetId}!${row}!${column}`

type ByCell<Value> = Record<number, Record<number, Value>>

function spilled(sheets: SavedSheets) {
  const ranges: Record<string, ByCell<IRange>> = {}
  const cells: Record<string, ByCell<ICellData>> = {}
  for (const [sheetId, { spills }] of Object.entries(sheets)) {
    const [ofRanges, ofCells]: [ByCell<IRange>, ByCell<ICellData>] = [{}, {}]
    for (const { range, values } of spills) {
      ofRanges[range.startRow] = { ...ofRanges[range.startRow], [range.startColumn]: range }
      for (const [r, line] of values.entries())
        for (const [c, cell] of line.entries())
          ofCells[range.startRow + r] = { ...ofCells[range.startRow + r], [range.startColumn + c]: cell }
    }
    ranges[sheetId] = ofRanges
    cells[sheetId] = ofCells
  }
  return { ranges, cells }
}

interface RunList {
  _calculateRunList(trees: unknown): (Omit<CellPlace, 'sheetId'> & { readonly subUnitId: string })[]
}

/** @param isOpening whether the run under way is the one that a workbook is opened with */
export function keepSavedValues(injector: Injector, saved: SavedValues, isOpening: () => boolean): void {
  const generator = injector.get(engineFormula.IFormulaDependencyGenerator) as unknown as RunList
  const listed = generator._calculateRunList.bind(generator)
  generator._calculateRunList = (trees) => {
    const all = listed(trees)
    if (saved.isEmpty) return all
    const placeOf = ({ subUnitId: sheetId, row, column }: (typeof all)[number]) => ({ sheetId, row, column })
    if (isOpening()) return all.filter((tree) => !saved.has(placeOf(tree)))
    for (const tree of all) saved.forget(placeOf(tree))
    return all
  }
}
