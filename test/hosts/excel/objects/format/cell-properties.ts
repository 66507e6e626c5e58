// Many properties of many cells at once: `getCellProperties` and `setCellProperties`. Each is read and written by the object
// that it belongs to, so that it is refused where that one refuses.
// https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-getcellproperties-member(1)

import { checkedValue } from '../../protocol/check-arguments.ts'
import { invalidArgument } from '../../protocol/excel-error.ts'
import { namedMember } from '../../protocol/members-of.ts'
import type { Area } from '../area.ts'
import { HostObject } from '../host-object.ts'
import type { RangePlace } from '../range-place.ts'
import { RangeBorderCollection } from './range-borders.ts'

/** Lines by the words of a cell's properties. */
const SIDES = {
  top: 'EdgeTop',
  bottom: 'EdgeBottom',
  left: 'EdgeLeft',
  right: 'EdgeRight',
  vertical: 'InsideVertical',
  horizontal: 'InsideHorizontal',
  diagonalDown: 'DiagonalDown',
  diagonalUp: 'DiagonalUp',
} as const

type CellAt = (row: number, column: number) => HostObject
type Fields = Readonly<Record<string, unknown>>

export function readCellProperties({ area }: RangePlace, options: object, cellAt: CellAt): object[][] {
  return grid(area, (row, column) => read(cellAt(row, column), options as Fields))
}

function read(object: HostObject, options: Fields): object {
  if (object instanceof RangeBorderCollection)
    return Object.fromEntries(
      Object.entries(SIDES).map(([word, side]) => [word, read(object.getItem(side), options)]),
    )
  const asked = Object.entries(options).filter(([, wanted]) => wanted)
  return Object.fromEntries(
    asked.map(([name, wanted]) => {
      const value: unknown = namedMember(object, name, object.world.sets).descriptor.get?.call(object)
      return [name, value instanceof HostObject ? read(value, childOptions(value, wanted)) : value]
    }),
  )
}

/** `protection: true` asks for all of it. */
function childOptions({ className }: HostObject, wanted: unknown): Fields {
  if (typeof wanted === 'object') return wanted as Fields
  return className === 'FormatProtection' ? { locked: true, formulaHidden: true } : {}
}

/** @throws ExcelError InvalidArgument for a matrix of another size than the range */
export function writeCellProperties(area: Area, data: unknown, cellAt: CellAt): void {
  const fits = (line: unknown) => Array.isArray(line) && line.length === area.columns
  if (!Array.isArray(data) || data.length !== area.rows || !data.every(fits)) throw invalidArgument()
  grid(area, (row, column) => write(cellAt(row, column), data[row][column] ?? {}))
}

function write(object: HostObject, fields: unknown): void {
  if (typeof fields !== 'object' || fields === null) throw invalidArgument()
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue
    if (object instanceof RangeBorderCollection)
      write(object.getItem(SIDES[name as keyof typeof SIDES]), value)
    else {
      const { entry, descriptor } = namedMember(object, name, object.world.sets)
      if (entry.kind === 'object') write(descriptor.get?.call(object), value)
      else if (descriptor.set) descriptor.set.call(object, checkedValue(entry, value))
      else throw invalidArgument()
    }
  }
}

const grid = <Value>({ rows, columns }: Area, at: (row: number, column: number) => Value): Value[][] =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => at(row, column)))
