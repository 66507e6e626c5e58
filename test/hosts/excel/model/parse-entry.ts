// What Excel makes of an entry, typed or written by `values` or `formulas`: both are read alike.
// https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-values-member

import type { ICellData } from '@univerjs/core'
import { entryOfUnitedStates } from '../locale/local-entries.ts'
import { type Locale, UNITED_STATES } from '../locale/locales.ts'
import { core } from './univer-packages.ts'

const ERRORS: ReadonlySet<string> = new Set([
  '#N/A',
  '#VALUE!',
  '#REF!',
  '#DIV/0!',
  '#NUM!',
  '#NAME?',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
])
const TEXT_FORMAT = '@'
/** A point that is followed by another or by a comma, as dates and amounts are written elsewhere: text in English (U.S.). */
const OF_ANOTHER_LANGUAGE = /\d\.\d+[.,]\d/

export const isOfAnotherLanguage = (entry: string): boolean => OF_ANOTHER_LANGUAGE.test(entry)

const FRACTION = /^(-?)(\d+) (\d+)\/(\d+)$/

type Content = Pick<ICellData, 'v' | 't' | 'f'> & { readonly pattern?: string }

/**
 * @param locale of the one who enters it; a formula is one as it is kept
 * @returns the cell with nothing left of what stood there before, but for its style
 */
export function parseEntry(
  entry: ExcelEntry,
  numberFormat = 'General',
  locale: Locale = UNITED_STATES,
): ICellData {
  const { pattern, ...content } = contentOf(entry, numberFormat, locale)
  const cell: ICellData = { v: null, f: null, si: null, p: null, ...content }
  // A cell that has a number format keeps it.
  if (pattern !== undefined && numberFormat === 'General') cell.s = { n: { pattern } }
  return cell
}

export type ExcelEntry = string | number | boolean

function contentOf(entry: ExcelEntry, numberFormat: string, locale: Locale): Content {
  if (typeof entry === 'number') return { v: entry, t: core.CellValueType.NUMBER }
  if (typeof entry === 'boolean') return truth(entry)
  if (entry === '') return {}
  if (entry.startsWith("'")) return text(entry.slice(1))
  if (numberFormat === TEXT_FORMAT) return text(entry)
  if (entry.startsWith('=') && entry.length > 1) return { f: entry }
  const error = entry.trim().toUpperCase()
  if (ERRORS.has(error)) return { v: error, t: core.CellValueType.STRING }
  const plain = entryOfUnitedStates(entry, locale)
  return (plain === null ? null : (fractionOf(plain) ?? numberOf(plain))) ?? text(entry)
}

const truth = (value: boolean): Content => ({ v: value ? 1 : 0, t: core.CellValueType.BOOLEAN })

/** A text that reads as a number or a truth value is marked, or Univer makes one of it when the cell is styled. */
function text(value: string): Content {
  const reads = value.trim() !== '' && (Number.isFinite(Number(value)) || /^(true|false)$/i.test(value))
  return { v: value, t: reads ? core.CellValueType.FORCE_STRING : core.CellValueType.STRING }
}

function fractionOf(entry: string): Content | null {
  const parts = FRACTION.exec(entry.trim())
  if (parts === null || Number(parts[4]) === 0) return null
  const value = Number(parts[2]) + Number(parts[3]) / Number(parts[4])
  return { v: parts[1] ? -value : value, t: core.CellValueType.NUMBER, pattern: '# ?/?' }
}

function numberOf(entry: string): Content | null {
  if (isOfAnotherLanguage(entry)) return null
  const parsed = core.numfmt.parseValue(entry)
  if (parsed === null || parsed === undefined) return null
  const { v, z } = parsed
  if (typeof v === 'boolean') return truth(v)
  if (typeof v !== 'number') return null
  const pattern = z === undefined ? undefined : excelPattern(z)
  return { v, t: core.CellValueType.NUMBER, ...(pattern !== undefined && { pattern }) }
}

/** The parser repeats the entry's own shape (`yyyy-m`); Excel has one format for each kind of date. */
function excelPattern(pattern: string): string {
  if (!/[dmy]/.test(pattern) || /[#0]/.test(pattern)) return pattern.replace(/^hh:/, 'h:')
  const [date = '', time] = pattern.split(/[ T](?=h)/)
  if (date.startsWith('h')) return pattern.replace(/^hh:/, 'h:')
  if (time !== undefined) return 'm/d/yyyy h:mm'
  const [day, month, year] = [/d/, /m/, /y/].map((part) => part.test(date))
  if (day && month && year) return /mmm/.test(date) ? 'd-mmm-yy' : 'm/d/yyyy'
  if (month && year) return 'mmm-yy'
  return 'd-mmm'
}
