// Alignment in Excel's words and in the model's numbers. Words that the model has no number for are kept as the nearest one
// that reads as Excel's: none is lost, as each has a number of its own.
import type { HorizontalAlign, IStyleData, Nullable, VerticalAlign } from '@univerjs/core'
import { invalidArgument } from '../../protocol/excel-error.ts'

/** Beyond Univer's own numbers, which end at 6, it draws as if nothing were said. */
const HORIZONTAL = {
  General: 0,
  Left: 1,
  Center: 2,
  Right: 3,
  Justify: 4,
  Distributed: 6,
  Fill: 7,
  CenterAcrossSelection: 8,
} as const

const VERTICAL = { Top: 1, Center: 2, Bottom: 3, Justify: 4, Distributed: 5 } as const

const WRAP = 3
const NO_WRAP = 1
/** Three spaces of Calibri 11: https://learn.microsoft.com/dotnet/api/documentformat.openxml.spreadsheet.alignment.indent */
const PIXELS_PER_INDENT = 9
export const MOST_INDENT = 250
const STACKED = 180

const wordOf = <Word extends string>(
  words: Record<Word, number>,
  number: Nullable<number>,
): Word | undefined => (Object.keys(words) as Word[]).find((word) => words[word] === number)

export const horizontalOf = ({ ht }: IStyleData): string => wordOf(HORIZONTAL, ht) ?? 'General'
export const verticalOf = ({ vt }: IStyleData): string => wordOf(VERTICAL, vt) ?? 'Bottom'

/** @throws ExcelError InvalidArgument for a word that is none of Excel's */
export const horizontalStyle = (word: string): IStyleData => ({
  ht: numberOf(HORIZONTAL, word) as HorizontalAlign,
})
export const verticalStyle = (word: string): IStyleData => ({ vt: numberOf(VERTICAL, word) as VerticalAlign })

function numberOf(words: Readonly<Record<string, number>>, word: string): number {
  const number = Object.hasOwn(words, word) ? words[word] : undefined
  if (number === undefined) throw invalidArgument()
  return number
}

export const wrapOf = ({ tb }: IStyleData): boolean => tb === WRAP
export const wrapStyle = (wraps: boolean): IStyleData => ({ tb: wraps ? WRAP : NO_WRAP })

export const indentOf = ({ pd }: IStyleData): number => Math.round((pd?.l ?? 0) / PIXELS_PER_INDENT)
export const indentStyle = (level: number): IStyleData => ({ pd: { l: level * PIXELS_PER_INDENT } })

/** Univer turns clockwise where Excel turns the other way. */
export const orientationOf = ({ tr }: IStyleData): number => (tr?.v ? STACKED : tr?.a ? -tr.a : 0)
export const orientationStyle = (degrees: number): IStyleData => ({
  tr: degrees === STACKED ? { a: 0, v: 1 } : { a: -degrees, v: 0 },
})
