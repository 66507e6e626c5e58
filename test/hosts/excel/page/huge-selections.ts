// What a person asks of a selection as large as a sheet or a column. Univer works through a selection cell by cell: a column of
// Excel's size takes it 15 seconds, and the 17 billion cells of a sheet end the page. Clearing asks for the used cells alone,
// which is the same; anything else is refused in a sentence.
import type { IRange } from '@univerjs/core'
import type { WorkbookModel } from '../model/open-model.ts'

const MOST_CELLS = 500_000

const CLEARS = /^sheet\.command\.clear-selection-(content|format|all)$/
const WORKS_THROUGH_CELLS =
  /^(sheet\.command\.(set-(style|bold|italic|underline|stroke|overline|font|text|background|border|horizontal|vertical|range-(?!values|custom))|reset-|numfmt|add-worksheet-merge|add-table|add-range-protection|copy|auto-fill|refill|split-text|text-to-number|apply-format-painter)|univer\.command\.(copy|cut)$)/

/** @param say shows a sentence to the person */
export function spareHugeSelections({ api, book }: WorkbookModel, say: (sentence: string) => void): void {
  api.addEvent(api.Event.BeforeCommandExecute, (command) => {
    const { id, params } = command
    const clears = CLEARS.test(id)
    // A program says which cells it means; only a person means those that are selected.
    if (!(clears || WORKS_THROUGH_CELLS.test(id)) || params?.ranges || params?.range) return
    const sheet = book.getActiveSheet()
    const ranges = (sheet.getSelection()?.getActiveRangeList() ?? []).map((range) => range.getRange())
    if (ranges.every((range) => cellsOf(range) <= MOST_CELLS)) return
    command.cancel = true
    if (clears) {
      const used = sheet.getSheet().getDataRealRange()
      void api.executeCommand(id, { ...params, ranges: ranges.map((range) => within(range, used)) })
    } else {
      say('Too many cells are selected for this: select those that are used.')
    }
  })
}

const cellsOf = ({ startRow, endRow, startColumn, endColumn }: IRange): number =>
  (endRow - startRow + 1) * (endColumn - startColumn + 1)

/** One empty cell where nothing selected is used, as a clear of no range would be one of the selection again. */
const within = ({ startRow, startColumn, endRow, endColumn }: IRange, used: IRange): IRange => ({
  startRow,
  startColumn,
  endRow: Math.max(startRow, Math.min(endRow, used.endRow)),
  endColumn: Math.max(startColumn, Math.min(endColumn, used.endColumn)),
})
