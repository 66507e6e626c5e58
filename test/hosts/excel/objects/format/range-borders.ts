// The lines of a range, by the side that they are on. The line between two cells is one, whichever of them it was given to.
import type { IBorderData, IBorderStyleData, Nullable } from '@univerjs/core'
import { COLUMN_COUNT, ROW_COUNT } from '../../model/open-model.ts'
import { invalidArgument, itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import type { Area } from '../area.ts'
import { HostCollection, HostObject, type Identity } from '../host-object.ts'
import type { RangePlace } from '../range-place.ts'
import { refuseWrite } from '../refuse-write.ts'
import { type Line, lineOf, NO_LINE, sideOf } from './border-lines.ts'
import { formatReader } from './cell-formats.ts'
import { changeFormats } from './change-format.ts'
import { givenColor } from './html-colors.ts'

const SIDES = [
  ...(['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const),
  ...(['InsideVertical', 'InsideHorizontal', 'DiagonalDown', 'DiagonalUp'] as const),
]
type Side = (typeof SIDES)[number]
type CellSide = 't' | 'b' | 'l' | 'r' | 'tl_br' | 'bl_tr'

/** More cells than this are not all looked at: the first are taken for the others. */
const LOOKED_AT = 10_000

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
    const at = (row: number, column: number): IBorderData => {
      const isOn = row >= 0 && column >= 0 && row < ROW_COUNT && column < COLUMN_COUNT
      return (isOn && formatOf(row, column).style.bd) || {}
    }
    return sidesOf(this.#range.area, this.#side)
      .flatMap(({ area, side }) => cells(area).map(([row, column]) => lineBetween(at, row, column, side)))
      .map(lineOf)
  }

  #write(change: (line: Line) => Line, preferred: 'style' | 'weight'): void {
    refuseWrite(this.#range, 'format')
    const [first = NO_LINE] = this.#lines()
    const line = sideOf(change(first), preferred)
    const formatOf = formatReader(this.#range)
    const parts = sidesOf(this.#range.area, this.#side)
    const others = parts
      .flatMap(({ area, side }) => cells(area).flatMap(([row, column]) => beyond(row, column, side)))
      .filter(({ area, side }) => formatOf(area.row, area.column).style.bd?.[side])
    changeFormats(this.#range, [...others.map((each) => borderChange(each, null)), ...parts.map((each) => borderChange(each, line))])
  }
}

/** A weight or a color that is given to no line draws one. */
const drawn = ({ style }: Line): string => (style === 'None' ? 'Continuous' : style)

interface CellSides {
  readonly area: Area
  readonly side: CellSide
}

/** @returns the cells that have a part of the line, and on which side of each it is */
function sidesOf(area: Area, side: Side): CellSides[] {
  const { row, column, rows, columns } = area
  if (side === 'EdgeTop') return [{ area: { ...area, rows: 1 }, side: 't' }]
  if (side === 'EdgeBottom') return [{ area: { ...area, row: row + rows - 1, rows: 1 }, side: 'b' }]
  if (side === 'EdgeLeft') return [{ area: { ...area, columns: 1 }, side: 'l' }]
  if (side === 'EdgeRight') return [{ area: { ...area, column: column + columns - 1, columns: 1 }, side: 'r' }]
  if (side === 'DiagonalDown') return [{ area, side: 'tl_br' }]
  if (side === 'DiagonalUp') return [{ area, side: 'bl_tr' }]
  // Of whole columns and rows the last line is at the end of the sheet, where nobody sees it.
  if (side === 'InsideHorizontal')
    return rows === 1 ? [] : [{ area: rows === ROW_COUNT ? area : { ...area, rows: rows - 1 }, side: 'b' }]
  return columns === 1 ? [] : [{ area: columns === COLUMN_COUNT ? area : { ...area, columns: columns - 1 }, side: 'r' }]
}

const OPPOSITE = { t: ['b', -1, 0], b: ['t', 1, 0], l: ['r', 0, -1], r: ['l', 0, 1] } as const

const borderChange = ({ area, side }: CellSides, line: IBorderStyleData | null) => ({
  area,
  change: { style: { bd: { [side]: line } as IBorderData } },
})

/** @returns the cell on the other side of the line, which may say something of it too */
function beyond(row: number, column: number, side: CellSide): CellSides[] {
  if (side === 'tl_br' || side === 'bl_tr') return []
  const [opposite, down, right] = OPPOSITE[side]
  const other = { row: row + down, column: column + right, rows: 1, columns: 1 }
  const isOn = other.row >= 0 && other.column >= 0 && other.row < ROW_COUNT && other.column < COLUMN_COUNT
  return isOn ? [{ area: other, side: opposite }] : []
}

function lineBetween(
  at: (row: number, column: number) => IBorderData,
  row: number,
  column: number,
  side: CellSide,
): Nullable<IBorderStyleData> {
  const own = at(row, column)[side]
  if (own || side === 'tl_br' || side === 'bl_tr') return own
  const [opposite, down, right] = OPPOSITE[side]
  return at(row + down, column + right)[opposite]
}

function cells({ row, column, rows, columns }: Area): [number, number][] {
  const found: [number, number][] = []
  for (let r = row; r < row + rows; r += 1)
    for (let c = column; c < column + columns; c += 1) {
      if (found.length === LOOKED_AT) return found
      found.push([r, c])
    }
  return found
}
