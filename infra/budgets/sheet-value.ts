// What a cell of a workbook holds, as Excel's own `values` would give it; but a date is its month, and an amount in another currency, or a percentage,
// keeps its sign as text, so that it is refused and not taken for dollars.
import type { Cell, CellValue as FileValue } from '@cj-tech-master/excelts'
import { marked } from '../../shared/budgets/paste/marked-amount.ts'
import type { CellValue } from '../../shared/contract/budget/pasted-table.ts'

export function sheetValue(cell: Cell): CellValue {
  const value = plainValue(cell.formula === undefined ? cell.value : (cell.result ?? `=${cell.formula}`))
  return typeof value === 'number' ? marked(value, String(cell.numFmt ?? '')) : value
}

function plainValue(value: FileValue): CellValue {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (value instanceof Date) return value.toISOString().slice(0, 'YYYY-MM'.length)
  if ('error' in value) return value.error
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('hyperlink' in value) return plainValue(value.text as FileValue)
  if ('checkbox' in value) return value.checkbox
  return null
}
