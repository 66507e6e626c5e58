// The workbook: what entries become, what is read back, and what undo takes back.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type ExcelValue, excelValue } from '../calculation/excel-value.ts'
import { COLUMN_COUNT, openModel, ROW_COUNT, type WorkbookModel } from './open-model.ts'
import { type ExcelEntry, parseEntry } from './parse-entry.ts'

describe('The workbook', () => {
  let model: WorkbookModel
  const sheetId = 'sheet1'

  beforeAll(() => {
    model = openModel()
  })
  afterAll(() => model.dispose())

  const enter = (row: number, column: number, entries: readonly (readonly (ExcelEntry | null)[])[]) =>
    model.writeCells(
      sheetId,
      row,
      column,
      entries.map((cells) => cells.map((entry) => (entry === null ? null : parseEntry(entry)))),
    )

  const values = (row: number, column: number, rows: number, columns: number): ExcelValue[][] =>
    model.readCells(sheetId, row, column, rows, columns).map((cells) => cells.map(excelValue))

  const entered = (entry: ExcelEntry, numberFormat?: string) => {
    const cell = parseEntry(entry, numberFormat)
    const format = typeof cell.s === 'object' ? cell.s?.n?.pattern : undefined
    return [cell.f ?? excelValue(cell), format]
  }

  test('a new workbook has one sheet of the size that Excel has', () => {
    const sheets = model.book
      .getSheets()
      .map((sheet) => [sheet.getSheetName(), sheet.getMaxRows(), sheet.getMaxColumns()])
    expect(sheets).toEqual([['Sheet1', ROW_COUNT, COLUMN_COUNT]])
  })

  test.each([
    ['5', 5, undefined],
    ['1,234.5', 1234.5, '#,##0.00'],
    ['12%', 0.12, '0%'],
    ['(5)', -5, undefined],
    ['2026-10', 46296, 'mmm-yy'],
    ['2026-10-05', 46300, 'm/d/yyyy'],
    ['10/5/2026', 46300, 'm/d/yyyy'],
    ['5 Oct 2026', 46300, 'd-mmm-yy'],
    ['10:30', 0.4375, 'h:mm'],
    ['1 1/2', 1.5, '# ?/?'],
    ['true', true, undefined],
    ['#n/a', '#N/A', undefined],
    ["'2026-10", '2026-10', undefined],
    ['October', 'October', undefined],
    ['01.10.2026', '01.10.2026', undefined],
    ['1.234,5', '1.234,5', undefined],
    ['=A1+1', '=A1+1', undefined],
    ['=', '=', undefined],
    ['', '', undefined],
  ])('an entry is read as Excel reads it: %s', (entry, value, format) => {
    expect(entered(entry)).toEqual([value, format])
  })

  test('a cell that has a number format keeps it, and one that is text takes everything as text', () => {
    expect(entered('2026-10', 'yyyy')).toEqual([46296, undefined])
    expect(entered('2026-10', '@')).toEqual(['2026-10', undefined])
    expect(entered('=A1', '@')).toEqual(['=A1', undefined])
  })

  test('null leaves a cell as it is; a format leaves a formula as it is', async () => {
    enter(0, 0, [[1, 2, '=A1+B1']])
    enter(0, 0, [[5, null, null]])
    model.writeCells(sheetId, 0, 2, [[{ s: { n: { pattern: '0.00' } } }]])
    await model.calculation.done()
    expect(values(0, 0, 1, 3)).toEqual([[5, 2, 7]])
    expect(model.formulaAt(sheetId, 0, 2)).toBe('=A1+B1')
  })

  test('a text that reads as a number stays a text when its cell gets a format', () => {
    enter(1, 0, [["'123"]])
    model.writeCells(sheetId, 1, 0, [[{ s: { bl: 1 } }]])
    expect(values(1, 0, 1, 1)).toEqual([['123']])
  })

  test('spilled cells are read, a value in their way makes #SPILL!, and they come back when it goes', async () => {
    enter(2, 0, [['=SEQUENCE(3)', '=SUM(A3#)', '=@A3:A5']])
    await model.calculation.done()
    expect(values(2, 0, 3, 1)).toEqual([[1], [2], [3]])
    expect(values(2, 1, 1, 2)).toEqual([[6, 1]])
    expect(model.formulaAt(sheetId, 3, 0)).toBeUndefined()
    enter(3, 0, [['x']])
    await model.calculation.done()
    expect(values(2, 0, 3, 1)).toEqual([['#SPILL!'], ['x'], ['']])
    enter(3, 0, [['']])
    await model.calculation.done()
    expect(values(2, 0, 3, 1)).toEqual([[1], [2], [3]])
  })

  test('a cell that is cleared while the engine runs stays empty', async () => {
    enter(6, 0, [[1, '=A7*10']])
    const done = model.calculation.done()
    enter(6, 1, [['']])
    await done
    await model.calculation.done()
    expect(values(6, 0, 1, 2)).toEqual([[1, '']])
  })

  test('one undo takes back all of a group, in the right order, and redo brings it again', async () => {
    enter(8, 0, [['before']])
    model.undoGroup(() => {
      enter(8, 0, [['first']])
      enter(8, 0, [['second']])
      model.undoGroup(() => enter(8, 1, [['beside']]))
    })
    await model.api.undo()
    expect(values(8, 0, 1, 2)).toEqual([['before', '']])
    await model.api.redo()
    expect(values(8, 0, 1, 2)).toEqual([['second', 'beside']])
  })

  test('manual calculation waits for a command; suspended calculation for whoever asks', async () => {
    enter(10, 0, [[1, '=A11+1']])
    await model.calculation.done()
    model.calculation.mode = 'manual'
    enter(10, 0, [[2]])
    await model.calculation.done()
    expect(values(10, 1, 1, 1)).toEqual([[2]])
    await model.calculation.calculate('recalculate')
    expect(values(10, 1, 1, 1)).toEqual([[3]])
    model.calculation.mode = 'automatic'
    model.calculation.suspend()
    enter(10, 0, [[3]])
    expect(values(10, 1, 1, 1)).toEqual([[3]])
    await model.calculation.done()
    expect(values(10, 1, 1, 1)).toEqual([[4]])
  })

  test('rows that are taken away, also with a second workbook open, leave formulas that are right', async () => {
    const other = openModel()
    other.writeCells(sheetId, 0, 0, [[parseEntry('=NOT.THERE(A1,B1)')]])
    enter(20, 0, [[1], [2], [3], ['=SUM(A21:A23)']])
    await Promise.all([model.calculation.done(), other.calculation.done()])
    model.book.getActiveSheet().deleteRows(21, 1)
    await model.calculation.done()
    expect(values(22, 0, 1, 1)).toEqual([[4]])
    expect(model.formulaAt(sheetId, 22, 0)).toBe('=SUM(A21:A22)')
    expect(excelValue(other.cellAt(sheetId, 0, 0))).toBe('#NAME?')
    other.dispose()
  })
})
