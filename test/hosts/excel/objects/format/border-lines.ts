// Lines around cells: Excel says style and weight, the model has one number for both.
// https://learn.microsoft.com/javascript/api/excel/excel.borderlinestyle and excel.borderweight
import type { IBorderStyleData, Nullable } from '@univerjs/core'
import { readColor } from './html-colors.ts'

export interface Line {
  readonly style: string
  readonly weight: string
  readonly color: string
}

/** In the order of the model's numbers, from 1. */
const LINES: readonly (readonly [style: string, weight: string])[] = [
  ['Continuous', 'Thin'],
  ['Continuous', 'Hairline'],
  ['Dot', 'Thin'],
  ['Dash', 'Thin'],
  ['DashDot', 'Thin'],
  ['DashDotDot', 'Thin'],
  ['Double', 'Thick'],
  ['Continuous', 'Medium'],
  ['Dash', 'Medium'],
  ['DashDot', 'Medium'],
  ['DashDotDot', 'Medium'],
  ['SlantDashDot', 'Medium'],
  ['Continuous', 'Thick'],
]

const BLACK = '#000000'
/** What Excel says of a side without a line. */
export const NO_LINE: Line = { style: 'None', weight: 'Thin', color: BLACK }

export function lineOf(side: Nullable<IBorderStyleData>): Line {
  const known = LINES[(side?.s ?? 0) - 1]
  return known ? { style: known[0], weight: known[1], color: readColor(side?.cl?.rgb, BLACK) } : NO_LINE
}

/** A style or weight that Excel has no line for takes the line of the same style, or a continuous one of that weight. */
export function sideOf(
  { style, weight, color }: Line,
  preferred: 'style' | 'weight',
): IBorderStyleData | null {
  if (style === 'None') return null
  const exact = LINES.findIndex((line) => line[0] === style && line[1] === weight)
  const near =
    preferred === 'style'
      ? LINES.findIndex((line) => line[0] === style)
      : LINES.findIndex((line) => line[0] === 'Continuous' && line[1] === weight)
  return { s: (exact < 0 ? near : exact) + 1, cl: { rgb: color } }
}
