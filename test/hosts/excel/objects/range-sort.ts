// Sorts the rows of a range, or its columns, as Excel does: numbers before texts before truth values before errors, blank
// cells last whichever way, and cells that are alike in the order that they had. Formulas move as if they were cut and pasted
// in their own row, with the references that move along.
// https://support.microsoft.com/office/62d0b95d-2a90-4610-a6ae-2e545c4a4654
import type { ICellData } from '@univerjs/core'
import { ExcelError, invalidArgument, notModelled } from '../protocol/excel-error.ts'
import type { World } from '../world.ts'
import { intersection } from './area.ts'
import { cellValue as cellValueOf, isErrorWord } from './cell-contents.ts'
import { HostObject } from './host-object.ts'
import { moveFormula } from './move-formula.ts'
import type { RangePlace } from './range-place.ts'
import { mergedAreas, refuseWrite } from './refuse-write.ts'
import { cellOf, writeWholeCells } from './whole-cells.ts'

/** https://learn.microsoft.com/javascript/api/excel/excel.sortfield */
export interface SortField {
  readonly key: number
  readonly ascending?: boolean
  readonly sortOn?: string
  readonly dataOption?: 'Normal' | 'TextAsNumber'
}

export class RangeSort extends HostObject {
  readonly className = 'RangeSort'
  readonly #range: RangePlace

  constructor(world: World, range: RangePlace) {
    super(world)
    this.#range = range
  }

  /** @throws ExcelError InvalidOperation where cells are merged */
  async apply(
    fields: readonly SortField[],
    matchCase = false,
    hasHeaders = false,
    orientation: 'Rows' | 'Columns' = 'Rows',
  ): Promise<void> {
    await this.world.calculated()
    const range = this.#range
    refuseWrite(range, 'sort')
    if (mergedAreas(range).some((merged) => intersection(merged, range.area)))
      throw new ExcelError('InvalidOperation')
    const byRows = orientation === 'Rows'
    const { rows, columns } = range.area
    checkFields(fields, byRows ? columns : rows)
    const lines = Array.from({ length: byRows ? rows : columns }, (_, line) => line).slice(hasHeaders ? 1 : 0)
    const sorted = lines.toSorted(comparison(range, fields, matchCase, byRows))
    this.#move(sorted, hasHeaders ? 1 : 0, byRows)
  }

  /** @param order which line comes to each place, from `first` on */
  #move(order: readonly number[], first: number, byRows: boolean): void {
    const { world, sheetId, area } = this.#range
    const cells: (ICellData | null)[][] = Array.from({ length: area.rows }, () =>
      Array(area.columns).fill(null),
    )
    for (const [place, from] of order.entries()) {
      const to = place + first
      if (to === from) continue
      for (let across = 0; across < (byRows ? area.columns : area.rows); across += 1) {
        const [row, column] = byRows ? [from, across] : [across, from]
        const [newRow, newColumn] = byRows ? [to, across] : [across, to]
        const cell = cellOf(this.#range, area.row + row, area.column + column)
        const f = cell.f && moveFormula(world, cell.f, newRow - row, newColumn - column)
        const line = cells[newRow]
        if (line) line[newColumn] = f ? { ...cell, f } : cell
      }
    }
    writeWholeCells(world, sheetId, area.row, area.column, cells)
  }
}

function checkFields(fields: readonly SortField[], across: number): void {
  if (!Array.isArray(fields) || fields.length === 0) throw invalidArgument('(fields)')
  for (const { key, sortOn = 'Value' } of fields) {
    if (!Number.isInteger(key) || key < 0 || key >= across) throw invalidArgument('(fields)')
    if (sortOn !== 'Value') throw notModelled(`RangeSort.apply by ${sortOn}`)
  }
}

type Compare = (one: number, other: number) => number

function comparison(
  range: RangePlace,
  fields: readonly SortField[],
  matchCase: boolean,
  byRows: boolean,
): Compare {
  const read = range.world.model.reader(range.sheetId)
  const { row, column } = range.area
  const keyOf = (line: number, { key, dataOption }: SortField): SortKey =>
    sortKey(byRows ? read(row + line, column + key) : read(row + key, column + line), matchCase, dataOption)
  return (one, other) => {
    for (const field of fields) {
      const order = compareKeys(keyOf(one, field), keyOf(other, field), field.ascending !== false)
      if (order !== 0) return order
    }
    return 0
  }
}

interface SortKey {
  readonly kind: number
  readonly value: string | number
}

const BLANK = 9

function sortKey(cell: ICellData | undefined, matchCase: boolean, dataOption?: string): SortKey {
  const value = cellValueOf(cell)
  if (value === '' && !cell?.f && !cell?.si) return { kind: BLANK, value: 0 }
  if (typeof value === 'number') return { kind: 0, value }
  if (typeof value === 'boolean') return { kind: 2, value: Number(value) }
  if (isErrorWord(value)) return { kind: 3, value: 0 }
  if (dataOption === 'TextAsNumber' && value.trim() !== '' && Number.isFinite(Number(value)))
    return { kind: 0, value: Number(value) }
  return { kind: 1, value: matchCase ? value : value.toLowerCase() }
}

const collator = new Intl.Collator('en', { caseFirst: 'lower' })

function compareKeys(one: SortKey, other: SortKey, ascending: boolean): number {
  if (one.kind === BLANK || other.kind === BLANK) return one.kind - other.kind
  const order =
    one.kind !== other.kind
      ? one.kind - other.kind
      : typeof one.value === 'string'
        ? collator.compare(one.value, String(other.value))
        : one.value - Number(other.value)
  return ascending ? order : -order
}
