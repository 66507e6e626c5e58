// The calculation of one workbook, as the rest of the stand-in uses it.

import type { CalculationMode, CalculationSchedule } from './schedule.ts'

/** https://learn.microsoft.com/javascript/api/excel/excel.calculationtype */
export type CalculationType = 'recalculate' | 'full' | 'fullRebuild'

export class Calculation {
  readonly #schedule: CalculationSchedule

  constructor(schedule: CalculationSchedule) {
    this.#schedule = schedule
  }

  get mode(): CalculationMode {
    return this.#schedule.mode
  }

  set mode(mode: CalculationMode) {
    this.#schedule.mode = mode
  }

  /** Resolves when no formula is left to calculate; custom functions that have not answered do not count. */
  done(): Promise<void> {
    return this.#schedule.done()
  }

  /** Calculates nothing until `done` is called. */
  suspend(): void {
    this.#schedule.suspend()
  }

  calculate(type: CalculationType): Promise<void> {
    return this.#schedule.calculate({ forceCalculation: type !== 'recalculate' })
  }
}
