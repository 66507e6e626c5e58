// What Excel does where it does not take a formula that is typed: the cell stays in editing, and the person is told why.
import { isFormula, refusedFormula, takenFormula } from '../locale/typed-formulas.ts'
import type { WorkbookModel } from '../model/open-model.ts'
import type { StatusLine } from './status-line.ts'

export function refuseFormulas(model: WorkbookModel, status: StatusLine): void {
  const { api, locale } = model
  let isRefused = false
  api.addEvent(api.Event.BeforeSheetEditEnd, (edit) => {
    // Its last character is a line's end.
    const text = edit.value.toPlainText().trim()
    if (edit.isConfirm && isFormula(text) && takenFormula(model, text) === null) {
      isRefused = true
      edit.cancel = true
      status.fail(refusedFormula(locale))
    } else if (isRefused) {
      isRefused = false
      status.done()
    }
  })
}
