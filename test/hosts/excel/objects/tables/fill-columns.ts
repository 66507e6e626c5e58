// Excel's "Fill formulas in tables to create calculated columns", as it was seen where programs write formulas: one that is
// written into a cell of a table's column stands in all of its cells then that hold a formula or nothing.
// https://github.com/OfficeDev/office-js/issues/5909 and /2093

import { excelValue } from '../../calculation/excel-value.ts'
import type { World } from '../../world.ts'
import type { Area } from '../area.ts'
import { fromR1C1, toR1C1 } from '../r1c1.ts'
import { bodyArea } from './table-json.ts'
import { tablesOf } from './table-store.ts'

/** @param written what was written into the area: in each column of a table its last formula is taken */
export function fillColumns(world: World, sheetId: string, area: Area, written: readonly unknown[][]): void {
  const { model } = world
  for (const table of tablesOf(model, sheetId)) {
    const body = bodyArea(table)
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      if (column < body.column || column >= body.column + body.columns) continue
      const formulas = written.flatMap((line, index) => {
        const entry = line[column - area.column]
        const row = area.row + index
        const isInside = row >= body.row && row < body.row + body.rows
        return isInside && typeof entry === 'string' && entry.startsWith('=') ? [row] : []
      })
      const source = formulas.at(-1)
      if (source !== undefined) fillColumn(world, sheetId, { ...body, column }, source)
    }
  }
}

function fillColumn({ model }: World, sheetId: string, { row, rows, column }: Area, source: number): void {
  const cells = model.book.getWorkbook().getSheetBySheetId(sheetId)?.getCellMatrix()
  const taken = cells?.getValue(source, column)?.f
  if (!taken) return
  const formula = toR1C1(taken, source, column)
  const filled = Array.from({ length: rows }, (_, index) => {
    const at = row + index
    const cell = cells?.getValue(at, column)
    const isTaken = !cell?.f && !cell?.si && excelValue(cell ?? undefined) !== ''
    if (at === source || isTaken) return [null]
    const entry = fromR1C1(formula, at, column)
    return [entry === cell?.f ? null : { f: entry, v: null }]
  })
  if (filled.some(([entry]) => entry !== null)) model.writeCells(sheetId, row, column, filled)
}
