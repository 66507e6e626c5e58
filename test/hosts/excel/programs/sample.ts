// What a right program is here: named by the path of Microsoft's sample that does the same calls in the same order, with
// what the sample shows. https://github.com/OfficeDev/office-js-snippets (samples/excel)
import type { ExcelHost } from '../start-excel.ts'

export interface Sample {
  /** Below `samples/excel`, without its ending. */
  readonly path: string
  /** @returns what the sample shows */
  run(host: ExcelHost): Promise<unknown>
  readonly shows: unknown
}

/** A sheet of that name, new and in front, as the samples begin: whatever had the name is gone. */
export function newSheet(context: Excel.RequestContext, name = 'Sample'): Excel.Worksheet {
  context.workbook.worksheets.getItemOrNullObject(name).delete()
  const sheet = context.workbook.worksheets.add(name)
  sheet.activate()
  return sheet
}

/** @returns what was asked of the range, after a sync */
export async function read<Key extends keyof Excel.Range>(
  range: Excel.Range,
  ...keys: Key[]
): Promise<Pick<Excel.Range, Key>> {
  range.load(keys.join())
  await range.context.sync()
  return Object.fromEntries(keys.map((key) => [key, range[key]])) as Pick<Excel.Range, Key>
}
