// Puts this calculation in the place of Univer's: when the engine runs, and what it writes.

import type { Injector, IWorkbookData, Workbook } from '@univerjs/core'
import { core, engineFormula, sheetsFormula } from '../model/univer-packages.ts'
import { applyResults } from './apply-results.ts'
import { Calculation } from './calculation.ts'
import { registerDirtyCommands } from './dirty-commands.ts'
import { FormulaIndex } from './formula-index.ts'
import { CalculationSchedule } from './schedule.ts'
import { keepAllSyntax } from './syntax-cache.ts'

type HiddenRows = ReturnType<InstanceType<typeof engineFormula.FormulaDataModel>['getHiddenRowsFiltered']>

/** Univer asks each of a million rows; only those that the sheet has data of can be hidden. */
const hiddenRowsOf = (workbooks: readonly Workbook[]): HiddenRows => {
  const hidden: HiddenRows = {}
  for (const workbook of workbooks) {
    const ofBook: NonNullable<HiddenRows[string]> = {}
    for (const sheet of workbook.getSheets()) {
      const rows: IWorkbookData['sheets'][string]['rowData'] = {}
      for (const key of Object.keys(sheet.getSnapshot().rowData ?? {})) {
        if (!sheet.getRowVisible(Number(key))) rows[Number(key)] = { hd: core.BooleanNumber.TRUE }
      }
      ofBook[sheet.getSheetId()] = rows
    }
    hidden[workbook.getUnitId()] = ofBook
  }
  return hidden
}

export class CalculationPlugin extends core.Plugin {
  static override pluginName = 'EXCEL_CALCULATION'
  static override type = core.UniverInstanceType.UNIVER_SHEET
  protected override _injector: Injector

  constructor(_configuration: unknown, injector: Injector) {
    super()
    this._injector = injector
  }

  override onStarting(): void {
    const injector = this._injector
    const commands = injector.get(core.ICommandService)
    const instances = injector.get(core.IUniverInstanceService)
    const schedule = new CalculationSchedule(commands, injector.get(engineFormula.IActiveDirtyManagerService), () =>
      hiddenRowsOf(instances.getAllUnitsForType<Workbook>(core.UniverInstanceType.UNIVER_SHEET)),
    )
    this.disposeWithMe(schedule)
    this.disposeWithMe(applyResults(commands, instances, schedule))
    injector.add([Calculation, { useFactory: () => new Calculation(schedule) }])
    // Univer's progress bar asks for its own trigger.
    injector.replace([sheetsFormula.TriggerCalculationController, { useFactory: () => schedule as never }])
  }

  override onReady(): void {
    const instances = this._injector.get(core.IUniverInstanceService)
    const formulas = this._injector.get(engineFormula.FormulaDataModel)
    this.disposeWithMe(new FormulaIndex(this._injector.get(core.ICommandService), instances, formulas))
    keepAllSyntax(this._injector.get(engineFormula.IFunctionService))
    // After Univer's conversions, which these replace.
    registerDirtyCommands(this._injector.get(engineFormula.IActiveDirtyManagerService), formulas)
    this._injector.get(engineFormula.RegisterOtherFormulaService).calculateStarted$.next(true)
  }
}

// What Univer's decorators do, which are no erasable syntax.
core.Inject(core.Injector)(CalculationPlugin, '', 1)
