// Decides when the formula engine runs. Univer's own trigger waits 100 ms after the last change, cannot be told to wait
// for a command (manual calculation), tells nobody when the workbook is calculated, and lets the results of a run
// overwrite cells that were changed while it ran. This one takes its place.

import type { ICommandInfo, ICommandService, IDisposable, IExecutionOptions } from '@univerjs/core'
import type {
  FormulaDataModel,
  IActiveDirtyManagerService,
  ISetFormulaCalculationNotificationMutation,
} from '@univerjs/engine-formula'
import type { ISetRangeValuesMutationParams } from '@univerjs/sheets'
import { BehaviorSubject } from 'rxjs'
import { engineFormula, sheets } from '../model/univer-packages.ts'
import { addDirt, type CommandDirt, type Dirt, noDirt } from './dirt.ts'

export type CalculationMode = 'automatic' | 'manual'

const local: IExecutionOptions = { onlyLocal: true }

export class CalculationSchedule {
  /** What Univer's progress bar reads. */
  readonly progress$ = new BehaviorSubject({ done: 0, count: 0 })
  mode: CalculationMode = 'automatic'
  readonly #commands: ICommandService
  readonly #dirtyManager: IActiveDirtyManagerService
  readonly #hiddenRows: () => ReturnType<FormulaDataModel['getHiddenRowsFiltered']>
  readonly #listener: IDisposable
  #waiting = noDirt()
  #isDirty = false
  /** Whether a command asked for this calculation, which manual mode then does not hold back. */
  #isAskedFor = false
  /** What the run under way calculates; null when none is. */
  #running: Dirt | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #waiters: (() => void)[] = []
  #isDisposed = false
  #isSuspended = false

  constructor(
    commands: ICommandService,
    dirtyManager: IActiveDirtyManagerService,
    hiddenRows: () => ReturnType<FormulaDataModel['getHiddenRowsFiltered']>,
  ) {
    this.#commands = commands
    this.#dirtyManager = dirtyManager
    this.#hiddenRows = hiddenRows
    this.#listener = commands.onCommandExecuted((command, options) => this.#executed(command, options))
  }

  /** Resolves when nothing is calculated and nothing is to be; in manual mode, what waits for a command does not count. */
  done(): Promise<void> {
    this.#isSuspended = false
    this.#start()
    if (this.#running === null) return Promise.resolve()
    return new Promise((resolve) => this.#waiters.push(resolve))
  }

  /** Calculates nothing until someone asks for what is calculated. */
  suspend(): void {
    this.#isSuspended = true
    clearTimeout(this.#timer)
  }

  /** Notes a change that no command tells, such as the answer of a custom function. */
  touch(dirt: CommandDirt): void {
    addDirt(this.#waiting, dirt)
    this.#isDirty = true
    this.#soon()
  }

  /** Calculates in manual mode too. */
  calculate(dirt: CommandDirt = {}): Promise<void> {
    addDirt(this.#waiting, dirt)
    this.#isDirty = true
    this.#isAskedFor = true
    return this.done()
  }

  /** Whether the results of the run under way are outdated, so that they must not reach the cells. */
  get isOutdated(): boolean {
    return this.#running !== null && this.#isDirty
  }

  clearProgress(): void {
    this.progress$.next({ done: 0, count: 0 })
  }

  dispose(): void {
    this.#isDisposed = true
    clearTimeout(this.#timer)
    this.#listener.dispose()
    this.progress$.complete()
    this.#running = null
    this.#settle()
  }

  #executed(command: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    if (command.id === engineFormula.SetFormulaCalculationNotificationMutation.id) {
      const { functionsExecutedState } = command.params as ISetFormulaCalculationNotificationMutation
      if (functionsExecutedState !== undefined) this.#ended()
      return
    }
    const conversion = this.#dirtyManager.get(command.id)
    if (!conversion || isNoChange(command, options)) return
    addDirt(this.#waiting, conversion.getDirtyData(command as ICommandInfo))
    this.#isDirty = true
    if (this.#running !== null) this.#commands.syncExecuteCommand(engineFormula.SetFormulaCalculationStopMutation.id, {}, local)
    this.#soon()
  }

  #soon(): void {
    clearTimeout(this.#timer)
    if (this.mode === 'automatic' && !this.#isSuspended) this.#timer = setTimeout(() => this.#start(), 0)
  }

  #start(): void {
    clearTimeout(this.#timer)
    if (this.#isDisposed || this.#isSuspended || !this.#isDirty || this.#running !== null) return
    if (this.mode === 'manual' && !this.#isAskedFor) return
    this.#running = this.#waiting
    this.#waiting = noDirt()
    this.#isDirty = false
    const start = { ...this.#running, rowData: this.#hiddenRows(), maxIteration: 1 }
    this.#commands.syncExecuteCommand(engineFormula.SetFormulaCalculationStartMutation.id, start, local)
  }

  #ended(): void {
    const calculated = this.#running
    if (calculated === null) return
    this.#running = null
    // Results that came too late were dropped, so what they were for is to be calculated again.
    if (this.#isDirty) addDirt(this.#waiting, calculated)
    else this.#isAskedFor = false
    this.#start()
    if (this.#running === null) this.#settle()
  }

  #settle(): void {
    const waiters = this.#waiters
    this.#waiters = []
    for (const resolve of waiters) resolve()
  }
}

const styleCommands = (): readonly string[] => [
  sheets.SetStyleCommand.id,
  sheets.SetBorderCommand.id,
  sheets.ClearSelectionFormatCommand.id,
]

/** Results of formulas come in by the same mutation as entries do, and so do styles. */
const isNoChange = (command: Readonly<ICommandInfo>, options?: IExecutionOptions) => {
  if (command.id !== sheets.SetRangeValuesMutation.id) return false
  const { trigger } = command.params as ISetRangeValuesMutationParams
  return options?.onlyLocal === true || (trigger !== undefined && styleCommands().includes(trigger))
}
