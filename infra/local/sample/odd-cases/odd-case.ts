// An odd case is a handful of rows that the figure book has a rule for, planted so that the rule is seen at work.
import type { Host } from './host.ts'
import type { RowMaker } from './row-maker.ts'
import type { Rows } from './rows.ts'

export interface OddCaseRecipe {
  /** Unique, so that a test can ask for the case by name. */
  readonly name: string
  /** What is odd and what the figure book says comes of it, in one sentence. */
  readonly claim: string
  rows(make: RowMaker, host: Host): Rows
}

export interface OddCase {
  readonly name: string
  readonly claim: string
  readonly rows: Rows
}
