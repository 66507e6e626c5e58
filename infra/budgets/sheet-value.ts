// What a cell of a workbook holds, as Excel's own `values` would give it; but an amount in another currency, or a percentage,
// keeps its sign as text, so that it is refused and not taken for dollars.
import type { Cell, CellValue as FileValue } from '@cj-tech-master/excelts'
import type { CellValue } from '../../shared/contract/budget/pasted-table.ts'

const A_DAY_MS = 24 * 60 * 60 * 1000
/** Excel counts days from here to the first of 1970. */
const SERIAL_OF_1970 = 25_569

const OTHER_CURRENCY = /\[\$([^\]-]*)|([€£¥])/
const DOLLARS = /^(US)?\$$|^USD$|^$/i

export function sheetValue(cell: Cell): CellValue {
  const value = plainValue(cell.formula === undefined ? cell.value : (cell.result ?? `=${cell.formula}`))
  return typeof value === 'number' && !(cell.value instanceof Date)
    ? marked(value, String(cell.numFmt ?? ''))
    : value
}

function plainValue(value: FileValue): CellValue {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (value instanceof Date) return value.getTime() / A_DAY_MS + SERIAL_OF_1970
  if ('error' in value) return value.error
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('hyperlink' in value) return plainValue(value.text as FileValue)
  if ('checkbox' in value) return value.checkbox
  return null
}

function marked(value: number, format: string): CellValue {
  const unquoted = format.replaceAll(/\\./g, '')
  if (/%/.test(unquoted)) return `${value * 100}%`
  const [, named, sign] = OTHER_CURRENCY.exec(unquoted) ?? []
  const currency = sign ?? named ?? ''
  return DOLLARS.test(currency) ? value : `${currency} ${value}`
}
