// The sums below a grid as large as Excel's. Univer's own status bar visits every cell that is selected, empty or not: with
// the 17 billion of a whole sheet selected, the page would stand still.
import {
  type DependencyOverride,
  ICommandService,
  type IRange,
  IUniverInstanceService,
  type Worksheet,
} from '@univerjs/core'
import { FormulaDataModel } from '@univerjs/engine-formula'
import { INumfmtService, SheetsSelectionsService } from '@univerjs/sheets'
import { IStatusBarService, StatusBarController } from '@univerjs/sheets-ui'

class SumsOfUsedCells extends StatusBarController {
  readonly #formulas: FormulaDataModel

  constructor(...parts: ConstructorParameters<typeof StatusBarController>) {
    super(...parts)
    this.#formulas = parts[5]
  }

  override getRangeStartEndInfo(range: IRange, sheet: Worksheet): IRange {
    const selected = super.getRangeStartEndInfo(range, sheet)
    const used = [sheet.getDataRealRange(), ...this.#spillsOf(sheet)]
    return {
      ...selected,
      endRow: Math.min(selected.endRow, Math.max(...used.map(({ endRow }) => endRow))),
      endColumn: Math.min(selected.endColumn, Math.max(...used.map(({ endColumn }) => endColumn))),
    }
  }

  /** What formulas spill is not among a sheet's cells. */
  #spillsOf(sheet: Worksheet): IRange[] {
    const spills = this.#formulas.getArrayFormulaRange()[sheet.getUnitId()]?.[sheet.getSheetId()] ?? {}
    return Object.values(spills).flatMap((row) => Object.values<IRange>(row))
  }
}

export const sumsOfUsedCells: DependencyOverride = [
  [
    StatusBarController,
    {
      useFactory: (...parts: ConstructorParameters<typeof StatusBarController>) =>
        new SumsOfUsedCells(...parts),
      deps: [
        IUniverInstanceService,
        SheetsSelectionsService,
        IStatusBarService,
        ICommandService,
        INumfmtService,
        FormulaDataModel,
      ],
    },
  ],
]
