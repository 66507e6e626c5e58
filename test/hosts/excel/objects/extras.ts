// What Excel keeps with a workbook and Univer's model has no place for. It stands in the snapshot's `custom` fields, so that
// it is saved, opened and copied with the workbook.
import type { FWorksheet } from '@univerjs/sheets/facade'
import { type AllowedOnProtected, EXTRAS, extrasOf, type PageLayout, type WorkbookExtras, type WorksheetExtras } from '../files/extras.ts'
import type { World } from '../world.ts'

/** https://learn.microsoft.com/javascript/api/excel/excel.worksheetprotectionoptions */
export type ProtectionOptions = AllowedOnProtected & {
  readonly allowEditObjects?: boolean
  readonly allowEditScenarios?: boolean
  readonly selectionMode?: 'Normal' | 'Unlocked' | 'None'
}

/** Margins in points, header and footer texts by their place: `centerHeader`. */
export type PageSetup = PageLayout & {
  readonly margins?: Readonly<Record<string, number>>
  readonly switches?: Readonly<Record<string, boolean>>
  readonly words?: Readonly<Record<string, string>>
  readonly headersFooters?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly headersFootersState?: string
  readonly firstPageNumber?: number
}

export interface ChartRecord {
  readonly id: string
  readonly name: string
  readonly type: string
  /** With the sheet's name: `Sheet1!A1:B5`. */
  readonly source: string
  readonly seriesBy: 'Rows' | 'Columns'
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly title: string | null
  readonly titleVisible: boolean
  readonly legendVisible: boolean
  readonly legendPosition: string
  readonly seriesNames: Readonly<Record<number, string>>
}

export interface SheetExtras extends WorksheetExtras {
  readonly protection?: ProtectionOptions
  readonly protectionPassword?: string
  readonly pageLayout?: PageSetup
  readonly customProperties?: Readonly<Record<string, string>>
  readonly charts?: readonly ChartRecord[]
  /** Criteria of the sheet's filter by column, as they were given. */
  readonly filterCriteria?: Readonly<Record<number, object>>
  /** Cells that no column, row or cell of their own says anything else about. */
  readonly cells?: CellExtras
}

export interface BookExtras extends WorkbookExtras {
  readonly settings?: Readonly<Record<string, unknown>>
  readonly documentProperties?: Readonly<Record<string, string | number>>
  /** There where the structure is protected; the password may be empty. */
  readonly structurePassword?: string
}

/** https://learn.microsoft.com/javascript/api/excel/excel.rangehyperlink */
export interface Hyperlink {
  readonly address?: string
  readonly documentReference?: string
  readonly screenTip?: string
  readonly textToDisplay?: string
}

/** What a cell, a row or a column has beside its style. */
export interface CellExtras {
  readonly locked?: boolean
  readonly formulaHidden?: boolean
  readonly hyperlink?: Hyperlink
}

type Holder<Custom> = { getCustomMetadata(): Custom; setCustomMetadata(custom: Custom): unknown }

export const sheetExtras = (sheet: FWorksheet): SheetExtras => extrasOf<SheetExtras>(sheet.getCustomMetadata())
export const bookExtras = ({ model }: World): BookExtras => extrasOf<BookExtras>(model.book.getCustomMetadata())
export const cellExtras = (custom: Parameters<typeof extrasOf>[0] | null): CellExtras =>
  extrasOf<CellExtras>(custom ?? undefined)

/** A field that is undefined is taken away. */
export const changeSheetExtras = (sheet: FWorksheet, change: { [Key in keyof SheetExtras]?: SheetExtras[Key] | undefined }): void =>
  put(sheet, change)
export const changeBookExtras = ({ model }: World, change: { [Key in keyof BookExtras]?: BookExtras[Key] | undefined }): void =>
  put(model.book, change)

function put<Custom extends Record<string, unknown> | undefined>(holder: Holder<Custom>, change: object): void {
  const custom = holder.getCustomMetadata()
  holder.setCustomMetadata(customWith(custom, change) as Custom)
}

/** @returns the `custom` field of a cell, row, column, sheet or book with the extras changed, and all else kept */
export function customWith(custom: Record<string, unknown> | null | undefined, change: object): Record<string, unknown> {
  const extras = { ...extrasOf<Record<string, unknown>>(custom ?? undefined), ...change }
  const left = Object.entries(extras).filter(([, value]) => value !== undefined)
  return { ...custom, [EXTRAS]: Object.fromEntries(left) }
}
