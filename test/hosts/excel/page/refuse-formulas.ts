// What Excel does where it does not take a formula that is typed: the cell stays in editing, and the person is told why.
import type { WorkbookModel } from '../model/open-model.ts'
import type { StatusLine } from './status-line.ts'

const REFUSED =
  'There is a problem with this formula: Excel does not take it. Arguments are parted by commas here. Correct it, or press Escape.'

export function refuseFormulas({ api, calculation }: WorkbookModel, status: StatusLine): void {
  let isRefused = false
  api.addEvent(api.Event.BeforeSheetEditEnd, (edit) => {
    // Its last character is a line's end.
    const text = edit.value.toPlainText().trim()
    const isFormula = edit.isConfirm && text.startsWith('=') && text.length > 1
    if (isFormula && calculation.refuses(closed(text))) {
      isRefused = true
      edit.cancel = true
      status.fail(REFUSED)
    } else if (isRefused) {
      isRefused = false
      status.done()
    }
  })
}

const QUOTED = /"[^"]*"|'[^']*'/g

/** As it is entered: the parentheses that are still open are closed at its end. */
function closed(formula: string): string {
  const plain = formula.replace(QUOTED, '')
  const missing = plain.split('(').length - plain.split(')').length
  return formula + ')'.repeat(Math.max(missing, 0))
}
