// What a cell holds: as the model has it and as a file has it.
import type { CellErrorValue, CellRichTextValue, CellValue } from '@cj-tech-master/excelts'
import type { ICellData, IDocumentData, Nullable } from '@univerjs/core'

/** Univer's numbers for what a cell holds. */
const STRING = 1
const NUMBER = 2
const BOOLEAN = 3
const FORCE_STRING = 4

/** Errors that a file may have by their words; newer ones are kept with the data types that they come from. */
const FILE_ERRORS = new Set(['#N/A', '#VALUE!', '#REF!', '#DIV/0!', '#NUM!', '#NAME?', '#NULL!'])
const ERROR_WORD = /^#(?:[A-Z]+[!?]|N\/A|DIV\/0!|GETTING_DATA)$/
const NUMBER_TEXT = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?%?$/i
/** Typed into a cell, they would begin a formula. */
const BEGINS_FORMULA = /^[=+\-@]/

export const isErrorWord = (text: string): boolean => ERROR_WORD.test(text)

type PlainValue = string | number | boolean | CellErrorValue | null

/** @returns what a file has for it, null where that is nothing: an empty cell, or an error that a file cannot have */
export function toFileValue(cell: Nullable<ICellData>): PlainValue {
  const value = cell?.v ?? textOf(cell?.p)
  if (value === null || value === '') return null
  if (cell?.t === FORCE_STRING) return String(value)
  if (cell?.t === BOOLEAN || typeof value === 'boolean')
    return value === true || value === 1 || value === 'TRUE'
  if (typeof value === 'number' || (cell?.t === NUMBER && Number.isFinite(Number(value))))
    return Number(value)
  if (!isErrorWord(value)) return value
  return FILE_ERRORS.has(value) ? ({ error: value } as CellErrorValue) : null
}

/** @returns whether Excel keeps an apostrophe before the text, so that it stays text when someone edits the cell */
export function isQuoted(cell: ICellData, value: PlainValue): boolean {
  return typeof value === 'string' && (cell.t === FORCE_STRING || BEGINS_FORMULA.test(value))
}

/** A cell that was edited over several lines holds a document of Univer's. */
function textOf(document: Nullable<IDocumentData>): string | null {
  const stream = document?.body?.dataStream
  return stream === undefined ? null : stream.replace(/\r\n$/, '').replaceAll(/\r\n?/g, '\n')
}

/** @returns the value and its type, or null for an empty cell */
export function fromFileValue(value: CellValue, isText: boolean): Pick<ICellData, 'v' | 't'> | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number') return { v: value, t: NUMBER }
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: BOOLEAN }
  if (typeof value === 'string') {
    const looksOtherwise = isErrorWord(value) || NUMBER_TEXT.test(value)
    return { v: value, t: isText || looksOtherwise ? FORCE_STRING : STRING }
  }
  if (value instanceof Date) return null
  if ('error' in value) return { v: value.error, t: STRING }
  if ('checkbox' in value) return { v: value.checkbox ? 1 : 0, t: BOOLEAN }
  if ('hyperlink' in value) return fromFileValue(value.text, true)
  if ('richText' in value) return fromFileValue(plain(value), isText)
  return null
}

const plain = ({ richText }: CellRichTextValue): string => richText.map(({ text }) => text).join('')
