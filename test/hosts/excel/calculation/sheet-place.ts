// Where a cell is in the one workbook that is open.

export interface SheetPlace {
  readonly sheetId: string
  readonly row: number
  readonly column: number
}
