// The workbook: where every path starts.
import type { FRange } from '@univerjs/sheets/facade'
import { ExcelError, itemNotFound } from '../protocol/excel-error.ts'
import { Application } from './application.ts'
import { splitSheet } from './area.ts'
import { CommentCollection } from './comments/comments.ts'
import { type HostObject as Base, type HostObject, NullObject } from './host-object.ts'
import { NoteCollection } from './notes.ts'
import { areaOf, Range } from './range.ts'
import { RangeAreas } from './range-areas.ts'
import { Runtime } from './runtime.ts'
import { TableCollection } from './tables/tables.ts'
import { WorkbookParts } from './workbook-parts.ts'
import { WorksheetCollection } from './worksheets.ts'

export class Workbook extends WorkbookParts {
  readonly className = 'Workbook'

  get name(): string {
    return this.world.state.fileName
  }

  get isDirty(): boolean {
    return this.world.state.dirty
  }

  get application(): HostObject {
    return new Application(this.world)
  }

  get worksheets(): WorksheetCollection {
    return new WorksheetCollection(this.world)
  }

  get tables(): TableCollection {
    return new TableCollection(this.world)
  }

  get notes(): NoteCollection {
    return new NoteCollection(this.world)
  }

  get comments(): CommentCollection {
    return new CommentCollection(this.world)
  }

  /** What the client asks for as `context.runtime`. */
  get _Runtime(): HostObject {
    return new Runtime(this.world)
  }

  getActiveCell(): Range {
    return this.#selected(this.world.model.book.getActiveCell())
  }

  getSelectedRange(): Range {
    const selected = this.world.model.book.getActiveSheet().getSelection()?.getActiveRangeList() ?? []
    if (selected.length > 1) throw new ExcelError('InvalidSelection')
    return this.#selected(selected[0] ?? this.world.model.book.getActiveRange())
  }

  /** Of the active sheet, however many areas. */
  getSelectedRanges(): RangeAreas {
    const sheet = this.world.model.book.getActiveSheet()
    const selected = sheet.getSelection()?.getActiveRangeList() ?? []
    const areas = selected.map((range) => areaOf(range.getRange()))
    return new RangeAreas(this.world, sheet.getSheetId(), areas.length > 0 ? areas : [FIRST_CELL])
  }

  #selected(range: FRange | null): Range {
    const sheet = this.world.model.book.getActiveSheet().getSheetId()
    return new Range(this.world, sheet, range ? areaOf(range.getRange()) : FIRST_CELL)
  }

  /** What an event's `getRange(context)` asks for: the range by the reference that came with the event. */
  _GetRangeForEventByReferenceId(id: string): HostObject {
    return this.world.references.object(id)
  }

  _GetRangeOrNullObjectForEventByReferenceId(id: string): HostObject {
    try {
      return this.world.references.object(id)
    } catch (cause) {
      if (cause instanceof ExcelError) return new NullObject(this.world, 'Range')
      throw cause
    }
  }
}

const FIRST_CELL = { row: 0, column: 0, rows: 1, columns: 1 }

/** @returns the range that an address with a sheet names; without one, on the active sheet */
export function rangeAt(world: Base['world'], address: string): Range {
  const { sheetName, local } = splitSheet(address)
  const { book } = world.model
  const sheet = sheetName === null ? book.getActiveSheet() : book.getSheetByName(sheetName)
  if (!sheet) throw itemNotFound()
  return Range.parse(world, sheet.getSheetId(), local)
}
