// Colours that follow what a row says, beside its words: rules of Excel's own, added once. What people make of them, and
// the rules that they add, are theirs.

import { toCol } from '@borgar/fx'
import type { ReportDocument } from '../../reports/report-document.ts'
import { supports } from '../in-workbook.ts'
import { formulaOfRow } from './row-formulas.ts'

const SINCE = '1.6'

/** @param at cells of the table's body: from a column on, as many columns */
export function highlightRows(
  { columns, highlights = [] }: ReportDocument,
  place: { readonly firstRow: number; readonly firstColumn: number },
  at: (column: number, columns: number) => Excel.Range,
): void {
  if (!supports(SINCE)) return
  const placeOf = (id: string) => columns.findIndex((column) => column.id === id)
  const lettersOf = (id: string) => {
    const index = placeOf(id)
    return index < 0 ? null : toCol(place.firstColumn + index)
  }
  for (const { columns: meant, formula, fill, font, bold, lineAbove } of highlights) {
    const rule = formulaOfRow(formula, place.firstRow + 1, lettersOf)
    if (rule === null) continue
    const ranges = meant === 'all' ? [at(0, columns.length)] : meant.map((id) => at(placeOf(id), 1))
    for (const range of ranges) {
      const { custom } = range.conditionalFormats.add('Custom')
      custom.rule.formula = rule
      if (fill !== undefined) custom.format.fill.color = fill
      if (font !== undefined) custom.format.font.color = font
      if (bold === true) custom.format.font.bold = true
      if (lineAbove !== undefined) {
        const above = custom.format.borders.top
        above.style = 'Continuous'
        above.color = lineAbove
      }
    }
  }
}
