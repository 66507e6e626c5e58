// Gives the sample its budget, once: what somebody submitted since is theirs.

import { applySubmission } from '../../shared/budgets/apply-submission.ts'
import type { RunFigures } from '../../shared/contract/run-figures.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { financeDesk, financeTerms } from '../budgets/finance-desk.ts'
import { sampleBudget } from './sample/sample-budget.ts'
import { samplePeople } from './sample-people.ts'

const SCENARIO = { kind: 'budget' } as const

/** @param figures of a month that is over, of which the budget is made */
export async function giveSampleBudget(figures: RunFigures, ownTenants: readonly string[]): Promise<void> {
  const services = financeDesk(process.env, Date.now)
  const book = await services.books.read(SCENARIO)
  if (book.revision > 0) return
  const people = samplePeople(ownTenants)
  const nameOf = (role: 'ROLE_BUDGET_OWNER' | 'ROLE_FINANCE') =>
    people.find((person) => person.role === role)?.subject ?? ''
  const [finance, budgetOwner] = [nameOf('ROLE_FINANCE'), nameOf('ROLE_BUDGET_OWNER')]
  const owners = { ownTenants, finance, budgetOwner }
  const rows = sampleBudget(figures, owners, services.configuration.FISCAL_YEAR_FIRST_MONTH)
  if (rows.length === 0) return
  const terms = await financeTerms(services, finance, rows)
  const submission = { scenario: SCENARIO, why: 'The budget of the sample.', rows }
  const applied = applySubmission(book, submission, terms(book), instantText(services.clock()))
  if (!applied.applied || applied.history.length === 0) return
  await services.books.write(book, applied.book, { lines: applied.history, years: [] })
}
