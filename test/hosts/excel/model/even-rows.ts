// Where each of a sheet's million rows begins. Univer adds that up row by row, and asks of each whether a filter hides it, for every
// sheet that is opened or added; in a sheet whose rows are all alike and hidden by nothing it is the same for all.
import type { Injector } from '@univerjs/core'
import { core, sheetsFilter, sheetsTable } from './univer-packages.ts'

type Places = ReturnType<Skeleton['_generateRowMatrixCache']>

/** What Univer's class keeps to itself. */
interface Skeleton {
  readonly worksheet: { getUnitId(): string; getSheetId(): string }
  readonly _injector: Injector
  readonly _gapConfig: { readonly rowGaps?: object }
  _generateRowMatrixCache(
    rowCount: number,
    rows: object,
    height: number,
  ): { rowTotalHeight: number; rowHeightAccumulation: number[] }
  /** Univer's own, where ours stands in its place: its classes are of the whole process. */
  _addUpRows?: Skeleton['_generateRowMatrixCache']
}

const known = new Map<string, Places>()

export function knowEvenRows(): void {
  const skeleton = core.SheetSkeleton.prototype as unknown as Skeleton
  skeleton._addUpRows ??= skeleton._generateRowMatrixCache
  const addUp = skeleton._addUpRows
  skeleton._generateRowMatrixCache = function (rowCount, rows, height) {
    if (Object.keys(rows).length > 0 || this._gapConfig.rowGaps !== undefined || mayHideRows(this))
      return addUp.call(this, rowCount, rows, height)
    const size = `${rowCount} of ${height}`
    const places = known.get(size) ?? addUp.call(this, rowCount, rows, height)
    known.set(size, places)
    // Shared: Univer reads the million places, and puts new ones in their stead when they change.
    return places
  }
}

function mayHideRows({ worksheet, _injector: injector }: Skeleton): boolean {
  const place = [worksheet.getUnitId(), worksheet.getSheetId()] as const
  return (
    injector.get(sheetsFilter.SheetsFilterService).getFilterModel(...place) !== null ||
    injector.get(sheetsTable.TableManager).getTablesBySubunitId(...place).length > 0
  )
}
