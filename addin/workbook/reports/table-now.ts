// A report's table as it stands when a refresh is planned.
import type { FormulaPlaces } from './row-formulas.ts'

export interface TableNow extends FormulaPlaces {
  readonly rows: readonly (readonly unknown[])[]
  readonly columnCount: number
  /** Places of our columns by id; the key is one of them. */
  readonly places: ReadonlyMap<string, number>
  readonly keyPlace: number
  /** Whether a key was one of ours when we last wrote. */
  wasOurs(key: string): boolean
  /** Whether any formula in the place of ours is what Excel made of it: after it was written. */
  readonly formulasStand: boolean
  /** What cells of a column show, by its id; of columns that hold what people may type over. */
  readonly shown: ReadonlyMap<string, readonly unknown[]>
  /** Whether people wrote notes or comments beside a row, by its key. */
  hasRemarks(key: string): boolean
}
