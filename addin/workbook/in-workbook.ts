// Runs work on the workbook: it waits while a cell is being edited, and is one step for undo where Excel has that.
import { refusal } from './refusals.ts'

export const supports = (version: string): boolean =>
  Office.context.requirements.isSetSupported('ExcelApi', version)

/**
 * @param notDone what a failure begins with, a whole sentence: `The report was not inserted.`
 * @throws DeskFailure where Excel refuses
 */
export async function inWorkbook<Result>(
  notDone: string,
  work: (context: Excel.RequestContext) => Promise<Result>,
): Promise<Result> {
  const options = { delayForCellEdit: true, ...(supports('1.20') && { mergeUndoGroup: true }) }
  try {
    return await Excel.run(options, work)
  } catch (cause) {
    throw refusal(notDone, cause)
  }
}
