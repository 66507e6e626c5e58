// Shows numbers in the number format that a custom function gave with them, on the screen and wherever Univer tells what a
// cell shows. The cell's own format stays General: the next value may come with another format or with none.

import type { IDisposable, Injector, IStyleData } from '@univerjs/core'
import { core, sheets } from '../model/univer-packages.ts'
import { Calculation } from './calculation.ts'

/** After what formulas spill, and before numbers are formatted. */
const PRIORITY = 50

export function showValueFormats(injector: Injector): IDisposable {
  const calculation = () => injector.get(Calculation)
  return injector.get(sheets.SheetInterceptorService).intercept(sheets.INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: PRIORITY,
    effect: core.InterceptorEffectEnum.Value | core.InterceptorEffectEnum.Style,
    handler: (cell, { workbook, worksheet, subUnitId, row, col }, next) => {
      if (cell?.t !== core.CellValueType.NUMBER) return next(cell)
      const pattern = calculation().valueFormatAt(subUnitId, row, col)
      if (pattern === undefined) return next(cell)
      const own = worksheet.getComposedCellStyleByCellData(row, col, cell).n?.pattern ?? 'General'
      if (own !== 'General') return next(cell)
      const style: IStyleData | null = workbook.getStyles().getStyleByCell(cell) ?? null
      return next({ ...cell, s: { ...style, n: { pattern } } })
    },
  })
}
