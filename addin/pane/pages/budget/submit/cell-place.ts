// Column and row of a cell, counted from 1, of an address such as `F12`.
import { fromCol } from '@borgar/fx'

export function columnOf(cell: string): number {
  return fromCol(/^[A-Z]+/.exec(cell)?.[0] ?? 'A') + 1
}

export function rowOf(cell: string): number {
  return Number(/\d+$/.exec(cell)?.[0] ?? 1)
}
