// Ranges that a client keeps follow their cells: they move, grow and shrink as those are inserted and deleted, by whomever, and
// a range whose cells are gone is no longer to be had.
// https://learn.microsoft.com/javascript/api/office/officeextension.trackedobjects
import type { ICommandInfo, IRange } from '@univerjs/core'
import { core, sheets } from '../model/univer-packages.ts'
import type { World } from '../world.ts'
import { RangePlace } from './range-place.ts'
import { isInside, type Shift, shifted } from './shift.ts'
import { isCellMove, SHIFTED, toArea } from './shift-mutation.ts'

interface Move {
  readonly fromRange: IRange
  readonly toRange: IRange
  readonly from: { readonly subUnitId: string }
  readonly to: { readonly subUnitId: string }
  readonly trigger?: string
}

export function keepRanges(world: World): void {
  world.model.univer
    .__getInjector()
    .get(core.ICommandService)
    .onCommandExecuted(({ id, params }: Readonly<ICommandInfo>) => {
      if (id === SHIFTED) follow(world, params as Shift)
      if (id === sheets.MoveRangeMutation.id) followMove(world, params as Move)
    })
}

function follow({ references }: World, shift: Shift): void {
  for (const [id, range] of references.entries()) {
    if (!(range instanceof RangePlace) || range.sheetId !== shift.sheetId) continue
    const area = shifted(range.area, shift)
    if (area) range.area = area
    else references.release(id)
  }
}

/** Cells that were cut and pasted, or dragged, take along the ranges that are of nothing else. */
function followMove({ references }: World, { fromRange, toRange, from, to, trigger }: Move): void {
  if (!isCellMove(trigger) || from.subUnitId !== to.subUnitId) return
  const [before, after] = [toArea(fromRange), toArea(toRange)]
  for (const [, range] of references.entries())
    if (range instanceof RangePlace && range.sheetId === from.subUnitId && isInside(range.area, before))
      range.area = {
        ...range.area,
        row: range.area.row + after.row - before.row,
        column: range.area.column + after.column - before.column,
      }
}
