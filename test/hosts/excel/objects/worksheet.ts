// One worksheet: its cells by address or place, and what is true of the sheet as a whole.

import type { FWorksheet } from '@univerjs/sheets/facade'
import { COLUMN_COUNT, ROW_COUNT } from '../model/open-model.ts'
import { ExcelError, itemNotFound } from '../protocol/excel-error.ts'
import type { World } from '../world.ts'
import { followSheetName } from './charts/chart-records.ts'
import { CommentCollection } from './comments/comments.ts'
import { changeSheetExtras, sheetExtras } from './extras.ts'
import { type Identity, NullObject } from './host-object.ts'
import { NoteCollection } from './notes.ts'
import { Range } from './range.ts'
import { RangeAreas } from './range-areas.ts'
import { refuseSheetChange } from './refuse-write.ts'
import { TableCollection } from './tables/tables.ts'
import { usedArea } from './used-area.ts'
import { WorksheetParts } from './worksheet-parts.ts'
import { checkSheetName } from './worksheets.ts'

export class Worksheet extends WorksheetParts {
  readonly className = 'Worksheet'
  readonly #id: string

  constructor(world: World, id: string) {
    super(world)
    this.#id = id
  }

  override identity(): Identity {
    return { Id: this.#id }
  }

  protected other(sheetId: string): Worksheet {
    return new Worksheet(this.world, sheetId)
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
    refuseSheetChange(this.world)
    checkSheetName(name)
    const other = this.world.model.book
      .getSheets()
      .find((each) => each.getSheetName().toLowerCase() === name.toLowerCase())
    if (other && other.getSheetId() !== this.#id) throw new ExcelError('ItemAlreadyExists')
    const before = this.sheet().getSheetName()
    this.sheet().setName(name)
    followSheetName(this.world, before, name)
  }

  get position(): number {
    return this.sheet().getIndex()
  }

  set position(position: number) {
    refuseSheetChange(this.world)
    this.world.model.book.moveSheet(this.sheet(), position)
  }

  get visibility(): string {
    if (!this.sheet().isSheetHidden()) return 'Visible'
    return sheetExtras(this.sheet()).veryHidden ? 'VeryHidden' : 'Hidden'
  }

  set visibility(visibility: string) {
    refuseSheetChange(this.world)
    changeSheetExtras(this.sheet(), { veryHidden: visibility === 'VeryHidden' || undefined })
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

  get tables(): TableCollection {
    this.sheet()
    return new TableCollection(this.world, this.#id)
  }

  get notes(): NoteCollection {
    this.sheet()
    return new NoteCollection(this.world, this.#id)
  }

  get comments(): CommentCollection {
    this.sheet()
    return new CommentCollection(this.world, this.#id)
  }

  activate(): void {
    const { book } = this.world.model
    if (book.getActiveSheet().getSheetId() !== this.#id) book.setActiveSheet(this.sheet())
  }

  /** https://learn.microsoft.com/javascript/api/excel/excel.worksheet#excel-excel-worksheet-delete-member(1) */
  delete(): void {
    refuseSheetChange(this.world)
    if (this.visibility === 'VeryHidden') throw new ExcelError('InvalidOperation')
    this.#isNotTheLastVisible()
    this.world.model.book.deleteSheet(this.sheet())
  }

  getRange(address?: string): Range {
    this.sheet()
    if (address === undefined || address === '')
      return new Range(this.world, this.#id, { row: 0, column: 0, rows: ROW_COUNT, columns: COLUMN_COUNT })
    return Range.named(this.world, this.#id, address)
  }

  /** Several, with commas between them. */
  getRanges(address: string): RangeAreas {
    const areas = address.split(',').map((each) => this.getRange(each.trim()).area)
    return new RangeAreas(this.world, this.#id, areas)
  }

  getRangeByIndexes(row: number, column: number, rows: number, columns: number): Range {
    this.sheet()
    return Range.checked(this.world, this.#id, { row, column, rows, columns })
  }

  getCell(row: number, column: number): Range {
    return this.getRangeByIndexes(row, column, 1, 1)
  }

  async getUsedRange(valuesOnly = false): Promise<Range> {
    await this.world.calculated()
    const area = usedArea(this.world, this.#id, valuesOnly)
    return new Range(this.world, this.#id, area ?? { row: 0, column: 0, rows: 1, columns: 1 })
  }

  async getUsedRangeOrNullObject(valuesOnly = false): Promise<Range | NullObject> {
    await this.world.calculated()
    const area = usedArea(this.world, this.#id, valuesOnly)
    return area ? new Range(this.world, this.#id, area) : new NullObject(this.world, 'Range')
  }

  /** Excel keeps at least one visible sheet. */
  #isNotTheLastVisible(): void {
    const visible = this.world.model.book.getSheets().filter((sheet) => !sheet.isSheetHidden())
    if (visible.length === 1 && visible[0]?.getSheetId() === this.#id)
      throw new ExcelError('InvalidOperation')
  }
}
