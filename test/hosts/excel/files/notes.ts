// Notes on cells: their text and the size of their box.
import type { Worksheet } from '@cj-tech-master/excelts'
import type { ISheetNote } from '@univerjs/sheets-note'
import { POINTS_PER_PIXEL } from './sheet-layout.ts'

/** Of a note's box in Excel, which the library leaves out. */
const DEFAULT_WIDTH_POINTS = 97.8
const DEFAULT_HEIGHT_POINTS = 59.1

export function writeNotes(sheet: Worksheet, notes: Iterable<ISheetNote>): void {
  for (const { row, col, note, width, height } of notes) {
    sheet.getCell(row + 1, col + 1).note = {
      texts: [{ text: note }],
      width: width * POINTS_PER_PIXEL,
      height: height * POINTS_PER_PIXEL,
    }
  }
}

export function readNotes(sheet: Worksheet): ISheetNote[] {
  const notes: ISheetNote[] = []
  for (let rowNumber = 1; rowNumber <= sheet.rowCount; rowNumber += 1) {
    const row = sheet.findRow(rowNumber)
    for (let columnNumber = 1; columnNumber <= (row?.cellCount ?? 0); columnNumber += 1) {
      const note = row?.findCell(columnNumber)?.note
      if (note !== undefined) notes.push(readNote(note, rowNumber - 1, columnNumber - 1))
    }
  }
  return notes
}

type FileNote = NonNullable<ReturnType<Worksheet['getCell']>['note']>

function readNote(file: FileNote, row: number, column: number): ISheetNote {
  const { texts, width, height } = typeof file === 'string' ? { texts: [{ text: file }] } : file
  const pixels = (points: number): number => Math.round(points / POINTS_PER_PIXEL)
  return {
    id: `note-${row}-${column}`,
    row,
    col: column,
    note: (texts ?? []).map(({ text }) => text).join(''),
    width: pixels(width ?? DEFAULT_WIDTH_POINTS),
    height: pixels(height ?? DEFAULT_HEIGHT_POINTS),
    show: false,
  }
}
