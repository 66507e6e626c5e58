// POST /planning/budgets/years: a fiscal year of a scenario is locked, approved or opened again.
import {
  approveYear,
  assertAsSeen,
  type ChangedYear,
  lockYear,
  reopenYear,
  type YearStep,
  type YearTerms,
  yearOf,
} from '../../../shared/budgets/year-status.ts'
import type { BudgetYearChanged } from '../../../shared/contract/api/answers/planning/budgets.ts'
import type { BudgetBook } from '../../../shared/contract/budget/book.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { loggedScenario } from '../../figures-api/access/logged-scenario.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { plainMeta } from '../../figures-api/answers/meta.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action, Call } from '../../figures-api/perform.ts'
import { apiYear } from '../budgets/api-lines.ts'
import { BUDGET_BOOK } from '../budgets/budget-meta.ts'
import { changeBook } from '../budgets/change-book.ts'
import type { PlanningConfiguration } from '../configuration.ts'
import type { PlanningServices } from '../services.ts'

export const changeBudgetYear: Action<'changeBudgetYear', PlanningServices> = async ({
  request,
  caller,
  services,
  facts,
}) => {
  const { scenario, fiscalYear, action, revision } = request
  if (action === 'approve' && !caller.roles.includes('ROLE_EXECUTIVE_CFO')) throw mayNotApprove()
  const step = { fiscalYear, by: caller.person, at: instantText(services.clock()) }
  const terms = yearTerms(services.configuration)
  const { after } = await changeBook(services.books, scenario, (before) => {
    facts.budget = {
      person: caller.person,
      scenario: loggedScenario(scenario),
      revision: before.revision,
      fiscalYear,
      action,
    }
    if (revision !== undefined) assertAsSeen(before, fiscalYear, revision, terms.firstMonth)
    const { book, event } = stepOf(request, before, step, terms)
    return { after: book, change: { lines: [], years: [event] } }
  })
  facts.did = `${loggedScenario(scenario)} ${fiscalYear} ${action} revision ${after.revision}`
  const data: BudgetYearChanged = { scenario: after.scenario, year: apiYear(yearOf(after, fiscalYear)) }
  return jsonAnswer({ data, meta: { ...plainMeta(), data_source: BUDGET_BOOK } })
}

function stepOf(
  { action, why = '' }: Call<'changeBudgetYear'>['request'],
  book: BudgetBook,
  step: YearStep,
  terms: YearTerms,
): ChangedYear {
  if (action === 'lock') return lockYear(book, step, terms)
  return action === 'approve' ? approveYear(book, step, terms) : reopenYear(book, step, why)
}

function yearTerms(configuration: PlanningConfiguration): YearTerms {
  return {
    firstMonth: configuration.FISCAL_YEAR_FIRST_MONTH,
    anotherPerson: {
      toLock: configuration.BUDGET_LOCK_NEEDS_ANOTHER_PERSON,
      toApprove: configuration.BUDGET_APPROVAL_NEEDS_ANOTHER_PERSON,
    },
  }
}

function mayNotApprove(): ApiError {
  return new ApiError(
    403,
    'ACCESS_DENIED',
    'A fiscal year is approved by the CFO: lock it, and ask them to approve it.',
    { loggedReason: 'role_may_not_approve' },
  )
}
