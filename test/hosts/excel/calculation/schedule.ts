// Decides when the formula engine runs. Univer's own trigger waits 100 ms after the last change, cannot be told to wait
// for a command (manual calculation), tells nobody when the workbook is calculated, and lets the results of a run
// overwrite cells that were changed while it ran. This one takes its place.

import type {
  ICommandInfo,
  ICommandService,
  IDisposable,
  IExecutionOptions,
  IUnitRange,
} from '@univerjs/core'
import type {
  FormulaDataModel,
  IActiveDirtyManagerService,
  ISetFormulaCalculationNotificationMutation,
} from '@univerjs/engine-formula'
import { engineFormula, rxjs } from '../model/univer-packages.ts'
import { addDirt, type CommandDirt, type Dirt, noDirt } from './dirt.ts'
import { isNoChange } from './is-no-change.ts'
import { mergeCells } from './merge-ranges.ts'
import { nextTask } from './next-task.ts'

export type CalculationMode = 'automatic' | 'manual'

/** What goes beside the runs of the engine. */
export interface RunObserver {
  /** @returns what is to be calculated in every run, changed or not */
  runBegins(takesChanges: boolean): CommandDirt
  /** The results are in the cells. */
  runEnds(): void
  runDropped(): void
}

const local: IExecutionOptions = { onlyLocal: true }

export class CalculationSchedule {
  /** What Univer's progress bar reads. */
  readonly progress$ = new rxjs.BehaviorSubject({ done: 0, count: 0 })
  #mode: CalculationMode = 'automatic'
  readonly #commands: ICommandService
  readonly #dirtyManager: IActiveDirtyManagerService
  readonly #hiddenRows: () => ReturnType<FormulaDataModel['getHiddenRowsFiltered']>
  readonly #listener: IDisposable
  #observer: RunObserver | null = null
  #waiting = noDirt()
  #isDirty = false
  /** Cells whose custom function has answered: nothing has changed, so a run under way goes on. */
  #answers = noDirt()
  #hasAnswers = false
  /** What a workbook that is opened calculates, before anything else; null when it has. */
  #opening: Dirt | null = null
  #isOpening = false
  /** Whether a command asked for this calculation, which manual mode then does not hold back. */
  #isAskedFor = false
  /** What the run under way calculates; null when none is. */
  #running: Dirt | null = null
  /** Whether it, or the one before it, is for changes; else it is for answers. */
  #takesChanges = false
  #isOutdated = false
  #cancelStart: (() => void) | null = null
  #waiters: (() => void)[] = []
  #isDisposed = false
  #isSuspended = false
  #isHeld = false

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
    this.#soon()
    return this.isIdle && !this.#isHeld ? Promise.resolve() : this.#idle()
  }

  /** Calculates nothing until someone asks for what is calculated. */
  suspend(): void {
    this.#isSuspended = true
  }

  get mode(): CalculationMode {
    return this.#mode
  }

  set mode(mode: CalculationMode) {
    this.#mode = mode
    this.#soon()
  }

  observe(observer: RunObserver): void {
    this.#observer = observer
  }

  /** Notes that custom functions of these cells have answered, which manual mode shows too. */
  answered(dirtyRanges: IUnitRange[]): void {
    addDirt(this.#answers, { dirtyRanges })
    this.#hasAnswers = true
    this.#soon()
  }

  /** Notes what a workbook that was opened calculates, in a run of its own. */
  open(dirt: CommandDirt): void {
    this.#opening = noDirt()
    addDirt(this.#opening, dirt)
    this.#soon()
  }

  /** Whether the run under way is the one that a workbook was opened with. */
  get isOpening(): boolean {
    return this.#isOpening
  }

  /** Does something with the engine that is no calculation of the workbook. */
  async exclusively<Value>(perform: () => Promise<Value>): Promise<Value> {
    while (this.#running !== null || this.#isHeld) await this.#idle()
    this.#isHeld = true
    try {
      return await perform()
    } finally {
      this.#isHeld = false
      this.#soon()
      this.#settle()
    }
  }

  /** Notes a change that no command tells. */
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

  /** Whether nothing is calculated, nor waits for anything but a command. */
  get isIdle(): boolean {
    const isAtRest = this.#running === null && this.#cancelStart === null
    return isAtRest && !this.#hasAnswers && this.#opening === null
  }

  /** Whether the results of the run under way are outdated, so that they must not reach the cells. */
  get isOutdated(): boolean {
    return this.#isOutdated
  }

  clearProgress(): void {
    this.progress$.next({ done: 0, count: 0 })
  }

  dispose(): void {
    this.#isDisposed = true
    this.#cancelStart?.()
    this.#cancelStart = null
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
    // The engine is not stopped: a run that is leaves a channel open, which keeps the process from ending.
    if (this.#running !== null) this.#isOutdated = true
    this.#soon()
  }

  /** What a command does in a promise's turn, such as taking an old formula out of the engine's records, comes first. */
  #soon(): void {
    if (this.#cancelStart !== null || !this.#canStart()) return
    this.#cancelStart = nextTask(() => {
      this.#cancelStart = null
      this.#start()
    })
  }

  #canStart(): boolean {
    if (this.#isDisposed || this.#isHeld || this.#running !== null) return false
    return this.#opening !== null || this.#hasAnswers || this.#hasChanges()
  }

  #hasChanges(): boolean {
    return this.#isDirty && !this.#isSuspended && (this.#mode === 'automatic' || this.#isAskedFor)
  }

  #start(): void {
    if (!this.#canStart()) {
      this.#settle()
      return
    }
    // By turns, so that neither keeps the other waiting: in a run for answers what the cells asked for before still holds.
    const opening = this.#opening
    const takesChanges = opening === null && this.#hasChanges() && !(this.#hasAnswers && this.#takesChanges)
    const always = this.#observer?.runBegins(takesChanges) ?? {}
    const dirt = opening ?? (takesChanges ? this.#waiting : this.#answers)
    this.#opening = null
    this.#isOpening = opening !== null
    if (opening) {
      // What waits, waits for the next run.
    } else if (takesChanges) {
      addDirt(dirt, always)
      this.#waiting = noDirt()
      this.#isDirty = false
    } else {
      this.#answers = noDirt()
      this.#hasAnswers = false
    }
    dirt.dirtyRanges = mergeCells(dirt.dirtyRanges)
    this.#running = dirt
    this.#takesChanges = takesChanges
    const start = { ...dirt, rowData: this.#hiddenRows(), maxIteration: 1 }
    this.#commands.syncExecuteCommand(engineFormula.SetFormulaCalculationStartMutation.id, start, local)
  }

  #ended(): void {
    const calculated = this.#running
    if (calculated === null) return
    const isOutdated = this.#isOutdated
    this.#running = null
    this.#isOutdated = false
    const isOpening = this.#isOpening
    this.#isOpening = false
    if (isOutdated) {
      // Results that came too late were dropped, so what they were for is to be calculated again.
      if (isOpening) this.#opening = calculated
      else addDirt(this.#takesChanges ? this.#waiting : this.#answers, calculated)
      if (!isOpening && !this.#takesChanges) this.#hasAnswers = true
      this.#observer?.runDropped()
    } else {
      if (this.#takesChanges) this.#isAskedFor = false
      this.#observer?.runEnds()
    }
    this.#soon()
    this.#settle()
  }

  #idle(): Promise<void> {
    return new Promise((resolve) => this.#waiters.push(resolve))
  }

  #settle(): void {
    if (!this.isIdle && !this.#isDisposed) return
    const waiters = this.#waiters
    this.#waiters = []
    for (const resolve of waiters) resolve()
  }
}
