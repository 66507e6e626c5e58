// The sheet around its cells: sizes, what is hidden, frozen or protected, and how it prints. The model counts in pixels, a
// file in points and in widths of a digit.
import type { Row, Worksheet, WorksheetView } from '@cj-tech-master/excelts'
import type { IColumnData, IRowData, IWorksheetData } from '@univerjs/core'
import { toFileColor } from './colors.ts'
import { readConditionalRules, writeConditionalRules } from './conditional-rules.ts'
import { extrasOf, type WorksheetExtras } from './extras.ts'
import { readPageLayout, writePageLayout } from './page-layout.ts'
import { foldedInto, groupsOf, levelsOf } from './row-levels.ts'
import { allowedOf, fileProtection } from './sheet-protection.ts'

export const POINTS_PER_PIXEL = 0.75
/** Of Calibri 11: https://learn.microsoft.com/dotnet/api/documentformat.openxml.spreadsheet.column */
const PIXELS_PER_DIGIT = 7
const WIDTH_STEPS = 256
const STANDARD_ROW_PIXELS = 20
export const STANDARD_COLUMN_PIXELS = 64

export const toWidth = (pixels: number): number =>
  Math.trunc((pixels / PIXELS_PER_DIGIT) * WIDTH_STEPS) / WIDTH_STEPS
export const fromWidth = (width: number): number => Math.round(width * PIXELS_PER_DIGIT)

export function writeLayout(
  sheet: Worksheet,
  data: Partial<IWorksheetData>,
  filteredOut: ReadonlySet<number>,
): void {
  const { defaultRowHeight, defaultColumnWidth, tabColor, hidden } = data
  const extras = extrasOf<WorksheetExtras>(data.custom)
  const { veryHidden, protection, pageLayout, groupedRows = [], conditionalRules = [] } = extras
  sheet.state = veryHidden ? 'veryHidden' : hidden ? 'hidden' : 'visible'
  const color = toFileColor(tabColor)
  sheet.properties = {
    ...sheet.properties,
    ...(color ? { tabColor: color } : {}),
    ...(defaultColumnWidth ? { defaultColWidth: toWidth(defaultColumnWidth) } : {}),
    // Without the last, Excel takes the height of its own font.
    ...(defaultRowHeight
      ? { defaultRowHeight: defaultRowHeight * POINTS_PER_PIXEL, customHeight: true }
      : {}),
  }
  sheet.views = [viewOf(data)]
  for (const [index, column] of entriesOf<IColumnData>(data.columnData)) {
    const { w, hd } = column
    const width = w ?? (hd ? defaultColumnWidth : undefined)
    if (width !== undefined) sheet.getColumn(index + 1).width = toWidth(width)
    if (hd) sheet.getColumn(index + 1).hidden = true
  }
  for (const [index, { h, ia, hd }] of entriesOf<Partial<IRowData>>(data.rowData)) {
    const row = sheet.getRow(index + 1)
    if (h !== undefined && !ia) row.height = h * POINTS_PER_PIXEL
    if (hd) hide(row, defaultRowHeight)
  }
  for (const index of filteredOut) hide(sheet.getRow(index + 1), defaultRowHeight)
  writeOutline(sheet, levelsOf(groupedRows), defaultRowHeight)
  writeConditionalRules(sheet, conditionalRules)
  if (protection) sheet.sheetProtection = fileProtection(protection)
  if (pageLayout) writePageLayout(sheet, pageLayout)
}

function writeOutline(
  sheet: Worksheet,
  levels: ReadonlyMap<number, number>,
  defaultRowHeight: number | undefined,
): void {
  if (levels.size === 0) return
  sheet.properties = { ...sheet.properties, outlineLevelRow: Math.max(...levels.values()) }
  const isHidden = (number: number): boolean => sheet.findRow(number)?.hidden ?? false
  const folded = new Set(foldedInto(levels, isHidden))
  for (const number of new Set([...levels.keys(), ...folded])) {
    const row = sheet.getRow(number)
    row.outlineLevel = levels.get(number) ?? 0
    keep(row, defaultRowHeight)
    // The library calls every grouped row collapsed, and another program then hides rows that show.
    Object.defineProperty(row, 'collapsed', { value: folded.has(number) })
  }
}

function hide(row: Row, defaultRowHeight: number | undefined): void {
  row.hidden = true
  keep(row, defaultRowHeight)
}

/** The library leaves out an empty row that has no height, whatever else is true of it. */
export function keep(row: Row, defaultRowHeight = STANDARD_ROW_PIXELS): void {
  if (row.height !== undefined) return
  row.height = defaultRowHeight * POINTS_PER_PIXEL
  row.customHeight = false
}

export const entriesOf = <Value>(data: Record<number, Value | undefined> | undefined): [number, Value][] =>
  Object.entries(data ?? {}).flatMap(([key, value]) => (value ? [[Number(key), value]] : []))

function viewOf({
  freeze,
  showGridlines,
  rightToLeft,
  zoomRatio,
}: Partial<IWorksheetData>): Partial<WorksheetView> {
  const common = {
    showGridLines: showGridlines !== 0,
    rightToLeft: Boolean(rightToLeft),
    ...(zoomRatio && zoomRatio !== 1 ? { zoomScale: Math.round(zoomRatio * 100) } : {}),
  }
  const { xSplit = 0, ySplit = 0 } = freeze ?? {}
  return xSplit || ySplit ? { ...common, state: 'frozen', xSplit, ySplit } : { ...common, state: 'normal' }
}

/** @returns what the file says of the sheet around its cells, without styles */
export function readLayout(sheet: Worksheet): Partial<IWorksheetData> & { extras: WorksheetExtras } {
  const { tabColor, defaultColWidth, defaultRowHeight } = sheet.properties
  // A file need not have a view, whatever the library's type says.
  const view = sheet.views?.[0]
  const frozen = view?.state === 'frozen' ? view : undefined
  const xSplit = frozen?.xSplit ?? 0
  const ySplit = frozen?.ySplit ?? 0
  const protection = sheet.sheetProtection?.sheet ? allowedOf(sheet.sheetProtection) : undefined
  const pageLayout = readPageLayout(sheet)
  const groupedRows = readGroups(sheet)
  const conditionalRules = readConditionalRules(sheet)
  return {
    hidden: sheet.state === 'visible' ? 0 : 1,
    tabColor: tabColor?.argb ? `#${tabColor.argb.slice(-6).toLowerCase()}` : '',
    zoomRatio: (view?.zoomScale ?? 100) / 100,
    showGridlines: view?.showGridLines === false ? 0 : 1,
    rightToLeft: view?.rightToLeft ? 1 : 0,
    freeze: { xSplit, ySplit, startRow: ySplit || -1, startColumn: xSplit || -1 },
    ...(defaultColWidth ? { defaultColumnWidth: fromWidth(defaultColWidth) } : {}),
    ...(defaultRowHeight ? { defaultRowHeight: Math.round(defaultRowHeight / POINTS_PER_PIXEL) } : {}),
    extras: {
      ...(sheet.state === 'veryHidden' ? { veryHidden: true } : {}),
      ...(protection ? { protection } : {}),
      ...(pageLayout ? { pageLayout } : {}),
      ...(groupedRows.length > 0 ? { groupedRows } : {}),
      ...(conditionalRules.length > 0 ? { conditionalRules } : {}),
    },
  }
}

function readGroups(sheet: Worksheet): string[] {
  const levels = new Map<number, number>()
  for (let number = 1; number <= sheet.rowCount; number += 1) {
    const level = sheet.findRow(number)?.outlineLevel
    if (level) levels.set(number, level)
  }
  return groupsOf(levels)
}

type FileColumn = { width?: number | undefined; hidden: boolean }

/** @param usualWidth of the sheet's columns */
export const readColumn = ({ width, hidden }: FileColumn, usualWidth: number | undefined): IColumnData => ({
  ...(width === undefined || width === usualWidth ? {} : { w: fromWidth(width) }),
  ...(hidden ? { hd: 1 } : {}),
})

type FileRow = { height?: number | undefined; customHeight?: boolean | undefined; hidden: boolean }

/** A height that nobody chose fits what the row holds, which the model works out for itself. */
export const readRow = ({ height, customHeight, hidden }: FileRow): Partial<IRowData> => ({
  ...(height !== undefined && customHeight ? { h: Math.round(height / POINTS_PER_PIXEL), ia: 0 } : {}),
  ...(hidden ? { hd: 1 } : {}),
})
