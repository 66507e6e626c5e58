// What stands in a budget and what became of it, as tables for people.
import Table from 'cli-table3'
import { fiscalYearOf } from '../../../shared/budgets/fiscal-year.ts'
import { totalChanges } from '../../../shared/budgets/line-totals.ts'
import { yearOf } from '../../../shared/budgets/year-status.ts'
import type { BudgetBook } from '../../../shared/contract/budget/book.ts'
import type { HistoryEntry } from '../../../shared/contract/budget/history.ts'
import { type Scenario, scenarioWords } from '../../../shared/contract/budget/scenario.ts'
import type { BudgetHistory } from '../../budgets/budget-history.ts'
import { amount, count } from './amounts.ts'
import { lineWords, type NameOf } from './line-words.ts'

const PLAIN = { head: [], border: [], compact: true }
const MOST_CHANGES = 100

export function budgetPage(book: BudgetBook, firstMonth: number): string {
  const { scenario, revision, lines } = book
  const title = `${capital(scenarioWords(scenario))}: ${count(lines.length)} lines at revision ${revision}.`
  if (lines.length === 0) return title
  const years = new Set(lines.map(({ period }) => fiscalYearOf(period, firstMonth)))
  const states = [...years].sort().map((year) => {
    const { status, submittedBy } = yearOf(book, year)
    return `Fiscal year ${year} is ${status}; submitted by ${submittedBy.join(', ') || 'nobody'}.`
  })
  const table = new Table({
    head: ['Fiscal year', 'Dimension', 'Measure', 'Budget'],
    colAligns: ['left', 'left', 'left', 'right'],
    style: PLAIN,
  })
  for (const { fiscalYear, dimension, measure, afterCents } of totalChanges([], lines, firstMonth)) {
    table.push([fiscalYear, dimension, measure, amount(afterCents)])
  }
  return [title, ...states, table.toString(), 'A sheet of it: --template budget.xlsx'].join('\n')
}

export function budgetHistoryPage(
  { lines, years }: BudgetHistory,
  scenario: Scenario,
  nameOf: NameOf,
): string {
  if (lines.length + years.length === 0) return `${capital(scenarioWords(scenario))}: nothing was changed.`
  const table = new Table({ head: ['At', 'Who', 'Line', 'From', 'To', 'Why'], style: PLAIN })
  for (const entry of lines.slice(0, MOST_CHANGES)) {
    table.push([
      entry.at,
      entry.who,
      lineWords(entry, nameOf),
      values(entry.old),
      values(entry.new),
      entry.why,
    ])
  }
  const more = lines.length - MOST_CHANGES
  return [
    `${capital(scenarioWords(scenario))}, newest first`,
    ...years.map(({ at, by, fiscalYear, action, why }) => {
      const reason = why === null ? '' : ` (${why})`
      return `${at} ${by}: ${action} fiscal year ${fiscalYear}${reason}`
    }),
    table.toString(),
    ...(more > 0 ? [`... and ${count(more)} more (all of them with --json)`] : []),
  ].join('\n')
}

function values(held: HistoryEntry['old']): string {
  return held === null ? 'no line' : `${amount(held.cents)} (${held.owner})`
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
