// A report as it stands in a sheet, before any sheet is touched: what is written, in which columns and units, and what
// must be said beside it. Made of published answers alone; the same answer makes the same document.
import type { Dimension } from '../../shared/contract/budget/line.ts'

export const REPORT_KINDS = [
  'cost_by_tenant',
  'cost_by_resource',
  'cost_by_vendor_and_plan',
  'profitability',
  'deliverability_risk',
  'savings',
  'kpis',
  'variance',
] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** What else a variance sheet is of, beside its period; recorded with it, so that a refresh asks the same again. */
export interface PlanChoice {
  /** `budget`, or a reforecast or what-if by name, as `reforecast/6+6`. */
  readonly scenario: string
  /** Months or quarters of the period beside one another. */
  readonly parts: 'none' | 'months' | 'quarters'
  readonly groupBy: 'owner' | 'plan' | 'none'
  readonly dimension: Dimension | null
  readonly measure: string | null
  /** Whether what nobody budgeted gets a row too. */
  readonly unbudgeted: boolean
}

/** `dollars`: two decimals; `percent`: 27.9 is 27.9 %; `fraction`: 0.021; `words`: text that stays text. */
export type ColumnUnit = 'dollars' | 'percent' | 'fraction' | 'count' | 'ratio' | 'score' | 'words'

export interface ReportColumn {
  /** The same from version to version: what a refresh finds the column by, whatever its header says now. */
  readonly id: string
  /** Unit included, such as `Total cost (USD)`. */
  readonly header: string
  readonly unit: ColumnUnit
  /** Excel's format in its en-US writing; null leaves General. */
  readonly numberFormat: string | null
  /** `sum`: the totals row has ROUND(SUM(..),2) of it. Ratios and percents never add up. */
  readonly total: 'sum' | 'none'
  readonly widthInCharacters: number
  /** The measure that a cell of it explains, by id of the catalogue; null where nothing is explained. */
  readonly measure: string | null
  /** Whether each row says itself which measure its cells of this column explain. */
  readonly explainsRow?: true
  /** `person`: what stands there is people's, and is never written once the row is there. */
  readonly owner?: 'person'
  /** What its numbers are of, in words. People may type theirs over them, which stay; what was published is on record. */
  readonly onRecord?: { readonly of: string; readonly isAddedUp?: true }
  /** Holds what was last written of all columns that are on record. */
  readonly holdsRecord?: true
  /** Words of one run: a row that is no longer in the report has none. */
  readonly isOfRun?: true
  /** Not for people: what formulas of other rows add up. Hidden on a sheet of the report's own. */
  readonly isHelper?: true
  /** Says in every row what another column says: hidden too, until people open it. */
  readonly isRepeat?: true
  /** Whether its texts may take several lines. */
  readonly wraps?: true
  /** Of formulas so many that a refresh does not read them: they are written again where what they come to is wrong. */
  readonly isWrittenOnce?: true
}

/** Empty text is an empty cell: no figure belongs there. A figure that is missing is null. Text is never a formula. */
export type PlainContent = string | number | boolean | null

/**
 * A formula of the row's own cells and of whole columns, so that it stays right wherever both are moved. All formulas of a
 * column are one: Excel may fill a column of a table with the formula that is written into one of its cells.
 */
export interface CellFormula {
  /** `{budget}` is the row's own cell in the column of that id, `{*budget}` that column over all rows. */
  readonly formula: string
  /** What it comes to as it was published, in cents; null where no amount was. */
  readonly cents: number | null
  /** What it says in words, as it was published. */
  readonly words?: string
}

export type CellContent = PlainContent | CellFormula

export const isFormula = (content: unknown): content is CellFormula =>
  typeof content === 'object' && content !== null && 'formula' in content

export interface ReportRow {
  /** Unique in the report and the same in every run: a tenant's id, a pool and resource. Stands in the sheet as `keyColumn`. */
  readonly key: string
  /** As many as columns. Null is a figure that is missing: `#N/A` in the sheet, with its reason in the remarks. */
  readonly cells: readonly CellContent[]
  /** Of a tenant, so that a cell of it can be explained; null for unallocated cost and the platform. */
  readonly tenantId: string | null
  /** What people call it where its first words do not say enough: `Acme, Total cost`. */
  readonly name?: string
  /** Keys of the total rows that it adds to, the nearest first: as many levels it stands below in the outline. */
  readonly addsTo?: readonly string[]
}

/** How cells look while a formula holds of their row: `{judgement}` is the row's own cell in that column. */
export interface Highlight {
  /** Ids of columns, or `all`. */
  readonly columns: readonly string[] | 'all'
  readonly formula: string
  readonly fill?: string
  readonly font?: string
  readonly bold?: true
  /** A line above the row, of this colour. */
  readonly lineAbove?: string
}

/** Which columns are printed, on as many pages beside one another as it takes. */
export interface PrintedColumns {
  /** How many of the first columns say which row it is: they stand on every page. */
  readonly labels: number
  /** Ids of columns that follow one another and stay together on a page, such as those of a month. */
  readonly blocks: readonly (readonly string[])[]
}

export interface ReportDocument {
  readonly kind: ReportKind
  /** For people: `Cost allocation by tenant, 2026-10`. */
  readonly title: string
  readonly period: string
  /** As asked: null is the newest run; else an instant, a run id, `closed` or `restated`. */
  readonly knownAt: string | null
  /** Of a variance sheet; null of every other kind. */
  readonly plan: PlanChoice | null
  readonly source: ReportSource
  /** Whose figures it was made of: a sheet of the whole platform is never refreshed with those of some tenants. */
  readonly sight: ReportSight
  readonly columns: readonly ReportColumn[]
  /** Index of the column that holds `key` as text; every report has one. */
  readonly keyColumn: number
  /** Index of the column in which a row says in words what its numbers are not; every report has one, the last. */
  readonly remarksColumn: number
  readonly rows: readonly ReportRow[]
  /** Added when it is inserted; what people make of it later is theirs. */
  readonly highlights?: readonly Highlight[]
  /** Left out, all columns are printed on pages as wide as the table. */
  readonly printed?: PrintedColumns
  /** How many of the first columns stay in sight; none where it is left out. */
  readonly columnsInSight?: number
  /** Plain rows above the table, label and text: both sentences verbatim first, then quality, as of, run, method, sources, warnings. */
  readonly approximation: readonly (readonly [label: string, text: string])[]
  /** The text of the note on the table's header cell, and of the one on its total. */
  readonly headerNote: string
  readonly totalNote: string
  /** What the totals are not, in words, for the remarks of their row: `At least: ..`. Empty where they are whole. */
  readonly totalRemark: string
  /**
   * Cents that the sheet's totals must come to, by column id: what was published, for the columns of dollars that are summed.
   * A column is left out where nothing was published of it: of callers who see some tenants, or of a pool that is not known.
   */
  readonly publishedTotalsCents: Readonly<Record<string, number>>
}

/** What the caller sees: every tenant, the pools and what nobody carries, or the tenants of the token alone. */
export type ReportSight = 'platform' | 'some tenants'

/** What the figures of a document came from: why a later refresh shows others. */
export interface ReportSource {
  /** By month; of a summary by its period. */
  readonly runIds: Readonly<Record<string, string>>
  readonly methodId: string
  readonly methodVersion: string
  readonly quality: 'complete' | 'partial' | 'stale'
  /** ISO 8601. */
  readonly asOf: string
  /** When the newest of the runs was published; null where the answer does not say it. */
  readonly lastUpdated: string | null
  /** What the months are answered from where closed or restated figures were asked for. */
  readonly basis: 'closed' | 'restated' | null
  /** Those of them that answer with a restatement; left out where none does. */
  readonly restatedMonths?: readonly string[]
}
