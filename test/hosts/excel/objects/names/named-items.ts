// The names of the workbook, or those of one sheet.
// https://learn.microsoft.com/javascript/api/excel/excel.nameditemcollection
import { keptFormula } from '../../locale/local-formulas.ts'
import { invalidArgument, itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { givenText } from '../given.ts'
import { HostCollection, NullObject } from '../host-object.ts'
import type { RangePlace } from '../range-place.ts'
import { addName, findName, fixedAddress, givenFormula, namesIn } from './name-records.ts'
import { NamedItem } from './named-item.ts'

export class NamedItemCollection extends HostCollection<NamedItem> {
  readonly className = 'NamedItemCollection'
  readonly #scope: string

  /** @param scope a sheet's id, or the whole workbook */
  constructor(world: World, scope: string) {
    super(world)
    this.#scope = scope
  }

  hostItems(): NamedItem[] {
    return namesIn(this.world, this.#scope).map(({ name }) => this.#item(name))
  }

  /** @throws ExcelError ItemAlreadyExists where the scope has the name */
  add(name: string, reference: RangePlace | string, comment?: string): NamedItem {
    const formulaOrRefString =
      typeof reference === 'string'
        ? givenFormula(this.world, reference)
        : fixedAddress(this.world, reference)
    const record = { name: givenText(name), formulaOrRefString, localSheetId: this.#scope }
    addName(this.world, comment === undefined ? record : { ...record, comment })
    return this.#item(name)
  }

  addFormulaLocal(name: string, formula: string, comment?: string): NamedItem {
    const kept = keptFormula(givenText(formula), this.world.model.locale)
    if (kept === null) throw invalidArgument()
    return this.add(name, kept, comment)
  }

  getCount(): number {
    return namesIn(this.world, this.#scope).length
  }

  getItem(key: unknown): NamedItem {
    const record = findName(this.world, this.#scope, String(key))
    if (!record) throw itemNotFound()
    return this.#item(record.name)
  }

  getItemOrNullObject(name: string): NamedItem | NullObject {
    const record = findName(this.world, this.#scope, name)
    return record ? this.#item(record.name) : new NullObject(this.world, 'NamedItem')
  }

  #item(name: string): NamedItem {
    return new NamedItem(this.world, this.#scope, name)
  }
}
