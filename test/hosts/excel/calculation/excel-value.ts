// What a cell of Univer holds, in Excel's words.

import type { ICellData } from '@univerjs/core'
import { core } from '../model/univer-packages.ts'

/** A custom function that has not answered shows this, and so does all that depends on it. */
export const BUSY = '#BUSY!'
/** What Univer's engine has for it, and knows as an error. */
export const ENGINE_BUSY = '#GETTING_DATA'

export type ExcelValue = string | number | boolean

/** @returns `''` for an empty cell, errors as their words, dates as serial numbers */
export function excelValue(cell: ICellData | null | undefined): ExcelValue {
  if (!cell) return ''
  const { v, t, p } = cell
  if (p) return plainText(p.body?.dataStream ?? '')
  if (v === undefined || v === null) return ''
  if (t === core.CellValueType.BOOLEAN || typeof v === 'boolean') return v === 'FALSE' ? false : Boolean(v)
  return v === ENGINE_BUSY ? BUSY : v
}

/** @returns the word that Univer's engine has for a value that Excel shows */
export const engineValue = (value: ExcelValue): ExcelValue => (value === BUSY ? ENGINE_BUSY : value)

/** A document ends with a paragraph and a section break. */
const plainText = (dataStream: string) => dataStream.replace(/\r\n$/, '').replaceAll('\r', '\n')
