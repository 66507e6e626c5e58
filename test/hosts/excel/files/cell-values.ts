// What a cell holds: as the model has it and as a file has it.
import type { CellErrorValue, CellRichTextValue, CellValue } from '@cj-tech-master/excelts'
import type { ICellData } from '@univerjs/core'
import { engineValue, excelValue } from '../calculation/excel-value.ts'

/** Univer's numbers for what a cell holds. */
const STRING = 1
const NUMBER = 2
const BOOLEAN = 3
const FORCE_STRING = 4

/** Errors that a file may have by their words; newer ones are kept with the data types that they come from. */
const FILE_ERRORS = new Set(['#N/A', '#VALUE!', '#REF!', '#DIV/0!', '#NUM!', '#NAME?', '#NULL!'])
const ERROR_WORD = /^#(?:[A-Z]+[!?]|N\/A|DIV\/0!)$/
/** Typed into a cell, they would begin a formula. */
const BEGINS_FORMULA = /^[=+\-@]/

export const isErrorWord = (text: string): boolean => ERROR_WORD.test(text)

type PlainValue = string | number | boolean | CellErrorValue | null

/** @returns what a file has for it, null where that is nothing: an empty cell, or an error that a file cannot have */
export function toFileValue(cell: ICellData | undefined): PlainValue {
  const value = excelValue(cell)
  if (value === '') return null
  if (cell?.t === FORCE_STRING) return String(value)
  if (cell?.t === NUMBER && Number.isFinite(Number(value))) return Number(value)
  if (typeof value !== 'string' || !isErrorWord(value)) return value
  return FILE_ERRORS.has(value) ? ({ error: value } as CellErrorValue) : null
}

/** @returns what is shown, with errors as text: what nobody but Excel can calculate has no other place for them */
export function toShownValue(cell: ICellData | undefined): PlainValue {
  const value = excelValue(cell)
  return value === '' || (typeof value === 'string' && isErrorWord(value)) ? value : toFileValue(cell)
}

/** @returns whether Excel keeps an apostrophe before the text, so that it stays text when someone edits the cell */
export function isQuoted(cell: ICellData, value: CellValue): boolean {
  return typeof value === 'string' && (cell.t === FORCE_STRING || BEGINS_FORMULA.test(value))
}

/** @returns the value and its type, or null for an empty cell */
export function fromFileValue(value: CellValue): Pick<ICellData, 'v' | 't'> | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number') return { v: value, t: NUMBER }
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: BOOLEAN }
  if (typeof value === 'string') {
    const looksOtherwise =
      isErrorWord(value) || /^(?:true|false)$/i.test(value) || Number.isFinite(Number(value))
    return { v: value, t: looksOtherwise ? FORCE_STRING : STRING }
  }
  if (value instanceof Date) return null
  if ('error' in value) return { v: value.error, t: STRING }
  if ('checkbox' in value) return { v: value.checkbox ? 1 : 0, t: BOOLEAN }
  if ('hyperlink' in value) return fromFileValue(value.text)
  if ('richText' in value) return fromFileValue(plain(value))
  return null
}

/** @returns what the result of a formula is in its cell, with errors that are there as their words */
export function fromResult(value: CellValue | undefined): Pick<ICellData, 'v' | 't'> {
  if (typeof value === 'string' && isErrorWord(value)) return { v: String(engineValue(value)), t: STRING }
  return fromFileValue(value ?? null) ?? { v: '', t: STRING }
}

const plain = ({ richText }: CellRichTextValue): string => richText.map(({ text }) => text).join('')
