// The person at the keyboard: what they type, select and undo while a program runs beside them.
import type { FWorksheet } from '@univerjs/sheets/facade'
import { isFormula, REFUSED_FORMULA, takenFormula } from '../locale/typed-formulas.ts'
import { COLUMN_COUNT, ROW_COUNT } from '../model/open-model.ts'
import { parseEntry } from '../model/parse-entry.ts'
import { core } from '../model/univer-packages.ts'
import { type Area, splitSheet } from '../objects/area.ts'
import { numberFormatOf } from '../objects/cell-contents.ts'
import { Range } from '../objects/range.ts'
import { refuseStructure, refuseWrite } from '../objects/refuse-write.ts'
import type { Shift } from '../objects/shift.ts'
import { shiftCells } from '../objects/shift-cells.ts'
import { rangeOf } from '../objects/tables/range-of.ts'
import { enteredFormula } from '../objects/tables/table-formulas.ts'
import { ExcelError } from '../protocol/excel-error.ts'
import type { World } from '../world.ts'

export interface User {
  /**
   * Enters a text, as Excel reads what is typed.
   *
   * @param address with its sheet, or else on the active one
   * @throws ExcelError AccessDenied where the cell is protected, InvalidArgument for a formula that Excel does not take
   */
  type(address: string, text: string): void
  /** Selects, and shows the sheet that the address names. */
  select(address: string): void
  /**
   * Begins to edit a cell; until it is left, batches fail or wait.
   *
   * @returns leaves the cell, with a text or without having changed anything
   */
  startEditing(address: string): (text?: string) => void
  insertRows(sheet: string, at: number, count: number): void
  deleteRows(sheet: string, at: number, count: number): void
  insertColumns(sheet: string, at: number, count: number): void
  deleteColumns(sheet: string, at: number, count: number): void
  undo(): Promise<void>
  redo(): Promise<void>
  /** Saves: the workbook is no longer changed, and has the name from now on. */
  saveAs(name: string): void
}

export function userOf(world: World): User {
  const { model, state } = world
  const rangeAt = (address: string): Range =>
    rangeOf(world, address, model.book.getActiveSheet().getSheetId())
  const type = (address: string, text: string) => enter(world, rangeAt(address), text)
  return {
    type,
    select: (address) => {
      const { sheetName } = splitSheet(address)
      const range = rangeAt(address)
      if (sheetName !== null) range.worksheet.activate()
      range.select()
    },
    startEditing: (address) => {
      if (state.editing) throw new Error('A cell is being edited.')
      let left = () => {}
      state.editing = new Promise((resolve) => {
        left = resolve
      })
      return (text) => {
        state.editing = null
        if (text !== undefined) type(address, text)
        left()
      }
    },
    insertRows: (sheet, at, count) => shift(world, sheet, 'insert', 'rows', wholeRows(at, count)),
    deleteRows: (sheet, at, count) => shift(world, sheet, 'delete', 'rows', wholeRows(at, count)),
    insertColumns: (sheet, at, count) => shift(world, sheet, 'insert', 'columns', wholeColumns(at, count)),
    deleteColumns: (sheet, at, count) => shift(world, sheet, 'delete', 'columns', wholeColumns(at, count)),
    undo: () => command(world, core.UndoCommandId),
    redo: () => command(world, core.RedoCommandId),
    saveAs: (name) => {
      state.fileName = name
      state.dirty = false
    },
  }
}

/** Rows count from 1, as on the screen. */
const wholeRows = (at: number, rows: number): Area => ({
  row: at - 1,
  column: 0,
  rows,
  columns: COLUMN_COUNT,
})
const wholeColumns = (at: number, columns: number): Area => ({
  row: 0,
  column: at - 1,
  rows: ROW_COUNT,
  columns,
})

function enter(world: World, range: Range, text: string): void {
  refuseWrite(range, 'value')
  const { row, column } = range.area
  const { sheetId } = range
  const { model } = world
  const cell = parseEntry(text, numberFormatOf(world, model.cellAt(sheetId, row, column)), model.locale)
  const taken = isFormula(cell.f) ? takenFormula(model, cell.f) : undefined
  if (taken === null) throw new ExcelError('InvalidArgument', REFUSED_FORMULA)
  const f = taken && enteredFormula(model, { sheetId, row, column }, taken)
  model.writeCells(sheetId, row, column, [[f ? { ...cell, f } : cell]])
}

function shift(world: World, name: string, kind: Shift['kind'], along: Shift['along'], area: Area): void {
  const sheet: FWorksheet | null = world.model.book.getSheetByName(name)
  if (!sheet) throw new Error(`The workbook has no sheet called ${name}.`)
  const range = new Range(world, sheet.getSheetId(), area)
  refuseStructure(range, kind, directionOf(kind, along))
  shiftCells(world, { sheetId: sheet.getSheetId(), area, kind, along })
}

function directionOf(kind: Shift['kind'], along: Shift['along']): string {
  if (along === 'rows') return kind === 'insert' ? 'Down' : 'Up'
  return kind === 'insert' ? 'Right' : 'Left'
}

async function command({ model }: World, id: string): Promise<void> {
  await model.univer.__getInjector().get(core.ICommandService).executeCommand(id)
  await model.calculation.done()
}
