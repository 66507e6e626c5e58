// Tells those who listen that cells were changed; the range comes along as a reference, as Excel sends it.
import type { RangePlace } from './range-place.ts'
import { formatArea } from './area.ts'

const CHANGED = 10

export type ChangeType =
  | 'RangeEdited'
  | 'RowInserted'
  | 'RowDeleted'
  | 'ColumnInserted'
  | 'ColumnDeleted'
  | 'CellInserted'
  | 'CellDeleted'

/** https://learn.microsoft.com/javascript/api/excel/excel.worksheetchangedeventargs */
export function raiseChanged(range: RangePlace, changeType: ChangeType, source = 'Local'): void {
  const { world, sheetId, area } = range
  world.state.dirty = true
  world.events.raise(CHANGED, sheetId, {
    changeType,
    source,
    worksheetId: sheetId,
    address: formatArea(area),
    triggerSource: 'ThisLocalAddin',
    referenceId: world.references.keep(range.keep()),
  })
}
