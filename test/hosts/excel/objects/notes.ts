// Notes: yellow boxes with a text, one on a cell, known by the cell's address.
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-notes
import { core } from '../model/univer-packages.ts'
import { ExcelError, itemNotFound } from '../protocol/excel-error.ts'
import type { World } from '../world.ts'
import { givenBoolean, givenNumber, givenText } from './given.ts'
import { HostCollection, HostObject, type Identity, NullObject } from './host-object.ts'
import { type KeptNote, notesOf, type PlacedNote, putNote, removeNote } from './note-store.ts'
import { Range } from './range.ts'
import { rangeOf } from './tables/range-of.ts'

const POINTS_PER_PIXEL = 0.75
/** Of a new note's box. */
const WIDTH_POINTS = 97.8
const HEIGHT_POINTS = 59.1

export class NoteCollection extends HostCollection<Note> {
  readonly className = 'NoteCollection'
  readonly #sheetId: string | undefined

  constructor(world: World, sheetId?: string) {
    super(world)
    this.#sheetId = sheetId
  }

  hostItems(): Note[] {
    return notesOf(this.world, this.#sheetId).map(({ note }) => new Note(this.world, note.id))
  }

  getItem(key: unknown): Note {
    const found = this.#find(key)
    if (!found) throw itemNotFound()
    return found
  }

  getItemOrNullObject(key: unknown): Note | NullObject {
    return this.#find(key) ?? new NullObject(this.world, 'Note')
  }

  getItemAt(index: number): Note {
    const item = this.hostItems()[index]
    if (!item) throw itemNotFound()
    return item
  }

  getCount(): number {
    return this.hostItems().length
  }

  /**
   * @throws ExcelError InvalidCellAddress for more or less than one cell, ItemAlreadyExists where the cell has a note:
   *   https://learn.microsoft.com/javascript/api/excel/excel.notecollection#excel-excel-notecollection-add-member(1)
   */
  add(cellAddress: Range | string, content: unknown): Note {
    const cell = this.#cell(cellAddress)
    if (!cell) throw new ExcelError('InvalidCellAddress')
    const { sheetId, area } = cell
    const text = givenText(content)
    if (notesOf(this.world, sheetId).some(({ note }) => isAt(note, area)))
      throw new ExcelError('ItemAlreadyExists')
    const id = core.generateRandomId(6)
    putNote(this.world, sheetId, {
      id,
      row: area.row,
      col: area.column,
      note: text,
      width: Math.round(WIDTH_POINTS / POINTS_PER_PIXEL),
      height: Math.round(HEIGHT_POINTS / POINTS_PER_PIXEL),
      show: false,
      author: this.world.state.user.name,
    })
    return new Note(this.world, id)
  }

  /** By address, or by the id that a client names a note with that it has. */
  #find(key: unknown): Note | undefined {
    const all = notesOf(this.world, this.#sheetId)
    const byId = all.find(({ note }) => note.id === key)
    if (byId) return new Note(this.world, byId.note.id)
    const cell = this.#cell(String(key))
    const found = cell && all.find(({ sheetId, note }) => sheetId === cell.sheetId && isAt(note, cell.area))
    return found ? new Note(this.world, found.note.id) : undefined
  }

  /** @returns null for what does not name one cell */
  #cell(given: Range | string): Range | null {
    try {
      const sheetId = this.#sheetId ?? this.world.model.book.getActiveSheet().getSheetId()
      const range = rangeOf(this.world, given, sheetId)
      return range.area.rows === 1 && range.area.columns === 1 ? range : null
    } catch (cause) {
      if (cause instanceof ExcelError) return null
      throw cause
    }
  }
}

const isAt = ({ row, col }: KeptNote, area: Range['area']): boolean => row === area.row && col === area.column

export class Note extends HostObject {
  readonly className = 'Note'
  readonly #id: string

  constructor(world: World, id: string) {
    super(world)
    this.#id = id
  }

  /** Not the address, which changes as rows are inserted. */
  override identity(): Identity {
    return { _Id: this.#id }
  }

  get content(): string {
    return this.#placed().note.note
  }

  set content(content: unknown) {
    this.#change({ note: givenText(content) })
  }

  get authorName(): string {
    return this.#placed().note.author ?? ''
  }

  get visible(): boolean {
    return this.#placed().note.show === true
  }

  set visible(visible: unknown) {
    this.#refuseOnWeb()
    this.#change({ show: givenBoolean(visible) })
  }

  get width(): number {
    return this.#placed().note.width * POINTS_PER_PIXEL
  }

  set width(points: unknown) {
    this.#refuseOnWeb()
    this.#change({ width: givenNumber(points, 1) / POINTS_PER_PIXEL })
  }

  get height(): number {
    return this.#placed().note.height * POINTS_PER_PIXEL
  }

  set height(points: unknown) {
    this.#refuseOnWeb()
    this.#change({ height: givenNumber(points, 1) / POINTS_PER_PIXEL })
  }

  getLocation(): Range {
    const { sheetId, note } = this.#placed()
    return new Range(this.world, sheetId, { row: note.row, column: note.col, rows: 1, columns: 1 })
  }

  delete(): void {
    const { sheetId, note } = this.#placed()
    removeNote(this.world, sheetId, note)
  }

  /** https://learn.microsoft.com/javascript/api/excel/excel.note: size and visibility are not for Excel on the web. */
  #refuseOnWeb(): void {
    if (this.world.host.platform === 'OfficeOnline') throw new ExcelError('UnsupportedOperation')
  }

  #change(change: Partial<KeptNote>): void {
    const { sheetId, note } = this.#placed()
    putNote(this.world, sheetId, { ...note, ...change })
  }

  /** @throws ExcelError ItemNotFound once the note is deleted */
  #placed(): PlacedNote {
    const found = notesOf(this.world).find(({ note }) => note.id === this.#id)
    if (!found) throw itemNotFound()
    return found
  }
}
