// Lines that stand and are not in the table that is submitted: they stay, unless their owner says that they are taken out. Pure.
import { fiscalYearOf } from '../../../shared/budgets/fiscal-year.ts'
import { isSamePerson } from '../../../shared/closing/approval.ts'
import type {
  ApiBudgetLine,
  BudgetBooks,
  BudgetLines,
} from '../../../shared/contract/api/answers/planning/budgets.ts'
import type { SubmissionRow } from '../../../shared/contract/budget/submission.ts'

type Standing = Pick<BudgetLines, 'lines' | 'years'>
type Reader = Pick<BudgetBooks, 'person' | 'fiscal_year_first_month'>

/** The reader's own, of the months, dimensions and measures that the table is about, in years that are open. */
export function linesNotInTable(
  rows: readonly SubmissionRow[],
  { lines, years }: Standing,
  { person, fiscal_year_first_month: firstMonth }: Reader,
): ApiBudgetLine[] {
  const about = new Set(rows.map((row) => aboutOf(row)))
  const named = new Set(rows.map((row) => `${aboutOf(row)}|${folded(row.member)}`))
  const closed = new Set(years.filter(({ status }) => status !== 'open').map((year) => year.fiscal_year))
  return lines.filter(
    (line) =>
      line.may_write &&
      isSamePerson(line.owner, person) &&
      about.has(aboutOf(line)) &&
      ![line.member, line.label].some((name) => named.has(`${aboutOf(line)}|${folded(name)}`)) &&
      !closed.has(fiscalYearOf(line.period, firstMonth)),
  )
}

/** @param after the number of the table's last row: no cell of it holds these */
export function rowsToRemove(lines: readonly ApiBudgetLine[], after: number): SubmissionRow[] {
  return lines.map(({ dimension, member, measure, period, version }, index) => ({
    ...{ row: after + index + 1, cell: null, dimension, member, measure, period, version },
    ...{ cents: null, quantity: null, unit: null, rateMicrodollars: null, owner: null, note: null },
    remove: true,
  }))
}

function aboutOf({ dimension, measure, period }: Pick<SubmissionRow, 'dimension' | 'measure' | 'period'>) {
  return [folded(dimension), folded(measure), period.trim()].join('|')
}

/** `Cost centre` and `cost_centre` are alike, and so are names however they are typed. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_')
}
