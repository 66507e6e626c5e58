// A name for cells, a constant or a formula.
// https://learn.microsoft.com/javascript/api/excel/excel.nameditem
import { itemNotFound, notModelled } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { type CellValue, isErrorWord } from '../cell-contents.ts'
import { givenBoolean, givenText } from '../given.ts'
import { HostObject, type Identity, NullObject } from '../host-object.ts'
import { Range } from '../range.ts'
import { Worksheet } from '../worksheet.ts'
import {
  changeName,
  findName,
  fixedAddress,
  givenFormula,
  type NameRecord,
  referenceOf,
  removeName,
  WHOLE_WORKBOOK,
} from './name-records.ts'

export class NamedItem extends HostObject {
  readonly className = 'NamedItem'
  readonly #scope: string
  readonly #name: string

  constructor(world: World, scope: string, name: string) {
    super(world)
    this.#scope = scope
    this.#name = name
  }

  override identity(): Identity {
    return { _Id: this.#name }
  }

  get name(): string {
    return this.#record.name
  }

  get comment(): string {
    return this.#record.comment ?? ''
  }

  set comment(comment: unknown) {
    changeName(this.world, { ...this.#record, comment: givenText(comment) })
  }

  get visible(): boolean {
    return !this.#record.hidden
  }

  set visible(visible: unknown) {
    changeName(this.world, { ...this.#record, hidden: !givenBoolean(visible) })
  }

  get scope(): 'Workbook' | 'Worksheet' {
    return this.#scope === WHOLE_WORKBOOK ? 'Workbook' : 'Worksheet'
  }

  get formula(): string {
    const { formulaOrRefString } = this.#record
    return formulaOrRefString.startsWith('=') ? formulaOrRefString : `=${formulaOrRefString}`
  }

  set formula(formula: unknown) {
    changeName(this.world, {
      ...this.#record,
      formulaOrRefString: givenFormula(this.world, givenText(formula)),
    })
  }

  get type(): string {
    const { value } = this
    if (this.#range()) return 'Range'
    if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Double'
    if (typeof value === 'boolean') return 'Boolean'
    return isErrorWord(value) ? 'Error' : 'String'
  }

  /** The address of the cells, or the constant; what a formula gives is not calculated here. */
  get value(): CellValue {
    const range = this.#range()
    if (range) return fixedAddress(this.world, range)
    const text = this.formula.slice(1)
    if (/^"(?:[^"]|"")*"$/.test(text)) return text.slice(1, -1).replaceAll('""', '"')
    if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true'
    if (isErrorWord(text)) return text
    if (text.trim() !== '' && Number.isFinite(Number(text))) return Number(text)
    throw notModelled('NamedItem.value of a formula')
  }

  /** @throws ExcelError ItemNotFound where the name stands for no cells */
  getRange(): Range {
    const range = this.#range()
    if (!range) throw itemNotFound()
    return range
  }

  getRangeOrNullObject(): Range | NullObject {
    return this.#range() ?? new NullObject(this.world, 'Range')
  }

  get arrayValues(): NamedItemArrayValues {
    return new NamedItemArrayValues(this.world, () => this.getRange())
  }

  /** @throws ExcelError ItemNotFound for a name of the whole workbook */
  get worksheet(): Worksheet {
    if (this.#scope === WHOLE_WORKBOOK) throw itemNotFound()
    return new Worksheet(this.world, this.#scope)
  }

  get worksheetOrNullObject(): Worksheet | NullObject {
    return this.#scope === WHOLE_WORKBOOK ? new NullObject(this.world, 'Worksheet') : this.worksheet
  }

  delete(): void {
    removeName(this.world, this.#record)
  }

  get #record(): NameRecord {
    const record = findName(this.world, this.#scope, this.#name)
    if (!record) throw itemNotFound()
    return record
  }

  #range(): Range | null {
    const meant = referenceOf(this.world, this.#record.formulaOrRefString)
    return meant && new Range(this.world, meant.sheetId, meant.area)
  }
}

/** What stands in the cells of a name. */
export class NamedItemArrayValues extends HostObject {
  readonly className = 'NamedItemArrayValues'
  readonly #range: () => Range

  constructor(world: World, range: () => Range) {
    super(world)
    this.#range = range
  }

  get values(): CellValue[][] {
    return this.#range().values
  }

  get types(): string[][] {
    return this.#range().valueTypes
  }
}
