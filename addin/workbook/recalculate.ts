// Lets Excel calculate more than the cells that were asked for: every formula, or what depends on cells that changed.
import { inWorkbook } from './in-workbook.ts'

/** Also formulas whose cells Excel takes for settled. */
export async function recalculate(): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.application.calculate(Excel.CalculationType.full)
    await context.sync()
  })
}

/**
 * Cells that were calculated by themselves may leave what depends on them as it was; where people calculate by hand, it
 * stays so until they do.
 * https://github.com/OfficeDev/office-js/issues/5063
 */
export function calculateDependents(notDone: string): Promise<void> {
  return inWorkbook(notDone, async (context) => {
    const { application } = context.workbook
    application.load('calculationMode')
    await context.sync()
    if (application.calculationMode === Excel.CalculationMode.manual) return
    application.calculate(Excel.CalculationType.recalculate)
    await context.sync()
  })
}
