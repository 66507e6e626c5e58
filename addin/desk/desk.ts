// What people do with a workbook: everything that the pane and the ribbon offer, in words that know neither React nor Excel's
// objects. The pane shows it; the files beside this one do it, with the API on one side and the workbook on the other.
import type { PlanChoice, ReportKind } from '../reports/report-document.ts'
import type { SessionState } from '../session/session.ts'
import type { PlanningDesk } from './planning/planning-desk.ts'
import type { Watch } from './watch.ts'

export type { Progress, Watch } from './watch.ts'

/** Something that could not be done: said to people as it stands, and nothing was changed unless it says so. */
export class DeskFailure extends Error {
  override readonly name = 'DeskFailure'
}

export interface PeriodChoice {
  /** `2026-10`, `2026-Q4` or `2026`. */
  readonly period: string
  readonly label: string
  readonly state: 'open' | 'closed' | 'restated'
  /** A quarter or year of which some months are published: budgets can be held against it, figures are not whole. */
  readonly isRunning?: true
}

export interface TenantChoice {
  readonly tenantId: string
  readonly label: string
}

/** What the figure picker writes: a formula for each selected cell, tenants down and periods across. */
export interface FigureChoice {
  readonly measure: string
  /** One tenant's id or name, or `platform`; several go down the rows of the selection. */
  readonly tenants: readonly string[]
  /** Several go across its columns. */
  readonly periods: readonly string[]
}

export interface FormulaPreview {
  /** With its sheet, for example `Sheet1!B2:B4`. */
  readonly address: string
  readonly cells: number
  readonly firstFormula: string
  /** How many of those cells hold something now. */
  readonly occupied: number
}

export interface ReportChoice {
  readonly kind: ReportKind
  readonly period: string
  readonly place: 'new sheet' | 'selected cell'
  /** Of a variance sheet; left out for every other kind. */
  readonly plan?: PlanChoice
}

export interface ReportInWorkbook {
  readonly id: string
  readonly kind: ReportKind
  readonly title: string
  readonly sheet: string
  /** With its sheet. */
  readonly address: string
  readonly asOf: string
  /** Of a report that was just inserted: what does not add up to what was published, a sentence each. */
  readonly problems?: readonly string[]
}

export type Scope = 'selection' | 'sheet' | 'workbook'

export interface Change {
  /** With its sheet. */
  readonly address: string
  /** What it is a figure of, for example `Acme, Total cost (USD), 2026-10`. */
  readonly what: string
  /** As shown; null is a figure that was missing. */
  readonly before: string | number | null
  readonly after: string | number | null
  readonly cause:
    | 'new run'
    | 'restatement'
    | 'method'
    | 'pin'
    | 'no longer published'
    | 'budget changed'
    | 'edited in the sheet'
}

export interface RefreshOutcome {
  readonly formulas: number
  readonly reports: number
  readonly changes: readonly Change[]
  /** More changes than are listed. */
  readonly moreChanges: number
  /** What could not be refreshed, a sentence each; everything else was. */
  readonly problems: readonly string[]
}

export interface ExplainedCell {
  readonly address: string
  /** A figure a cell may hold several of: `=PENGUIN.COST(..) + PENGUIN.COST(..)`. */
  readonly figures: readonly ExplainedCellFigure[]
}

export interface ExplainedCellFigure {
  readonly title: string
  readonly measure: string
  readonly tenant: string
  readonly period: string
  readonly knownAt: string | null
  /** As it was published, in `unit`: cents are whole. */
  readonly value: number | string | null
  /** Of the catalogue of measures. */
  readonly unit: string
  /** For people: in the measure's unit, dollars for cents; null with the reason. */
  readonly shown: string | null
  readonly missing: string | null
  readonly calculation: string
  readonly source: string
  readonly inputs: readonly ExplainedCellInput[]
  readonly lines: readonly ExplainedCellLine[]
  /** Of a quarter or year: which of its months have no lines, and what else is told of them; a sentence each. */
  readonly remarks: readonly string[]
  /** Cents of the lines; for a cost they are the figure's own. */
  readonly linesTotalCents: number | null
  /** Both sentences, quality, as of, run, method, sources. */
  readonly approximation: readonly (readonly [label: string, text: string])[]
}

export interface ExplainedCellInput {
  /** The id of its measure. */
  readonly id: string
  readonly label: string
  readonly unit: string
  /** As it was published, in `unit`. */
  readonly value: number | string | null
  readonly shown: string
}

export interface ExplainedCellLine {
  /** Of a quarter or year, the month that the line is of; else null. */
  readonly month: string | null
  readonly part: string
  readonly resource: string
  readonly vendor: string | null
  readonly resourceCents: number | null
  readonly share: string
  readonly amountCents: number | null
  readonly remark: string
  /** Of a VPS, its IPs; they explain and carry no cents of their own. */
  readonly ips: readonly { readonly address: string; readonly share: string }[]
}

/** `newest`: follows every run. */
export type Pin =
  | { readonly kind: 'newest' }
  | { readonly kind: 'instant'; readonly instant: string }
  | { readonly kind: 'run'; readonly runId: string }
  | { readonly kind: 'closed' | 'restated' }

export interface PinState {
  readonly pin: Pin
  /** Formulas that do not follow the pin, since they name their own knowledge time or none. */
  readonly notFollowing: readonly string[]
}

export interface RepairOutcome {
  readonly looked: number
  readonly repaired: readonly string[]
  /** Cells that still show an error, with what to do. */
  readonly remaining: readonly { readonly address: string; readonly error: string; readonly why: string }[]
}

export interface Desk {
  readonly planning: PlanningDesk

  account(): SessionState
  /** @returns what ends it */
  onAccount(listener: (state: SessionState) => void): () => void

  /** Newest first: months, then quarters and years that have figures. */
  periods(): Promise<readonly PeriodChoice[]>
  /** By name; at most 50, those that match first. */
  tenants(search: string): Promise<readonly TenantChoice[]>

  previewFormulas(choice: FigureChoice): Promise<FormulaPreview>
  writeFormulas(choice: FigureChoice): Promise<FormulaPreview>

  insertReport(choice: ReportChoice, watch: Watch): Promise<ReportInWorkbook>
  reports(): Promise<readonly ReportInWorkbook[]>

  refresh(scope: Scope, watch: Watch): Promise<RefreshOutcome>
  /** Of the last refresh, also one before the workbook was opened; null when it was never refreshed. */
  lastRefresh(): Promise<RefreshOutcome | null>
  /** A sheet with the changes of the last refresh. */
  listChanges(): Promise<string>
  goTo(address: string): Promise<void>

  explainSelected(): Promise<ExplainedCell>
  /** A sheet on which a cost's lines sum to it by formula. @returns its name */
  explainOnSheet(figure: ExplainedCellFigure): Promise<string>

  /** Values and a stamp on a new sheet. @returns its name */
  freezeCopy(): Promise<string>

  pinState(): Promise<PinState>
  pin(pin: Pin, watch: Watch): Promise<RefreshOutcome>
  /** Lets the formulas that do not follow the pin follow it. */
  followPin(): Promise<PinState>
  repair(scope: Scope, watch: Watch): Promise<RepairOutcome>
}
