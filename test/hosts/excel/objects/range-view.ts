// The cells of a range that can be seen: rows and columns that are hidden or filtered out are left out.
// https://learn.microsoft.com/javascript/api/excel/excel.rangeview
import { itemNotFound } from '../protocol/excel-error.ts'
import type { World } from '../world.ts'
import { formatArea } from './area.ts'
import type { CellValue } from './cell-contents.ts'
import { HostCollection, HostObject } from './host-object.ts'
import type { RangeArrays } from './range-arrays.ts'

export class RangeView extends HostObject {
  readonly className = 'RangeView'
  readonly #range: RangeArrays
  readonly #rows: readonly number[]
  readonly #columns: readonly number[]
  readonly #index: number

  constructor(range: RangeArrays, rows: readonly number[], columns: readonly number[], index: number) {
    super(range.world)
    this.#range = range
    this.#rows = rows
    this.#columns = columns
    this.#index = index
  }

  static of(range: RangeArrays): RangeView {
    const sheet = range.sheet().getSheet()
    const { row, column, rows, columns } = range.area
    const places = (start: number, count: number, isSeen: (index: number) => boolean) =>
      Array.from({ length: count }, (_, place) => place).filter((place) => isSeen(start + place))
    return new RangeView(
      range,
      places(row, rows, (index) => sheet.getRowVisible(index)),
      places(column, columns, (index) => sheet.getColVisible(index)),
      0,
    )
  }

  get rowCount(): number {
    return this.#rows.length
  }

  get columnCount(): number {
    return this.#columns.length
  }

  get index(): number {
    return this.#index
  }

  get values(): CellValue[][] {
    return this.#seen(this.#range.values)
  }

  get formulas(): CellValue[][] {
    return this.#seen(this.#range.formulas)
  }

  get formulasLocal(): CellValue[][] {
    return this.#seen(this.#range.formulasLocal)
  }

  get formulasR1C1(): CellValue[][] {
    return this.#seen(this.#range.formulasR1C1)
  }

  get numberFormat(): string[][] {
    return this.#seen(this.#range.numberFormat)
  }

  get text(): string[][] {
    return this.#seen(this.#range.text)
  }

  get valueTypes(): string[][] {
    return this.#seen(this.#range.valueTypes)
  }

  get cellAddresses(): string[][] {
    const { row, column } = this.#range.area
    const [sheet] = this.#range.address.split(/!(?=[^!]*$)/)
    return this.#rows.map((r) =>
      this.#columns.map(
        (c) => `${sheet}!${formatArea({ row: row + r, column: column + c, rows: 1, columns: 1 })}`,
      ),
    )
  }

  get rows(): RangeViewCollection {
    return new RangeViewCollection(
      this.world,
      this.#rows.map((row, index) => new RangeView(this.#range, [row], this.#columns, index)),
    )
  }

  /** The range that the view is of, hidden cells included. */
  getRange(): HostObject {
    return this.#range
  }

  #seen<Value>(matrix: readonly (readonly Value[])[]): Value[][] {
    return this.#rows.map((row) => this.#columns.map((column) => matrix[row]?.[column] as Value))
  }
}

export class RangeViewCollection extends HostCollection<RangeView> {
  readonly className = 'RangeViewCollection'
  readonly #views: readonly RangeView[]

  constructor(world: World, views: readonly RangeView[]) {
    super(world)
    this.#views = views
  }

  hostItems(): readonly RangeView[] {
    return this.#views
  }

  getCount(): number {
    return this.#views.length
  }

  getItem(key: unknown): RangeView {
    return this.getItemAt(Number(key))
  }

  getItemAt(index: number): RangeView {
    const view = this.#views[index]
    if (!view) throw itemNotFound()
    return view
  }
}
