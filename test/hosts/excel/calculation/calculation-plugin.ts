// Puts this calculation in the place of Univer's: when the engine runs, and what it writes.

import type { Injector, IWorkbookData, Workbook } from '@univerjs/core'
import { type Locale, UNITED_STATES } from '../locale/locales.ts'
import { core, engineFormula, sheetsFormula } from '../model/univer-packages.ts'
import { applyResults } from './apply-results.ts'
import { Calculation } from './calculation.ts'
import { keepComparedErrors } from './compared-errors.ts'
import { CustomFunctions } from './custom-functions.ts'
import { forgetWholeFormulas } from './dependency-notes.ts'
import { registerDirtyCommands } from './dirty-commands.ts'
import { forgetCalls } from './forget-calls.ts'
import { FormulaIndex } from './formula-index.ts'
import { readNamingFormulasAnew } from './fresh-trees.ts'
import { calculateTakenBranches } from './lazy-branches.ts'
import { noteRowsOnce } from './lookup-cache.ts'
import { placeTogether } from './place-together.ts'
import { keepSavedValues } from './saved-values.ts'
import { CalculationSchedule } from './schedule.ts'
import { readSpills } from './spill-operator.ts'
import { keepAllSyntax } from './syntax-cache.ts'
import { showValueFormats } from './value-formats.ts'
import { watchSpills } from './vanished-spills.ts'

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
  readonly #locale: Locale
  #keepSaved: () => void = () => {}

  constructor({ locale = UNITED_STATES }: { locale?: Locale } = {}, injector: Injector) {
    super()
    this._injector = injector
    this.#locale = locale
  }

  override onStarting(): void {
    const injector = this._injector
    const commands = injector.get(core.ICommandService)
    const instances = injector.get(core.IUniverInstanceService)
    const schedule = new CalculationSchedule(
      commands,
      injector.get(engineFormula.IActiveDirtyManagerService),
      () => hiddenRowsOf(instances.getAllUnitsForType<Workbook>(core.UniverInstanceType.UNIVER_SHEET)),
    )
    this.disposeWithMe(schedule)
    this.disposeWithMe(applyResults(commands, instances, schedule))
    const functions = new CustomFunctions(injector, schedule)
    const spills = watchSpills(injector.get(engineFormula.FormulaDataModel))
    schedule.observe({
      runBegins: (takesChanges) => {
        functions.calls.runBegins()
        spills.remember()
        return { dirtyRanges: takesChanges ? functions.rangesOfEveryRun() : [] }
      },
      runEnds: () => {
        functions.calls.runEnds()
        const left = spills.left()
        if (left.length > 0) schedule.answered(left)
      },
      runDropped: () => functions.calls.runDropped(),
    })
    this.disposeWithMe(forgetCalls(commands, functions))
    this.#keepSaved = () => keepSavedValues(injector, functions.saved, () => schedule.isOpening)
    injector.add([Calculation, { useFactory: () => new Calculation(injector, schedule, functions) }])
    // Univer's progress bar asks for its own trigger.
    injector.replace([sheetsFormula.TriggerCalculationController, { useFactory: () => schedule as never }])
  }

  override onReady(): void {
    const injector = this._injector
    const commands = injector.get(core.ICommandService)
    const formulas = injector.get(engineFormula.FormulaDataModel)
    this.#keepSaved()
    this.disposeWithMe(new FormulaIndex(commands, injector.get(core.IUniverInstanceService), formulas))
    this.disposeWithMe(showValueFormats(injector, this.#locale))
    noteRowsOnce()
    placeTogether()
    forgetWholeFormulas(injector.get(engineFormula.IDependencyManagerService))
    keepComparedErrors(injector.get(engineFormula.Interpreter))
    calculateTakenBranches(injector.get(engineFormula.Interpreter))
    readNamingFormulasAnew(injector.get(engineFormula.Lexer))
    readSpills(
      injector.get(engineFormula.Lexer),
      injector.get(engineFormula.SuffixNodeFactory),
      injector.get(engineFormula.IFormulaRuntimeService),
      injector.get(engineFormula.IFormulaCurrentConfigService),
    )
    const functions = injector.get(engineFormula.IFunctionService)
    keepAllSyntax(functions)
    // It wants a browser's images, and ends the process where there are none.
    if (!('Image' in globalThis)) functions.unregisterExecutors('IMAGE')
    // After Univer's conversions, which these replace.
    registerDirtyCommands(injector.get(engineFormula.IActiveDirtyManagerService), formulas)
    injector.get(engineFormula.RegisterOtherFormulaService).calculateStarted$.next(true)
  }
}

// What Univer's decorators do, which are no erasable syntax.
core.Inject(core.Injector)(CalculationPlugin, '', 1)
