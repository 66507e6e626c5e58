// The range that an argument means: a Range, or an address, which may name its sheet.
import { itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { splitSheet } from '../area.ts'
import { Range } from '../range.ts'

/** @param sheetId the sheet of an address that names none */
export function rangeOf(world: World, given: Range | string, sheetId: string): Range {
  if (typeof given !== 'string') return given
  const { sheetName } = splitSheet(given)
  if (sheetName === null) return Range.named(world, sheetId, given)
  const sheet = world.model.book
    .getSheets()
    .find((each) => each.getSheetName().toLowerCase() === sheetName.toLowerCase())
  if (!sheet) throw itemNotFound()
  return Range.named(world, sheet.getSheetId(), given)
}
