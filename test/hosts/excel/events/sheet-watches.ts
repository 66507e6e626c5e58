// Events about sheets: added, deleted, named, shown, hidden and moved.
import type { IExecutionOptions } from '@univerjs/core'
import { sheets } from '../model/univer-packages.ts'
import type { World } from '../world.ts'

const ACTIVATED = 11
const DEACTIVATED = 12
const ADDED = 13
const DELETED = 15
const NAME_CHANGED = 25
const VISIBILITY_CHANGED = 26
const MOVED = 27

/** What is asked before a mutation, when the workbook is still as it was; it gives what is done after it. */
export type Watch = (
  params: never,
  options: IExecutionOptions | undefined,
  world: World,
) => (() => void) | undefined

export interface OnSheet {
  readonly subUnitId: string
}

export const SHEET_WATCHES: Readonly<Record<string, Watch>> = {
  [sheets.SetWorksheetActiveOperation.id]: watchActive,
  [sheets.InsertSheetMutation.id]:
    ({ sheet }: { sheet: { id: string } }, _options, { events }) =>
    () =>
      events.raise(ADDED, [], { source: 'Local', worksheetId: sheet.id }),
  [sheets.RemoveSheetMutation.id]:
    ({ subUnitId }: OnSheet, _options, { events }) =>
    () =>
      events.raise(DELETED, [], { source: 'Local', worksheetId: subUnitId }),
  [sheets.SetWorksheetNameMutation.id]: (
    { subUnitId, name }: OnSheet & { name: string },
    _options,
    world,
  ) => {
    const nameBefore = world.model.book.getSheetBySheetId(subUnitId)?.getSheetName()
    if (nameBefore === name) return undefined
    const event = { source: 'Local', worksheetId: subUnitId, nameBefore, nameAfter: name }
    return () => world.events.raise(NAME_CHANGED, subUnitId, event)
  },
  [sheets.SetWorksheetHideMutation.id]: (
    { subUnitId, hidden }: OnSheet & { hidden: number },
    _options,
    { events },
  ) => {
    const words = ['Visible', 'Hidden']
    const visibilityAfter = words[Number(hidden === 1)]
    const visibilityBefore = words[Number(hidden !== 1)]
    const event = { source: 'Local', worksheetId: subUnitId, visibilityBefore, visibilityAfter }
    return () => events.raise(VISIBILITY_CHANGED, subUnitId, event)
  },
  [sheets.SetWorksheetOrderMutation.id]: (
    params: OnSheet & { fromOrder: number; toOrder: number },
    _options,
    { events },
  ) => {
    const { subUnitId, fromOrder, toOrder } = params
    const event = {
      source: 'Local',
      worksheetId: subUnitId,
      positionBefore: fromOrder,
      positionAfter: toOrder,
    }
    return () => events.raise(MOVED, [], event)
  },
}

function watchActive(
  { subUnitId }: OnSheet,
  _options: IExecutionOptions | undefined,
  world: World,
): (() => void) | undefined {
  const before = world.model.book.getActiveSheet().getSheetId()
  if (before === subUnitId) return undefined
  return () => {
    world.events.raise(DEACTIVATED, before, { worksheetId: before })
    world.events.raise(ACTIVATED, subUnitId, { worksheetId: subUnitId })
  }
}
