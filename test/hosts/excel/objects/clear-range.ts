// Takes away what cells hold, how they look, or both.
// https://learn.microsoft.com/javascript/api/excel/excel.clearapplyto
import type { ICellData } from '@univerjs/core'
import { intersection } from './area.ts'
import { readCells } from './cell-contents.ts'
import { cellExtras, customWith } from './extras.ts'
import { changeFormat } from './format/change-format.ts'
import type { RangePlace } from './range-place.ts'
import { mergedAreas, refuseWrite } from './refuse-write.ts'
import { usedArea } from './used-area.ts'

export type ClearApplyTo =
  | 'All'
  | 'Formats'
  | 'Contents'
  | 'Hyperlinks'
  | 'RemoveHyperlinks'
  | 'ResetContents'

const PLAIN = {
  ...{ bg: null, bd: null, bl: null, cl: null, ff: null, fs: null, ht: null, it: null, n: null, pd: null },
  ...{ st: null, tb: null, td: null, tr: null, ul: null, va: null, vt: null },
}
const NO_LINK_LOOKS = { cl: null, ul: null }

export function clearRange(range: RangePlace, applyTo: ClearApplyTo): void {
  const contents = applyTo === 'All' || applyTo === 'Contents' || applyTo === 'ResetContents'
  const formats = applyTo === 'All' || applyTo === 'Formats'
  if (contents) refuseWrite(range, 'value')
  if (formats) refuseWrite(range, 'format')
  if (!contents && !formats) refuseWrite(range, 'hyperlink')
  if (contents) clearContents(range)
  if (formats) clearFormats(range, applyTo === 'All')
  if (applyTo === 'Hyperlinks') changeFormat(range, { extras: { hyperlink: undefined } })
  if (applyTo === 'RemoveHyperlinks')
    changeFormat(range, { style: NO_LINK_LOOKS, extras: { hyperlink: undefined } })
}

function clearContents(range: RangePlace): void {
  const { world, sheetId } = range
  const area = usedArea(world, sheetId, false, range.area)
  if (!area) return
  const cells = readCells(world, sheetId, area, (_, row, column): ICellData | null => {
    const cell = range.sheet().getSheet().getCellRaw(row, column)
    if (!cell) return null
    const isObject = Object.hasOwn(cellExtras(cell.custom), 'value')
    return {
      v: null,
      f: null,
      si: null,
      p: null,
      ...(isObject && { custom: customWith(cell.custom, { value: undefined }) }),
    }
  })
  world.model.writeCells(sheetId, area.row, area.column, cells)
}

/** Merged cells are a format too. */
function clearFormats(range: RangePlace, withLinks: boolean): void {
  const merged = mergedAreas(range).filter((each) => intersection(each, range.area))
  for (const { row, column, rows, columns } of merged)
    range.sheet().getRange(row, column, rows, columns).breakApart()
  const locks = { locked: undefined, formulaHidden: undefined }
  changeFormat(range, { style: PLAIN, extras: withLinks ? { ...locks, hyperlink: undefined } : locks })
}
