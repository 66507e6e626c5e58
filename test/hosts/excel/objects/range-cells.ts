// What the cells of a range hold: read and written as matrices of the range's own size.
// https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-values-member
import type { ICellData } from '@univerjs/core'
import { formatOfUnitedStates, localFormat } from '../locale/local-formats.ts'
import { keptFormula, shownFormula } from '../locale/local-formulas.ts'
import { type Locale, UNITED_STATES } from '../locale/locales.ts'
import { parseEntry } from '../model/parse-entry.ts'
import { ExcelError, invalidArgument } from '../protocol/excel-error.ts'
import {
  type CellValue,
  cellValue,
  formulaOf,
  numberFormatReader,
  readCells,
  shownFormatReader,
  textOf,
  typeOf,
} from './cell-contents.ts'
import { type CellJson, cellOf, jsonOf } from './cell-json.ts'
import { changeFormat } from './format/change-format.ts'
import { RangePlace } from './range-place.ts'
import { refuseWrite } from './refuse-write.ts'
import { fillColumns } from './tables/fill-columns.ts'
import { enteredFormula } from './tables/table-formulas.ts'

/** https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const TEXT_LIMIT = 32_767
const FORMULA_LIMIT = 8_192

export abstract class RangeCells extends RangePlace {
  get values(): CellValue[][] {
    return this.#read(cellValue)
  }

  set values(values: unknown) {
    this.#write(values)
  }

  get formulas(): CellValue[][] {
    return this.#read((cell, row, column) => formulaOf(this.world, this.sheetId, cell, row, column))
  }

  set formulas(formulas: unknown) {
    this.#write(formulas)
  }

  get formulasLocal(): CellValue[][] {
    const { locale } = this.world.model
    return this.#read((cell, row, column) => {
      const entry = formulaOf(this.world, this.sheetId, cell, row, column)
      return typeof entry === 'string' && (cell?.f || cell?.si) ? shownFormula(entry, locale) : entry
    })
  }

  set formulasLocal(formulas: unknown) {
    this.#write(formulas, this.world.model.locale)
  }

  get text(): string[][] {
    const formatOf = shownFormatReader(this.world, this.sheetId)
    return this.#read((cell, row, column) => textOf(this.world, cell, formatOf(cell, row, column)))
  }

  get valueTypes(): string[][] {
    return this.#read(typeOf)
  }

  get valuesAsJson(): CellJson[][] {
    return this.#read((cell, row, column) => jsonOf(this.world, cell, this.sheetId, row, column))
  }

  set valuesAsJson(values: unknown) {
    const matrix = this.matrix(values)
    refuseWrite(this, 'value')
    const { row, column } = this.area
    const cellAt = this.world.model.reader(this.sheetId)
    const cells = matrix.map((line, r) =>
      line.map((json, c) => cellOf(this.world, json, cellAt(row + r, column + c))),
    )
    this.world.model.writeCells(this.sheetId, row, column, cells)
  }

  get valuesAsJsonLocal(): CellJson[][] {
    return this.valuesAsJson
  }

  set valuesAsJsonLocal(values: unknown) {
    this.valuesAsJson = values
  }

  get numberFormat(): string[][] {
    return this.#read(numberFormatReader(this.world, this.sheetId))
  }

  set numberFormat(formats: unknown) {
    refuseWrite(this, 'format')
    const single = singleFormat(formats)
    if (single !== null) {
      changeFormat(this, { style: { n: { pattern: single || 'General' } } })
      return
    }
    const matrix = this.matrix(formats)
    if (matrix.some((row) => row.some((format) => format !== null && typeof format !== 'string')))
      throw invalidArgument()
    this.world.model.writeCells(
      this.sheetId,
      this.area.row,
      this.area.column,
      matrix.map((row) =>
        row.map((format) =>
          format === null ? null : { s: { n: { pattern: String(format) || 'General' } } },
        ),
      ),
    )
  }

  get numberFormatLocal(): string[][] {
    const { locale } = this.world.model
    return this.numberFormat.map((row) => row.map((format) => localFormat(format, locale)))
  }

  set numberFormatLocal(formats: unknown) {
    const { locale } = this.world.model
    const plain = (format: unknown): unknown =>
      Array.isArray(format)
        ? format.map(plain)
        : typeof format === 'string'
          ? formatOfUnitedStates(format, locale)
          : format
    this.numberFormat = plain(formats)
  }

  /**
   * @param given one value for every cell, or a matrix of exactly the range's size; null leaves a cell as it is
   * @throws ExcelError InvalidArgument for a matrix that is ragged or of another size
   */
  protected matrix(given: unknown): unknown[][] {
    const { rows, columns } = this.area
    if (!Array.isArray(given)) {
      this.#countable()
      return Array.from({ length: rows }, () => Array.from({ length: columns }, () => given))
    }
    const fits = (row: unknown) => Array.isArray(row) && row.length === columns
    if (given.length !== rows || !given.every(fits)) throw invalidArgument()
    return given
  }

  /** The library asks this before it writes many cells in parts. */
  _ValidateArraySize(rows: number, columns: number): void {
    if (rows !== this.area.rows || columns !== this.area.columns) throw invalidArgument()
  }

  #read<Value>(read: (cell: ICellData | undefined, row: number, column: number) => Value): Value[][] {
    this.sheet()
    this.#countable()
    return readCells(this.world, this.sheetId, this.area, read)
  }

  #countable(): void {
    if (this.area.rows * this.area.columns > this.world.host.readLimitCells)
      throw new ExcelError('RangeExceedsLimit')
  }

  #write(given: unknown, locale = UNITED_STATES): void {
    const matrix = this.matrix(given)
    refuseWrite(this, 'value')
    const formats = readCells(
      this.world,
      this.sheetId,
      this.area,
      numberFormatReader(this.world, this.sheetId),
    )
    const { row, column } = this.area
    const cells = matrix.map((line, r) =>
      line.map((value, c) =>
        this.#asKept(entered(value, formats[r]?.[c] ?? 'General', locale), row + r, column + c, locale),
      ),
    )
    this.world.model.writeCells(this.sheetId, row, column, cells)
    if (this.world.fillsColumns) fillColumns(this.world, this.sheetId, this.area, matrix)
  }

  /**
   * References to tables get the names that are left out in the table itself.
   *
   * @throws ExcelError InvalidArgument for a formula that Excel does not take
   */
  #asKept(cell: ICellData | null, row: number, column: number, locale: Locale): ICellData | null {
    if (!cell?.f) return cell
    const { model } = this.world
    const kept = keptFormula(cell.f, locale)
    if (kept === null || model.calculation.refuses(kept)) throw invalidArgument()
    return { ...cell, f: enteredFormula(model, { sheetId: this.sheetId, row, column }, kept) }
  }
}

/**
 * One format is for every cell, in a matrix of its own too.
 * https://learn.microsoft.com/office/dev/add-ins/tutorials/excel-tutorial formats a column of a table so
 */
function singleFormat(formats: unknown): string | null {
  const only: unknown = Array.isArray(formats) && formats.length === 1 ? formats[0] : [formats]
  const [format, ...others] = Array.isArray(only) ? only : [null, null]
  return typeof format === 'string' && others.length === 0 ? format : null
}

/** What a value becomes in a cell: as if it were typed. Null is no entry. */
function entered(value: unknown, numberFormat: string, locale: Locale): ICellData | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') {
    if (typeof value === 'string' && value.length > (value.startsWith('=') ? FORMULA_LIMIT : TEXT_LIMIT))
      throw invalidArgument()
    return parseEntry(value, numberFormat, locale)
  }
  throw invalidArgument()
}
