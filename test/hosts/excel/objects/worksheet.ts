// One worksheet: its cells by address or place, and what is true of the sheet as a whole.
import type { FWorksheet } from '@univerjs/sheets/facade'
import { COLUMN_COUNT, ROW_COUNT } from '../model/open-model.ts'
import { ExcelError, itemNotFound } from '../protocol/excel-error.ts'
import type { World } from '../world.ts'
import { HostObject, type Identity, NullObject } from './host-object.ts'
import { Range } from './range.ts'
import { usedArea } from './used-area.ts'
import { checkSheetName } from './worksheets.ts'

const ACTIVATED = 11
const DEACTIVATED = 12
const DELETED = 15
const NAME_CHANGED = 25

export class Worksheet extends HostObject {
  readonly className = 'Worksheet'
  readonly #id: string

  constructor(world: World, id: string) {
    super(world)
    this.#id = id
  }

  override identity(): Identity {
    return { Id: this.#id }
  }

  /** @throws ExcelError ItemNotFound once the sheet is deleted */
  sheet(): FWorksheet {
    const sheet = this.world.model.book.getSheetBySheetId(this.#id)
    if (!sheet) throw itemNotFound()
    return sheet
  }

  get id(): string {
    return this.#id
  }

  get name(): string {
    return this.sheet().getSheetName()
  }

  set name(name: string) {
    checkSheetName(name)
    const nameBefore = this.name
    const other = this.world.model.book
      .getSheets()
      .find((each) => each.getSheetName().toLowerCase() === name.toLowerCase())
    if (other && other.getSheetId() !== this.#id) throw new ExcelError('ItemAlreadyExists')
    this.sheet().setName(name)
    this.world.events.raise(NAME_CHANGED, this.#id, {
      source: 'Local',
      worksheetId: this.#id,
      nameBefore,
      nameAfter: name,
    })
  }

  get position(): number {
    return this.sheet().getIndex()
  }

  set position(position: number) {
    this.world.model.book.moveSheet(this.sheet(), position)
  }

  get visibility(): string {
    return this.sheet().isSheetHidden() ? 'Hidden' : 'Visible'
  }

  set visibility(visibility: string) {
    if (visibility === 'Visible') this.sheet().showSheet()
    else {
      this.#isNotTheLastVisible()
      this.sheet().hideSheet()
    }
  }

  get tabColor(): string {
    return this.sheet().getTabColor() ?? ''
  }

  set tabColor(color: string) {
    this.sheet().setTabColor(color)
  }

  get showGridlines(): boolean {
    return !this.sheet().hasHiddenGridLines()
  }

  set showGridlines(shown: boolean) {
    this.sheet().setHiddenGridlines(!shown)
  }

  activate(): void {
    const { book } = this.world.model
    const before = book.getActiveSheet().getSheetId()
    if (before === this.#id) return
    book.setActiveSheet(this.sheet())
    this.world.events.raise(DEACTIVATED, before, { worksheetId: before })
    this.world.events.raise(ACTIVATED, this.#id, { worksheetId: this.#id })
  }

  delete(): void {
    this.#isNotTheLastVisible()
    this.world.model.book.deleteSheet(this.sheet())
    this.world.events.raise(DELETED, 'Workbook', { source: 'Local', worksheetId: this.#id })
  }

  getRange(address?: string): Range {
    this.sheet()
    if (address === undefined || address === '')
      return new Range(this.world, this.#id, { row: 0, column: 0, rows: ROW_COUNT, columns: COLUMN_COUNT })
    return Range.named(this.world, this.#id, address)
  }

  getRangeByIndexes(row: number, column: number, rows: number, columns: number): Range {
    this.sheet()
    return Range.checked(this.world, this.#id, { row, column, rows, columns })
  }

  getCell(row: number, column: number): Range {
    return this.getRangeByIndexes(row, column, 1, 1)
  }

  getUsedRange(valuesOnly = false): Range {
    const area = usedArea(this.world, this.#id, valuesOnly)
    return new Range(this.world, this.#id, area ?? { row: 0, column: 0, rows: 1, columns: 1 })
  }

  getUsedRangeOrNullObject(valuesOnly = false): Range | NullObject {
    const area = usedArea(this.world, this.#id, valuesOnly)
    return area ? new Range(this.world, this.#id, area) : new NullObject(this.world, 'Range')
  }

  /** Excel keeps at least one visible sheet. */
  #isNotTheLastVisible(): void {
    const visible = this.world.model.book.getSheets().filter((sheet) => !sheet.isSheetHidden())
    if (visible.length === 1 && visible[0]?.getSheetId() === this.#id) throw new ExcelError('InvalidOperation')
  }
}
