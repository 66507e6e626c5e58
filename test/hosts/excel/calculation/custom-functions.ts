// Registers the functions of an add-in with the formula engine, and calls them for the cells that want them.
// https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-overview

import type { IDisposable, Injector, IUnitRange, Workbook } from '@univerjs/core'
import type { BaseReferenceObject, IFormulaData } from '@univerjs/engine-formula'
import type { CallCause, LedgerBook } from '../ledger/ledger.ts'
import { core, engineFormula } from '../model/univer-packages.ts'
import { addressOf } from './addresses.ts'
import { CellCalls, type CellPlace, rangesOf } from './cell-calls.ts'
import { type CalculatedCall, CustomFunction } from './custom-function.ts'
import type { Answer, ErrorClass } from './function-answer.ts'
import type { ArgumentRules } from './function-arguments.ts'
import { PendingCall, type WantedCall } from './function-call.ts'
import { placesOfFunctions } from './function-places.ts'
import type { FunctionMetadata, FunctionsMetadata } from './functions-metadata.ts'
import { PreviewCalls } from './preview-calls.ts'
import { SavedValues } from './saved-values.ts'
import type { CalculationSchedule } from './schedule.ts'

export interface FunctionsOfAddIn {
  /** What stands before the dot: `CONTOSO` of `CONTOSO.ADD`. */
  readonly namespace: string
  readonly metadata: FunctionsMetadata
  /** @returns the function that is associated with an id; asked at each call */
  readonly implementation: (id: string) => ((...values: never[]) => unknown) | undefined
  /** `CustomFunctions.Error` of the add-in. */
  readonly errorClass: ErrorClass
  readonly ledger: LedgerBook
  /** What an empty cell is for a parameter of type any: 0 on the desktop, null on the web (OfficeDev/office-js 4702). */
  readonly emptyAny?: 0 | null
}

export class CustomFunctions {
  readonly calls: CellCalls
  readonly preview = new PreviewCalls()
  readonly saved = new SavedValues()
  readonly #injector: Injector
  readonly #schedule: CalculationSchedule
  readonly #namespaces = new Set<string>()
  #moved = new Set<string>()

  constructor(injector: Injector, schedule: CalculationSchedule) {
    this.#injector = injector
    this.#schedule = schedule
    this.calls = new CellCalls((wanted, place) => this.#startCall(wanted, place))
  }

  /** @returns what takes the functions away again, so that their formulas show #NAME? */
  register(functions: FunctionsOfAddIn): IDisposable {
    const service = this.#injector.get(engineFormula.IFunctionService)
    const executors = functions.metadata.functions.map((metadata) => this.#executor(functions, metadata))
    service.registerExecutors(...executors)
    this.#namespaces.add(functions.namespace)
    const atOpening = functions.metadata.functions
      .filter(({ options }) => options?.volatile || options?.stream)
      .map(({ name }) => `${functions.namespace}.${name}(`.toUpperCase())
    this.#known(functions.namespace, atOpening)
    return core.toDisposable(() => {
      service.unregisterExecutors(...executors.map(({ name }) => name))
      this.#known(functions.namespace)
    })
  }

  #executor(functions: FunctionsOfAddIn, metadata: FunctionMetadata): CustomFunction {
    const rules: ArgumentRules = {
      errorClass: functions.errorClass as ArgumentRules['errorClass'],
      takesErrors: functions.metadata.allowErrorForDataTypeAny === true,
      emptyAny: functions.emptyAny ?? (functions.emptyAny === null ? null : 0),
    }
    const name = `${functions.namespace}.${metadata.name}`.toUpperCase()
    return new CustomFunction(
      name,
      metadata,
      rules,
      (call, at) => this.#wanted(functions, metadata, call, at),
      (reference) => this.#addressOfReference(reference),
    )
  }

  #wanted(
    functions: FunctionsOfAddIn,
    metadata: FunctionMetadata,
    call: CalculatedCall,
    at: CustomFunction,
  ): Answer {
    const place = { unitId: at.unitId ?? '', sheetId: at.subUnitId ?? '', row: at.row, column: at.column }
    const wanted = (isInValuePreview: boolean): WantedCall => ({
      metadata,
      values: call.values,
      address: this.#addressOfCell(place),
      parameterAddresses: call.parameterAddresses,
      spilledTo: call.spilledTo,
      isInValuePreview,
      implementation: functions.implementation(metadata.id),
      errorClass: functions.errorClass,
      ledger: functions.ledger,
    })
    if (this.preview.isActive)
      return this.preview.want(call.key, () => this.#call(wanted(true), this.preview.cause, () => {}))
    return this.calls.want(place, call.key, () => wanted(false))
  }

  #startCall(wanted: WantedCall, place: CellPlace): PendingCall {
    return this.#call(wanted, 'calculation', (call) => {
      if (this.calls.answered(place, call)) this.#schedule.answered(rangesOf([place]))
    })
  }

  #call(wanted: WantedCall, cause: CallCause, answered: (call: PendingCall) => void): PendingCall {
    const { metadata, address, ledger } = wanted
    const call = new PendingCall(wanted, ledger.call({ id: metadata.id, address, cause }), answered)
    ledger.watch(`${metadata.id} in ${address}`, call.promise)
    return call
  }

  /**
   * Formulas that name these functions mean something else from now on.
   *
   * @param atOpening names of functions that are called whatever was saved; none where all are
   */
  #known(namespace: string, atOpening?: readonly string[]): void {
    // Of formulas typed in small letters the cache has those.
    this.#injector.get(engineFormula.IFunctionService).deleteFormulaAstCacheKey('')
    const places = placesOfFunctions(this.#formulas(), [namespace])
    for (const place of places) this.calls.forget(place)
    const clearDependencyTreeCache: Record<string, Record<string, string>> = {}
    for (const { unitId, sheetId } of places) {
      clearDependencyTreeCache[unitId] = { ...clearDependencyTreeCache[unitId], [sheetId]: '1' }
    }
    const dirty = places.filter((place) => !atOpening || !this.#isShownAsSaved(place, atOpening))
    if (places.length > 0) this.#schedule.touch({ dirtyRanges: rangesOf(dirty), clearDependencyTreeCache })
  }

  #isShownAsSaved(place: CellPlace, atOpening: readonly string[]): boolean {
    if (!this.saved.isFinalAt(place)) return false
    const { unitId, sheetId, row, column } = place
    const formula = this.#formulas()[unitId]?.[sheetId]?.[row]?.[column]?.f.toUpperCase() ?? ''
    return !atOpening.some((name) => formula.includes(name))
  }

  /** A cell was written: it waits for nothing, and has nothing of what was saved. */
  written(place: CellPlace): void {
    this.calls.forget(place)
    this.saved.forget(place)
  }

  /** The cells of the sheet have moved: its functions are called anew, wherever they are when the engine runs. */
  moved(sheetId: string): void {
    this.calls.forgetAll((place) => place.sheetId === sheetId)
    this.saved.forgetSheet(sheetId)
    this.#moved.add(sheetId)
  }

  /** @returns the cells to calculate in any case */
  rangesOfEveryRun(): IUnitRange[] {
    const moved = this.#moved
    this.#moved = new Set()
    const places =
      moved.size > 0
        ? placesOfFunctions(this.#formulas(), [...this.#namespaces]).filter(({ sheetId }) =>
            moved.has(sheetId),
          )
        : []
    return [...rangesOf(places), ...this.calls.volatileRanges()]
  }

  #formulas(): IFormulaData {
    return this.#injector.get(engineFormula.FormulaDataModel).getFormulaData()
  }

  #addressOfCell({ unitId, sheetId, row, column }: CellPlace): string {
    const range = { startRow: row, endRow: row, startColumn: column, endColumn: column }
    return addressOf(this.#sheetName(unitId, sheetId), range)
  }

  #addressOfReference(reference: BaseReferenceObject): string {
    return addressOf(
      this.#sheetName(reference.getUnitId(), reference.getSheetId()),
      reference.getRangePosition(),
    )
  }

  #sheetName(unitId: string, sheetId: string): string {
    const workbook = this.#injector.get(core.IUniverInstanceService).getUnit<Workbook>(unitId)
    return workbook?.getSheetBySheetId(sheetId)?.getName() ?? ''
  }
}
