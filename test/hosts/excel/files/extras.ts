// What a file has beyond what Univer's model has a place for, in the words of Excel's API. It stands in the snapshot's
// `custom` fields (a table's `meta`) under this key.
import type { CustomData } from '@univerjs/core'

export const EXTRAS = 'excel'

export type PropertyValue = string | number | boolean

/** https://learn.microsoft.com/javascript/api/excel/excel.documentproperties */
export type DocumentProperty =
  | 'author'
  | 'category'
  | 'comments'
  | 'company'
  | 'keywords'
  | 'lastAuthor'
  | 'manager'
  | 'revisionNumber'
  | 'subject'
  | 'title'

export interface WorkbookExtras {
  /** Custom XML parts by id, which is a GUID in braces. */
  readonly customXml?: Readonly<Record<string, string>>
  /** Custom document properties. */
  readonly properties?: Readonly<Record<string, PropertyValue>>
  readonly documentProperties?: Readonly<Partial<Record<DocumentProperty, string | number>>>
  /** There where the structure is protected; a file that is opened does not tell the password. */
  readonly structurePassword?: string
  /** What add-ins keep with the workbook, by key. */
  readonly settings?: Readonly<Record<string, unknown>>
}

/** https://learn.microsoft.com/javascript/api/excel/excel.worksheetprotectionoptions */
export type AllowedOnProtected = Readonly<Partial<Record<AllowedAction, boolean>>> & {
  readonly selectionMode?: 'Normal' | 'Unlocked' | 'None'
}

export type AllowedAction =
  | 'allowAutoFilter'
  | 'allowDeleteColumns'
  | 'allowDeleteRows'
  | 'allowEditObjects'
  | 'allowEditScenarios'
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
  /** `A1:F20`, or several with commas. */
  readonly printArea?: string
  /** In points, by side: `left`, `header`. */
  readonly margins?: Readonly<Record<string, number>>
  /** `centerHorizontally`, `printGridlines` and the like. */
  readonly switches?: Readonly<Record<string, boolean>>
  /** `paperSize` and `printOrder`. */
  readonly words?: Readonly<Record<string, string>>
  /** By pages, then by place: `defaultForAllPages`, `centerHeader`. */
  readonly headersFooters?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Which pages have headers and footers of their own: `FirstOddAndEven`. */
  readonly headersFootersState?: string
}

/** How cells look while a formula holds, which is written for the first of them. */
export interface ConditionalRule {
  readonly id: string
  /** `A2:C9` */
  readonly area: string
  readonly formula: string
  readonly fill?: string
  readonly font?: string
  readonly bold?: boolean
  /** The colour of a line above. */
  readonly lineAbove?: string
}

export interface WorksheetExtras {
  readonly veryHidden?: true
  /** There where the sheet is protected. */
  readonly protection?: AllowedOnProtected
  readonly pageLayout?: PageLayout
  readonly conditionalRules?: readonly ConditionalRule[]
  /** `2:5`: folded together in the outline; as often as it is in a group, so deep a row stands. */
  readonly groupedRows?: readonly string[]
  /** Of cells whose column, row and selves say nothing else. */
  readonly cells?: CellExtras
}

/** https://learn.microsoft.com/javascript/api/excel/excel.rangehyperlink */
export interface Hyperlink {
  readonly address?: string
  readonly documentReference?: string
  readonly screenTip?: string
}

/** Of a cell, a row or a column. */
export interface CellExtras {
  readonly locked?: boolean
  readonly formulaHidden?: boolean
  readonly hyperlink?: Hyperlink
}

/** https://learn.microsoft.com/javascript/api/excel/excel.table ; whether it has totals is Univer's `options.showFooter`. */
export interface TableExtras {
  /** Counts the workbook's tables. */
  readonly number?: number
  readonly showFilterButton?: boolean
  readonly showBandedRows?: boolean
  readonly showBandedColumns?: boolean
  readonly highlightFirstColumn?: boolean
  readonly highlightLastColumn?: boolean
}

/** @returns the extras that a `custom` field has */
export const extrasOf = <Extras extends object>(custom: CustomData | undefined): Extras =>
  (custom?.[EXTRAS] ?? {}) as Extras

/** @returns a `custom` field for extras, where there are any */
export const asCustom = (extras: object): { custom?: Record<string, object> } =>
  Object.keys(extras).length > 0 ? { custom: { [EXTRAS]: extras } } : {}
