// The sums below a grid as large as Excel's. Univer's own status bar visits every cell that is selected, empty or not: with
// the 17 billion of a whole sheet selected, the page would stand still.
import type { DependencyOverride, IRange, Worksheet } from '@univerjs/core'
import { StatusBarController } from '@univerjs/sheets-ui'

class SumsOfUsedCells extends StatusBarController {
  override getRangeStartEndInfo(range: IRange, sheet: Worksheet): IRange {
    const selected = super.getRangeStartEndInfo(range, sheet)
    const used = sheet.getDataRealRange()
    return {
      startRow: Math.max(selected.startRow, used.startRow),
      startColumn: Math.max(selected.startColumn, used.startColumn),
      endRow: Math.min(selected.endRow, used.endRow),
      endColumn: Math.min(selected.endColumn, used.endColumn),
    }
  }
}

export const sumsOfUsedCells: DependencyOverride = [[StatusBarController, { useClass: SumsOfUsedCells }]]
