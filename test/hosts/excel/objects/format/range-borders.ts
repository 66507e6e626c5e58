// The lines of a range, by the side that they are on. The line between two cells is one, whichever of them it was given to.
import type { IBorderData, IBorderStyleData } from '@univerjs/core'
import { invalidArgument, itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { HostCollection, HostObject, type Identity } from '../host-object.ts'
import type { RangePlace } from '../range-place.ts'
import { refuseWrite } from '../refuse-write.ts'
import { type Line, lineOf, NO_LINE, sideOf } from './border-lines.ts'
import { beyond, type CellSides, cellsOf, lineBetween, SIDES, type Side, sidesOf } from './border-sides.ts'
import { formatReader } from './cell-formats.ts'
import { changeFormats } from './change-format.ts'
import { givenColor } from './html-colors.ts'

export class RangeBorderCollection extends HostCollection<RangeBorder> {
  readonly className = 'RangeBorderCollection'
  readonly #range: RangePlace

  constructor(world: World, range: RangePlace) {
    super(world)
    this.#range = range
  }

  get count(): number {
    return SIDES.length
  }

  hostItems(): RangeBorder[] {
    return SIDES.map((side) => new RangeBorder(this.world, this.#range, side))
  }

  getItem(key: unknown): RangeBorder {
    const side = SIDES.find((each) => each === key)
    if (!side) throw invalidArgument('(index)')
    return new RangeBorder(this.world, this.#range, side)
  }

  getItemAt(index: number): RangeBorder {
    const side = SIDES[index]
    if (!side) throw itemNotFound()
    return new RangeBorder(this.world, this.#range, side)
  }
}

export class RangeBorder extends HostObject {
  readonly className = 'RangeBorder'
  readonly #range: RangePlace
  readonly #side: Side

  constructor(world: World, range: RangePlace, side: Side) {
    super(world)
    this.#range = range
    this.#side = side
  }

  override identity(): Identity {
    return { _Id: this.#side }
  }

  get sideIndex(): Side {
    return this.#side
  }

  get style(): string | null {
    return this.#read(({ style }) => style)
  }

  set style(style: string) {
    this.#write((line) => ({ ...line, style }), 'style')
  }

  get weight(): string | null {
    return this.#read(({ weight }) => weight)
  }

  set weight(weight: string) {
    this.#write((line) => ({ ...line, style: drawn(line), weight }), 'weight')
  }

  get color(): string | null {
    return this.#read(({ color }) => color)
  }

  set color(color: unknown) {
    const given = givenColor(color)
    this.#write((line) => ({ ...line, style: drawn(line), color: given }), 'style')
  }

  #read(read: (line: Line) => string): string | null {
    const values = new Set(this.#lines().map(read))
    return values.size > 1 ? null : ([...values][0] ?? read(NO_LINE))
  }

  #lines(): Line[] {
    const formatOf = formatReader(this.#range)
    const at = (row: number, column: number): IBorderData => formatOf(row, column).style.bd ?? {}
    return sidesOf(this.#range.area, this.#side)
      .flatMap(({ area, side }) => cellsOf(area).map(([row, column]) => lineBetween(at, row, column, side)))
      .map(lineOf)
  }

  #write(change: (line: Line) => Line, preferred: 'style' | 'weight'): void {
    refuseWrite(this.#range, 'format')
    const [first = NO_LINE] = this.#lines()
    const line = sideOf(change(first), preferred)
    const formatOf = formatReader(this.#range)
    const parts = sidesOf(this.#range.area, this.#side)
    const others = parts
      .flatMap(({ area, side }) => cellsOf(area).flatMap(([row, column]) => beyond(row, column, side)))
      .filter(({ area, side }) => formatOf(area.row, area.column).style.bd?.[side])
    changeFormats(this.#range, [
      ...others.map((each) => borderChange(each, null)),
      ...parts.map((each) => borderChange(each, line)),
    ])
  }
}

/** A weight or a color that is given to no line draws one. */
const drawn = ({ style }: Line): string => (style === 'None' ? 'Continuous' : style)

const borderChange = ({ area, side }: CellSides, line: IBorderStyleData | null) => ({
  area,
  change: { style: { bd: { [side]: line } as IBorderData } },
})
