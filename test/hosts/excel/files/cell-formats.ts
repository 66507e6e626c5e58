// How a cell looks: the model's style and the file's.

import type { Alignment, Border, BorderStyle, Borders, Font, Style } from '@cj-tech-master/excelts'
import type { IBorderData, IBorderStyleData, IStyleData, Nullable } from '@univerjs/core'
import { fromFileColor, toFileColor } from './colors.ts'

/** What text looks like in a cell without a font of its own; a file's font must have both. */
export interface DefaultFont {
  readonly name: string
  readonly size: number
}

export const CALIBRI: DefaultFont = { name: 'Calibri', size: 11 }

/**
 * Said by the library's attribute for pivot tables, which a cell has no other use for: the text of the cell is text,
 * whatever it looks like. package-parts.ts puts the file's own attribute in its place.
 */
export const QUOTED = { pivotButton: true } as const

/** Univer's numbers; its enumerations are values of packages that a file has no need of. */
const UNDERLINE_DOUBLE = 10
const BASELINE = { subscript: 2, superscript: 3 } as const
const HORIZONTAL = { left: 1, center: 2, right: 3, justify: 4, distributed: 6 } as const
const VERTICAL = { top: 1, middle: 2, bottom: 3 } as const
const WRAP = 3
const BORDERS: readonly BorderStyle[] = [
  ...([
    'thin',
    'hair',
    'dotted',
    'dashed',
    'dashDot',
    'dashDotDot',
    'double',
    'medium',
    'mediumDashed',
  ] as const),
  ...(['mediumDashDot', 'mediumDashDotDot', 'slantDashDot', 'thick'] as const),
]
const GENERAL = 'General'
/** The color of text in a theme: what a font without a color has. */
const DARK_TEXT = 1

const keyOf = <Key extends string>(table: Record<Key, number>, value: Nullable<number>): Key | undefined =>
  (Object.keys(table) as Key[]).find((key) => table[key] === value)

const isEmpty = (value: object): boolean => Object.keys(value).length === 0

export function toFileStyle(style: Nullable<IStyleData>, byDefault: DefaultFont): Partial<Style> {
  if (!style) return {}
  const file: Partial<Style> = {}
  const font = toFont(style, byDefault)
  const border = toBorders(style)
  const alignment = toAlignment(style)
  const fill = toFileColor(style.bg?.rgb)
  if (font) file.font = font
  if (border) file.border = border
  if (alignment) file.alignment = alignment
  if (fill) file.fill = { type: 'pattern', pattern: 'solid', fgColor: fill }
  if (style.n?.pattern && style.n.pattern !== GENERAL) file.numFmt = style.n.pattern
  return file
}

function toFont(
  { ff, fs, bl, it, ul, st, va, cl }: IStyleData,
  byDefault: DefaultFont,
): Partial<Font> | undefined {
  const font: Partial<Font> = {}
  const color = toFileColor(cl?.rgb)
  const vertAlign = keyOf(BASELINE, va)
  if (bl) font.bold = true
  if (it) font.italic = true
  if (ul?.s) font.underline = ul.t === UNDERLINE_DOUBLE ? 'double' : true
  if (st?.s) font.strike = true
  if (vertAlign) font.vertAlign = vertAlign
  if (color) font.color = color
  if (isEmpty(font) && !ff && !fs) return undefined
  return { ...font, name: ff ?? byDefault.name, size: fs ?? byDefault.size }
}

function toBorders({ bd }: IStyleData): Partial<Borders> | undefined {
  const borders: Partial<Borders> = {}
  const edges = {
    top: toBorder(bd?.t),
    right: toBorder(bd?.r),
    bottom: toBorder(bd?.b),
    left: toBorder(bd?.l),
  }
  for (const [edge, border] of Object.entries(edges)) {
    if (border) borders[edge as keyof typeof edges] = border
  }
  const diagonal = toBorder(bd?.tl_br ?? bd?.bl_tr)
  if (diagonal) borders.diagonal = { ...diagonal, up: Boolean(bd?.bl_tr), down: Boolean(bd?.tl_br) }
  return isEmpty(borders) ? undefined : borders
}

function toBorder(border: Nullable<IBorderStyleData>): Border | undefined {
  const style = BORDERS[(border?.s ?? 0) - 1]
  return style && { style, color: toFileColor(border?.cl?.rgb) ?? { argb: 'FF000000' } }
}

function toAlignment({ ht, vt, tb, tr }: IStyleData): Partial<Alignment> | undefined {
  const alignment: Partial<Alignment> = {}
  const horizontal = keyOf(HORIZONTAL, ht)
  const vertical = keyOf(VERTICAL, vt)
  if (horizontal) alignment.horizontal = horizontal
  if (vertical) alignment.vertical = vertical
  if (tb === WRAP) alignment.wrapText = true
  if (tr?.v) alignment.textRotation = 'vertical'
  // Univer turns clockwise where Excel turns the other way.
  else if (tr?.a) alignment.textRotation = -tr.a
  return isEmpty(alignment) ? undefined : alignment
}

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
  const { horizontal, vertical, wrapText, textRotation } = alignment ?? {}
  if (horizontal && horizontal in HORIZONTAL) style.ht = HORIZONTAL[horizontal as keyof typeof HORIZONTAL]
  if (vertical && vertical in VERTICAL) style.vt = VERTICAL[vertical as keyof typeof VERTICAL]
  if (wrapText) style.tb = WRAP
  if (textRotation === 'vertical') style.tr = { a: 0, v: 1 }
  else if (textRotation) style.tr = { a: -textRotation }
  return style
}
