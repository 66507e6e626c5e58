// How a file's cell looks, as the model's style.
import type { Alignment, Border, Borders, Font, Protection, Style } from '@cj-tech-master/excelts'
import type { IBorderData, IBorderStyleData, IStyleData, VerticalAlign } from '@univerjs/core'
import {
  BASELINE,
  BORDERS,
  type DefaultFont,
  GENERAL,
  HORIZONTAL,
  isEmpty,
  PIXELS_PER_INDENT,
  UNDERLINE_DOUBLE,
  VERTICAL,
  WRAP,
} from './cell-formats.ts'
import { fromFileColor } from './colors.ts'
import type { CellExtras } from './extras.ts'

/** The color of text in a theme: what a font without a color has. */
const DARK_TEXT = 1

/** @param numberFormat of the file, which the library would have changed */
export function fromFileStyle(
  file: Partial<Style>,
  numberFormat: string | undefined,
  theme: readonly string[],
  byDefault: DefaultFont,
): IStyleData | null {
  const style: IStyleData = { ...fromFont(file.font, theme, byDefault), ...fromAlignment(file.alignment) }
  const borders = fromBorders(file.border, theme)
  const { fill } = file
  const background =
    fill?.type === 'pattern' && fill.pattern === 'solid' ? fromFileColor(fill.fgColor, theme) : undefined
  if (borders) style.bd = borders
  if (background) style.bg = { rgb: background }
  if (numberFormat && numberFormat !== GENERAL) style.n = { pattern: numberFormat }
  return isEmpty(style) ? null : style
}

function fromFont(
  font: Partial<Font> | undefined,
  theme: readonly string[],
  byDefault: DefaultFont,
): IStyleData {
  if (!font) return {}
  const style: IStyleData = {}
  const isDefaultColor = font.color?.theme === DARK_TEXT
  const color = isDefaultColor ? undefined : fromFileColor(font.color, theme)
  if (font.name && font.name !== byDefault.name) style.ff = font.name
  if (font.size && font.size !== byDefault.size) style.fs = font.size
  if (font.bold) style.bl = 1
  if (font.italic) style.it = 1
  if (font.underline && font.underline !== 'none') {
    style.ul = /^double/.test(String(font.underline)) ? { s: 1, t: UNDERLINE_DOUBLE } : { s: 1 }
  }
  if (font.strike) style.st = { s: 1 }
  if (font.vertAlign) style.va = BASELINE[font.vertAlign]
  if (color) style.cl = { rgb: color }
  return style
}

function fromBorders(borders: Partial<Borders> | undefined, theme: readonly string[]): IStyleData['bd'] {
  const border = (edge: Partial<Border> | undefined): IBorderStyleData | undefined => {
    const number = edge?.style ? BORDERS.indexOf(edge.style) + 1 : 0
    return number > 0 ? { s: number, cl: { rgb: fromFileColor(edge?.color, theme) ?? '#000000' } } : undefined
  }
  const found: [keyof IBorderData, IBorderStyleData | undefined][] = [
    ['t', border(borders?.top)],
    ['r', border(borders?.right)],
    ['b', border(borders?.bottom)],
    ['l', border(borders?.left)],
    ['tl_br', borders?.diagonal?.down ? border(borders.diagonal) : undefined],
    ['bl_tr', borders?.diagonal?.up ? border(borders.diagonal) : undefined],
  ]
  const there = Object.fromEntries(found.filter(([, value]) => value !== undefined))
  return isEmpty(there) ? undefined : there
}

function fromAlignment(alignment: Partial<Alignment> | undefined): IStyleData {
  const style: IStyleData = {}
  const { horizontal, vertical, wrapText, textRotation, indent } = alignment ?? {}
  if (horizontal && horizontal in HORIZONTAL) style.ht = HORIZONTAL[horizontal as keyof typeof HORIZONTAL]
  if (vertical && vertical in VERTICAL)
    style.vt = VERTICAL[vertical as keyof typeof VERTICAL] as VerticalAlign
  if (wrapText) style.tb = WRAP
  if (indent) style.pd = { l: indent * PIXELS_PER_INDENT }
  if (textRotation === 'vertical') style.tr = { a: 0, v: 1 }
  else if (textRotation) style.tr = { a: -textRotation }
  return style
}

export function fromProtection(protection: Partial<Protection> | undefined): CellExtras {
  return {
    ...(protection?.locked === false ? { locked: false } : {}),
    ...(protection?.hidden ? { formulaHidden: true } : {}),
  }
}
