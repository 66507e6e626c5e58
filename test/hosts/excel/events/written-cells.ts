// Which cells a mutation writes, and whether it is their contents or their looks alone.
import type { ICellData, Nullable } from '@univerjs/core'
import type { ISetRangeValuesMutationParams } from '@univerjs/sheets'
import { core } from '../model/univer-packages.ts'
import { type Area, between } from '../objects/area.ts'
import type { World } from '../world.ts'

export interface WrittenCells {
  readonly kind: 'content' | 'format'
  readonly area: Area
  /** Whether it is one cell, of which more is told. */
  readonly only: boolean
}

const CONTENT: readonly (keyof ICellData)[] = ['v', 'f', 'si', 'p']
const UNDO: readonly string[] = [core.UndoCommandId, core.RedoCommandId]

export function writtenCells(
  world: World,
  params: ISetRangeValuesMutationParams & { trigger?: string },
): WrittenCells | null {
  const { cellValue, subUnitId, trigger } = params
  const matrix = world.model.book.getWorkbook().getSheetBySheetId(subUnitId)?.getCellMatrix()
  const isUndo = UNDO.includes(trigger ?? '')
  const bounds = { content: emptyBounds(), format: emptyBounds() }
  forEachCell(cellValue, (row, column, cell) => {
    const there = matrix?.getValue(row, column)
    // Undo gives every property of a cell back, those that were never changed included.
    const isContent = isUndo
      ? CONTENT.some((key) => (cell?.[key] ?? null) !== (there?.[key] ?? null))
      : hasContent(cell)
    add(isContent ? bounds.content : bounds.format, row, column)
  })
  const kind = bounds.content.count > 0 ? 'content' : 'format'
  const area = areaOf(bounds[kind])
  return area && { kind, area, only: bounds[kind].count === 1 }
}

/** @returns the area of the cells whose contents are written, or null for none */
export function writtenArea({ cellValue }: ISetRangeValuesMutationParams): Area | null {
  const bounds = emptyBounds()
  forEachCell(cellValue, (row, column, cell) => {
    if (hasContent(cell)) add(bounds, row, column)
  })
  return areaOf(bounds)
}

interface Columns {
  readonly [column: number]: Nullable<ICellData>
}

/** @returns whether contents of a cell of the area are written */
export function writesInto(
  { cellValue }: ISetRangeValuesMutationParams,
  { row, rows, column, columns }: Area,
): boolean {
  for (let r = row; r < row + rows; r += 1)
    for (const [c, cell] of Object.entries((cellValue?.[r] ?? {}) as Columns))
      if (Number(c) >= column && Number(c) < column + columns && hasContent(cell)) return true
  return false
}

function forEachCell(
  cells: ISetRangeValuesMutationParams['cellValue'],
  visit: (row: number, column: number, cell: Nullable<ICellData>) => void,
): void {
  for (const [row, columns] of Object.entries((cells ?? {}) as { readonly [row: number]: Columns }))
    for (const [column, cell] of Object.entries((columns ?? {}) as Columns))
      visit(Number(row), Number(column), cell)
}

const areaOf = ({ count, top, left, bottom, right }: Bounds): Area | null =>
  count === 0 ? null : between(top, left, bottom, right)

/** A cell that is taken away had contents, or may have had. */
const hasContent = (cell: Nullable<ICellData>): boolean =>
  !cell || CONTENT.some((key) => cell[key] !== undefined)

type Bounds = ReturnType<typeof emptyBounds>

const emptyBounds = () => ({ count: 0, top: Infinity, left: Infinity, bottom: -1, right: -1 })

function add(bounds: Bounds, row: number, column: number): void {
  bounds.count += 1
  bounds.top = Math.min(bounds.top, row)
  bounds.left = Math.min(bounds.left, column)
  bounds.bottom = Math.max(bounds.bottom, row)
  bounds.right = Math.max(bounds.right, column)
}
