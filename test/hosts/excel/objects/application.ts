// Excel as a whole: how and when it calculates.
import { CALCULATION_ENGINE, CultureInfo } from './book/culture.ts'
import { HostObject } from './host-object.ts'

type CalculationMode = 'Automatic' | 'AutomaticExceptTables' | 'Manual'

export class Application extends HostObject {
  readonly className = 'Application'

  get calculationMode(): CalculationMode {
    return this.world.model.calculation.mode === 'manual' ? 'Manual' : 'Automatic'
  }

  set calculationMode(mode: CalculationMode) {
    this.world.model.calculation.mode = mode === 'Manual' ? 'manual' : 'automatic'
  }

  get calculationState(): 'Done' | 'Calculating' {
    return this.world.model.calculation.pending > 0 ? 'Calculating' : 'Done'
  }

  /** https://learn.microsoft.com/javascript/api/excel/excel.calculationtype */
  async calculate(type: 'Recalculate' | 'Full' | 'FullRebuild'): Promise<void> {
    const kinds = { Recalculate: 'recalculate', Full: 'full', FullRebuild: 'fullRebuild' } as const
    await this.world.model.calculation.calculate(kinds[type])
  }

  suspendApiCalculationUntilNextSync(): void {
    this.world.model.calculation.suspend()
  }

  /** There is no screen to suspend; the batch's writes are drawn at once in any case. */
  suspendScreenUpdatingUntilNextSync(): void {}

  get cultureInfo(): CultureInfo {
    return new CultureInfo(this.world)
  }

  get calculationEngineVersion(): number {
    return CALCULATION_ENGINE
  }

  get decimalSeparator(): string {
    return this.world.model.locale.decimal
  }

  get thousandsSeparator(): string {
    return this.world.model.locale.group
  }

  get useSystemSeparators(): boolean {
    return true
  }
}
