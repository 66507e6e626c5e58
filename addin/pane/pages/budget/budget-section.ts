// What each section of the page Budget is given.
import type { BudgetBooks } from '../../../../shared/contract/api/answers/planning/budgets.ts'

export interface BudgetSectionProps {
  /** Null while they are read, and where they could not be. */
  readonly books: BudgetBooks | null
  /** Whether newer ones are being read. */
  readonly isReading: boolean
  readonly reloadBooks: () => void
  /** Those that are offered, newest first. */
  readonly years: readonly string[]
  readonly currentYear: string | null
  /** Another one whenever the page or a section of it is shown. */
  readonly turn: string
}
