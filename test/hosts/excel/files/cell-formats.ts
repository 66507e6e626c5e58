// How a cell looks: what the model says, as a file has it; from-file-style.ts is the way back.
import type {
  Alignment,
  Border,
  BorderStyle,
  Borders,
  Font,
  Protection,
  Style,
} from '@cj-tech-master/excelts'
import type { IBorderStyleData, IStyleData, Nullable } from '@univerjs/core'
import { toFileColor } from './colors.ts'
import type { CellExtras } from './extras.ts'
import { libraryCode } from './number-formats.ts'

/** What text looks like in a cell without a font of its own; a file's font must have both. */
export interface DefaultFont {
  readonly name: string
  readonly size: number
}

export const CALIBRI: DefaultFont = { name: 'Calibri', size: 11 }

/**
 * Said by the library's attribute for pivot tables, which a cell has no other use for: the text of the cell is text,
 * whatever it looks like. finish-package.ts puts the file's own attribute in its place.
 */
export const QUOTED = { pivotButton: true } as const

/** Univer's numbers; its enumerations are values of packages that a file has no need of. */
export const UNDERLINE_DOUBLE = 10
export const BASELINE = { subscript: 2, superscript: 3 } as const
export const HORIZONTAL = {
  ...{ left: 1, center: 2, right: 3, justify: 4, distributed: 6 },
  // Univer's numbers end here.
  ...{ fill: 7, centerContinuous: 8 },
} as const
export const VERTICAL = { top: 1, middle: 2, bottom: 3, justify: 4, distributed: 5 } as const
/** Three spaces of Calibri 11. */
export const PIXELS_PER_INDENT = 9
export const WRAP = 3
export const BORDERS: readonly BorderStyle[] = [
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
export const GENERAL = 'General'

const keyOf = <Key extends string>(table: Record<Key, number>, value: Nullable<number>): Key | undefined =>
  (Object.keys(table) as Key[]).find((key) => table[key] === value)

export const isEmpty = (value: object): boolean => Object.keys(value).length === 0

/** What Excel takes for granted: that a cell is locked and its formula is not hidden. */
function toProtection({ locked = true, formulaHidden = false }: CellExtras): Partial<Protection> | undefined {
  return locked && !formulaHidden ? undefined : { locked, hidden: formulaHidden }
}

export function toFileStyle(style: IStyleData, extras: CellExtras, byDefault: DefaultFont): Partial<Style> {
  const file: Partial<Style> = {}
  const font = toFont(style, byDefault)
  const border = toBorders(style)
  const alignment = toAlignment(style)
  const fill = toFileColor(style.bg?.rgb)
  const protection = toProtection(extras)
  if (font) file.font = font
  if (border) file.border = border
  if (alignment) file.alignment = alignment
  if (protection) file.protection = protection
  if (fill) file.fill = { type: 'pattern', pattern: 'solid', fgColor: fill }
  if (style.n?.pattern && style.n.pattern !== GENERAL) file.numFmt = libraryCode(style.n.pattern)
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

function toAlignment({ ht, vt, tb, tr, pd }: IStyleData): Partial<Alignment> | undefined {
  const alignment: Partial<Alignment> = {}
  const horizontal = keyOf(HORIZONTAL, ht)
  const vertical = keyOf(VERTICAL, vt)
  if (horizontal) alignment.horizontal = horizontal
  if (vertical) alignment.vertical = vertical
  if (tb === WRAP) alignment.wrapText = true
  if (pd?.l) alignment.indent = Math.round(pd.l / PIXELS_PER_INDENT)
  if (tr?.v) alignment.textRotation = 'vertical'
  // Univer turns clockwise where Excel turns the other way.
  else if (tr?.a) alignment.textRotation = -tr.a
  return isEmpty(alignment) ? undefined : alignment
}
