// What people do with budgets in a workbook: fill in a sheet or bring their own, see what a submission would change, submit
// it, and see why the actual is another. The variance sheet itself is a report, which `insertReport` inserts.
import type { BudgetBridges, RunsBridge } from '../../../shared/contract/api/answers/planning/bridges.ts'
import type {
  ApiBudgetLine,
  ApiYearStatus,
  BudgetBooks,
  BudgetHistory,
  BudgetPreview,
} from '../../../shared/contract/api/answers/planning/budgets.ts'
import type { WhatIfAnswer } from '../../../shared/contract/api/answers/planning/what-if.ts'
import type { WhatIfChange } from '../../../shared/contract/api/planning-requests.ts'
import type { YearEvent } from '../../../shared/contract/budget/book.ts'
import type { Dimension } from '../../../shared/contract/budget/line.ts'
import type {
  Cells,
  HeadingGuess,
  PastedTable,
  TableMapping,
} from '../../../shared/contract/budget/pasted-table.ts'
import type { Scenario } from '../../../shared/contract/budget/scenario.ts'
import type { SubmissionRow } from '../../../shared/contract/budget/submission.ts'
import type { Watch } from '../watch.ts'

/** A sheet to fill in: members down, months of the fiscal year across, with the lines that stand already. */
export interface BudgetSheetChoice {
  readonly scenario: Scenario
  readonly fiscalYear: string
  readonly dimension: Dimension
  readonly measure: string
  /** Every member that the caller sees gets a row, or those with a line. */
  readonly rows: 'every member' | 'lines that stand'
}

export interface SheetOfDesk {
  readonly sheet: string
  /** With its sheet. */
  readonly address: string
}

/** The table around the selection, as it stands in the sheet. */
export interface BudgetTable {
  /** With its sheet, for example `'Budget 2025'!A3:P40`. */
  readonly address: string
  readonly cells: Cells
  /** Number of its first row and column on the sheet, from 1. */
  readonly firstRow: number
  readonly firstColumn: number
  /** What it is taken for: a person confirms what is not certain. */
  readonly mapping: TableMapping
  readonly guesses: readonly HeadingGuess[]
  /** Whether we wrote it: then it is mapped already, and carries the versions that were read. */
  readonly isOurs: boolean
  /** Of a sheet of ours; else null. */
  readonly scenario: Scenario | null
  /** The newest revision of the book that whoever fills it in has seen; null where that is not known. */
  readonly revisionRead: number | null
  /** Of a sheet of ours: the lines that stood when it was filled in or last submitted. */
  readonly read?: LinesRead
  /**
   * Of a sheet of ours: lines that its reader may not write, whoever inserted it. By `readKey`, then month, in cents; null
   * where they do not see the line.
   */
  readonly ofOthers?: Readonly<Record<string, Readonly<Record<string, number | null>>>>
  /** Names in it that look like those of totals and are known members', in lower case. */
  readonly members?: readonly string[]
  /** What is worth knowing of the cells before they are submitted, a sentence each, such as that hidden rows are among them. */
  readonly remarks?: readonly string[]
}

/** A line's version is its own, and older than the book's revision: only the former is submitted. */
export interface LinesRead {
  /** `YYYY-MM`, of the fiscal year. */
  readonly months: readonly string[]
  /** By `readKey`: a version for each month; null where no line stood. */
  readonly versions: Readonly<Record<string, readonly (number | null)[]>>
}

export interface BudgetSubmission {
  readonly scenario: Scenario
  readonly why: string
  readonly rows: readonly SubmissionRow[]
  /** Cells that are not among the rows, since whoever submits keeps what somebody else made of their lines. */
  readonly keptTheirs?: readonly Pick<SubmissionRow, 'row' | 'cell'>[]
}

export interface HistoryQuestion {
  readonly scenario: Scenario
  readonly fiscalYear: string | null
  readonly cursor: string | null
}

export interface YearStepChoice {
  readonly scenario: Scenario
  readonly fiscalYear: string
  readonly action: YearEvent['action']
  /** Needed to open a year again. */
  readonly why: string
  /** Of the book that is shown; null where it has no lines yet. The step is refused where lines of the year changed since. */
  readonly revision: number | null
}

export interface BudgetBridgeChoice {
  readonly scenario: Scenario
  readonly period: string
  readonly dimension: Dimension
  readonly measure: string
  /** Null for every line of them. */
  readonly member: string | null
}

export interface RunsBridgeChoice {
  /** `2026-09`, `2026-10@closed`, `2026-10@restated`, or a run's id. */
  readonly from: string
  readonly to: string
  readonly measure: string
  /** A tenant's id or name, or `platform`. */
  readonly of: string
}

/** A server or address that a what-if can speak of. */
export interface ResourceChoice {
  readonly id: string
  readonly label: string
  readonly kind: 'vps' | 'ip'
  readonly monthlyCents: number | null
}

export interface PlanningDesk {
  books(watch: Watch): Promise<BudgetBooks>

  insertBudgetSheet(choice: BudgetSheetChoice, watch: Watch): Promise<SheetOfDesk>
  /** @throws DeskFailure where nothing that looks like a table is selected */
  readBudgetTable(): Promise<BudgetTable>
  /** Pure: rows to submit, and what of the table is not read, with the reason. */
  mapBudgetTable(table: BudgetTable, mapping: TableMapping): PastedTable
  /** The reader's own lines that stand and are not among the rows of the table that they are about. */
  linesNotInTable(
    scenario: Scenario,
    rows: readonly SubmissionRow[],
    watch: Watch,
  ): Promise<readonly ApiBudgetLine[]>
  /** Of one in which every line is kept as theirs, which nothing is sent of, what stands. */
  previewBudget(submission: BudgetSubmission, watch: Watch): Promise<BudgetPreview>
  /**
   * All or nothing. Where it is refused, the answer is that of a preview: `applied` is false and errors say why. A sheet of
   * ours that was submitted then carries the new revision, and what stands in the cells that were kept as theirs.
   *
   * @param table what the rows were read from; null where they were not read from the workbook
   */
  submitBudget(submission: BudgetSubmission, table: BudgetTable | null, watch: Watch): Promise<BudgetPreview>
  budgetHistory(question: HistoryQuestion, watch: Watch): Promise<BudgetHistory>
  changeBudgetYear(step: YearStepChoice, watch: Watch): Promise<ApiYearStatus>

  bridgeFromBudget(choice: BudgetBridgeChoice, watch: Watch): Promise<BudgetBridges>
  bridgeRuns(choice: RunsBridgeChoice, watch: Watch): Promise<RunsBridge>
  /** A sheet with a table whose steps sum to the change by formula, and a waterfall chart of it. */
  insertBudgetBridge(bridges: BudgetBridges, watch: Watch): Promise<SheetOfDesk>
  insertRunsBridge(bridge: RunsBridge, watch: Watch): Promise<SheetOfDesk>

  /** At most 50, those that match first. */
  resources(period: string | null, search: string): Promise<readonly ResourceChoice[]>
  whatIf(period: string | null, changes: readonly WhatIfChange[], watch: Watch): Promise<WhatIfAnswer>
  insertWhatIf(answer: WhatIfAnswer, watch: Watch): Promise<SheetOfDesk>
}
