// What a file has beyond what Univer's model has a place for. It stands in the snapshot's `custom` fields under this key.
import type { CustomData } from '@univerjs/core'

export const EXTRAS = 'excel'

export type PropertyValue = string | number | boolean

export interface WorkbookExtras {
  /** Custom XML parts by id, which is a GUID in braces. */
  readonly customXml?: Readonly<Record<string, string>>
  /** Custom document properties. */
  readonly properties?: Readonly<Record<string, PropertyValue>>
}

/** In Excel's own words: https://learn.microsoft.com/javascript/api/excel/excel.worksheetprotectionoptions */
export type AllowedOnProtected = Readonly<Partial<Record<AllowedAction, boolean>>>

export type AllowedAction =
  | 'allowAutoFilter'
  | 'allowDeleteColumns'
  | 'allowDeleteRows'
  | 'allowFormatCells'
  | 'allowFormatColumns'
  | 'allowFormatRows'
  | 'allowInsertColumns'
  | 'allowInsertHyperlinks'
  | 'allowInsertRows'
  | 'allowPivotTables'
  | 'allowSort'

/** https://learn.microsoft.com/javascript/api/excel/excel.pagelayout */
export interface PageLayout {
  readonly orientation?: 'portrait' | 'landscape'
  /** In percent; without it the sheet is fitted to pages. */
  readonly scale?: number
  readonly fitToWidth?: number
  /** 0: as many pages as it takes. */
  readonly fitToHeight?: number
  /** `1:3` */
  readonly titleRows?: string
  /** `A:B` */
  readonly titleColumns?: string
  /** `A1:F20` */
  readonly printArea?: string
}

export interface WorksheetExtras {
  readonly veryHidden?: true
  /** There where the sheet is protected. */
  readonly protection?: AllowedOnProtected
  readonly pageLayout?: PageLayout
}

/** @returns the extras of a snapshot's workbook or sheet */
export const extrasOf = <Extras extends object>(custom: CustomData | undefined): Extras =>
  ((custom ?? {})[EXTRAS] ?? {}) as Extras
