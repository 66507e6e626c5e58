// What formulas spill into: it is not among a sheet's cells.
import type { IRange, Nullable } from '@univerjs/core'
import { engineFormula } from '../model/univer-packages.ts'
import type { World } from '../world.ts'
import type { Area } from './area.ts'
import { toArea } from './shift-mutation.ts'

/** @returns of each formula that spills all that it fills, its own cell included */
export function spilledAreas({ model: { book, univer } }: World, sheetId: string): Area[] {
  const ranges = univer.__getInjector().get(engineFormula.FormulaDataModel).getArrayFormulaRange()
  const matrix = book.getWorkbook().getSheetBySheetId(sheetId)?.getCellMatrix()
  return Object.values(ranges[book.getId()]?.[sheetId] ?? {})
    .flatMap((columns) => Object.values<Nullable<IRange>>(columns ?? {}))
    .flatMap((range) => (range ? [toArea(range)] : []))
    .filter(
      ({ row, column, rows, columns }) =>
        rows * columns > 1 && matrix?.getValue(row, column)?.v !== '#SPILL!',
    )
}
