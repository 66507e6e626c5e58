// What Excel keeps with a workbook and Univer's model has no place for. It stands in the snapshot's `custom` fields, so that
// it is saved, opened and copied with the workbook.
import type { CustomData, Nullable } from '@univerjs/core'
import type { FWorksheet } from '@univerjs/sheets/facade'
import {
  type CellExtras,
  EXTRAS,
  extrasOf,
  type PageLayout,
  type WorkbookExtras,
  type WorksheetExtras,
} from '../files/extras.ts'
import type { World } from '../world.ts'
import type { Area } from './area.ts'
import type { CommentRecord } from './comments/comment-store.ts'

/** Margins in points, header and footer texts by their place: `centerHeader`. */
export type PageSetup = PageLayout & {
  readonly margins?: Readonly<Record<string, number>>
  readonly switches?: Readonly<Record<string, boolean>>
  readonly words?: Readonly<Record<string, string>>
  readonly headersFooters?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly headersFootersState?: string
  readonly firstPageNumber?: number
}

export interface LabelRecord {
  readonly shown?: boolean
  readonly numberFormat?: string
}

export interface PointRecord extends LabelRecord {
  readonly fill?: string | null
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
  /** By series: a colour, or null for none; series that are not here have Excel's own. */
  readonly seriesFills?: Readonly<Record<number, string | null>>
  readonly seriesGaps?: Readonly<Record<number, number>>
  readonly seriesConnectors?: Readonly<Record<number, boolean>>
  readonly seriesLabels?: Readonly<Record<number, LabelRecord>>
  /** By series and point, `0.3`: what of it is another than its series'. */
  readonly points?: Readonly<Record<string, PointRecord>>
  /** Where the words of an axis stand, by its name. */
  readonly tickLabels?: Readonly<Record<string, string>>
}

/** What cells take, as it was given, and where: without a sheet. */
export interface ValidationRecord {
  readonly area: Area
  readonly rule: Readonly<Record<string, object>> | null
  readonly ignoreBlanks: boolean
  readonly errorAlert: object | null
  readonly prompt: object | null
}

export interface SheetExtras extends WorksheetExtras {
  readonly protectionPassword?: string
  readonly pageLayout?: PageSetup
  readonly customProperties?: Readonly<Record<string, string>>
  readonly charts?: readonly ChartRecord[]
  /** The last one of a cell is its own. */
  readonly validations?: readonly ValidationRecord[]
  readonly comments?: readonly CommentRecord[]
  /** Criteria of the sheet's filter by column, as they were given. */
  readonly filterCriteria?: Readonly<Record<number, object>>
}

export interface BookExtras extends WorkbookExtras {
  /** There where the structure is protected; the password may be empty. */
  readonly structurePassword?: string
}

interface Holder {
  getCustomMetadata(): CustomData | undefined
  setCustomMetadata(custom: CustomData | undefined): unknown
}

type Changed<Extras> = { readonly [Key in keyof Extras]?: Extras[Key] | undefined }

export const sheetExtras = (sheet: FWorksheet): SheetExtras =>
  extrasOf<SheetExtras>(sheet.getCustomMetadata())
export const bookExtras = ({ model }: World): BookExtras =>
  extrasOf<BookExtras>(model.book.getCustomMetadata())
export const cellExtras = (custom: Nullable<CustomData>): CellExtras =>
  extrasOf<CellExtras>(custom ?? undefined)

/** A field that is undefined is taken away. */
export const changeSheetExtras = (sheet: FWorksheet, change: Changed<SheetExtras>): void => put(sheet, change)
export const changeBookExtras = ({ model }: World, change: Changed<BookExtras>): void =>
  put(model.book, change)

const put = (holder: Holder, change: object): void =>
  void holder.setCustomMetadata(customWith(holder.getCustomMetadata(), change))

/** @returns the `custom` field of a cell, row, column, sheet or book with the extras changed, and all else kept */
export function customWith(custom: Nullable<CustomData>, change: object): Record<string, unknown> {
  const extras = { ...extrasOf<Record<string, unknown>>(custom ?? undefined), ...change }
  const left = Object.entries(extras).filter(([, value]) => value !== undefined)
  const { [EXTRAS]: _, ...others } = custom ?? {}
  return left.length > 0 ? { ...others, [EXTRAS]: Object.fromEntries(left) } : others
}
