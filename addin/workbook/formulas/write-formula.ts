// The formula that the figure picker writes: one function for every measure, its arguments as texts, the workbook's pin last.
import { PIN_NAME } from './follow-pin.ts'

/** In Excel's en-US writing, which `Range.formulas` takes on every Excel. */
export function figureFormula(measure: string, tenant: string, period: string): string {
  return `=PENGUIN.FIGURE(${[measure, tenant, period].map(asText).join(',')},${PIN_NAME})`
}

function asText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
