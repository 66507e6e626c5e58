// Shows numbers in the number format that a custom function gave with them, and as the user's settings have them, on the screen
// and wherever Univer tells what a cell shows. The cell's own format stays General: the next value may come with another format or with none.

import type { IDisposable, Injector, IStyleData } from '@univerjs/core'
import { shownPattern } from '../locale/local-formats.ts'
import { type Locale, UNITED_STATES } from '../locale/locales.ts'
import { core, sheets } from '../model/univer-packages.ts'
import { Calculation } from './calculation.ts'

/** After what formulas spill, and before numbers are formatted. */
const PRIORITY = 50

export function showValueFormats(injector: Injector, locale: Locale): IDisposable {
  const calculation = () => injector.get(Calculation)
  return injector.get(sheets.SheetInterceptorService).intercept(sheets.INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: PRIORITY,
    effect: core.InterceptorEffectEnum.Value | core.InterceptorEffectEnum.Style,
    handler: (cell, { workbook, worksheet, subUnitId, row, col }, next) => {
      if (cell?.t !== core.CellValueType.NUMBER) return next(cell)
      const given = calculation().valueFormatAt(subUnitId, row, col)
      if (given === undefined && locale === UNITED_STATES) return next(cell)
      const own = worksheet.getComposedCellStyleByCellData(row, col, cell).n?.pattern ?? 'General'
      const shown = own === 'General' ? (given ?? decimals(cell.v, locale)) : own
      const pattern = shownPattern(shown, locale)
      if (pattern === own) return next(cell)
      const style: IStyleData | null = workbook.getStyles().getStyleByCell(cell) ?? null
      return next({ ...cell, s: { ...style, n: { pattern } } })
    },
  })
}

/** Univer shows a number without a format by its own digits, whatever the settings. */
function decimals(value: unknown, { decimal }: Locale): string {
  const [, digits] = decimal === '.' ? [] : (/^-?\d+\.(\d+)$/.exec(String(value)) ?? [])
  return digits === undefined ? 'General' : `0.${'#'.repeat(Math.min(digits.length, 9))}`
}
