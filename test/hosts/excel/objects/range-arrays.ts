// Formulas of a range in their other notation, and what formulas spill into it.
import { invalidArgument, itemNotFound } from '../protocol/excel-error.ts'
import { type Area, intersection } from './area.ts'
import type { CellValue } from './cell-contents.ts'
import { NullObject } from './host-object.ts'
import { fromR1C1, toR1C1 } from './r1c1.ts'
import { RangeLooks } from './range-looks.ts'
import { isInside } from './shift.ts'
import { spilledAreas } from './spilled-areas.ts'

export abstract class RangeArrays extends RangeLooks {
  get formulasR1C1(): CellValue[][] {
    const { row, column } = this.area
    return this.formulas.map((line, r) =>
      line.map((entry, c) => (isFormula(entry) ? toR1C1(entry, row + r, column + c) : entry)),
    )
  }

  set formulasR1C1(formulas: unknown) {
    const { row, column } = this.area
    this.formulas = this.matrix(formulas).map((line, r) =>
      line.map((entry, c) => (isFormula(entry) ? fromR1C1(entry, row + r, column + c) : entry)),
    )
  }

  /** Whether all cells are part of a spilled array, or the one that it comes from. */
  get hasSpill(): boolean | null {
    const spills = this.#spills()
    if (!spills.some((spill) => intersection(spill, this.area))) return false
    return spills.some((spill) => isInside(this.area, spill)) ? true : null
  }

  /** https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-getspillparent-member(1) */
  async getSpillParent(): Promise<this> {
    return this.#orNotFound(await this.getSpillParentOrNullObject())
  }

  async getSpillParentOrNullObject(): Promise<this | NullObject> {
    const spill = await this.#spillOf((area) => isInside(this.area, area))
    return spill ? this.to({ ...spill, rows: 1, columns: 1 }) : new NullObject(this.world, 'Range')
  }

  async getSpillingToRange(): Promise<this> {
    return this.#orNotFound(await this.getSpillingToRangeOrNullObject())
  }

  async getSpillingToRangeOrNullObject(): Promise<this | NullObject> {
    const { row, column } = this.area
    const spill = await this.#spillOf((area) => area.row === row && area.column === column)
    return spill ? this.to(spill) : new NullObject(this.world, 'Range')
  }

  /** Fails for more than one cell. */
  async #spillOf(isMeant: (spill: Area) => boolean): Promise<Area | undefined> {
    if (this.area.rows !== 1 || this.area.columns !== 1) throw invalidArgument()
    await this.world.calculated()
    return this.#spills().find(isMeant)
  }

  #orNotFound(found: this | NullObject): this {
    if (found instanceof NullObject) throw itemNotFound()
    return found
  }

  #spills(): Area[] {
    return spilledAreas(this.world, this.sheetId)
  }
}

const isFormula = (entry: unknown): entry is string => typeof entry === 'string' && entry.startsWith('=')
