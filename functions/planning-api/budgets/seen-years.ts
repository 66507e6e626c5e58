// The state of fiscal years as a caller is told it: who submitted what is told to those who see the whole platform.
import type { Caller, Sight } from '../../../shared/access/caller.ts'
import { isSamePerson } from '../../../shared/closing/approval.ts'
import type { ApiYearStatus } from '../../../shared/contract/api/answers/planning/budgets.ts'
import type { YearStatus } from '../../../shared/contract/budget/book.ts'
import { apiYear } from './api-lines.ts'

/** To others, of those who submitted, their own name alone. */
export function seenYears(years: readonly YearStatus[], { person }: Caller, sight: Sight): ApiYearStatus[] {
  return years.map((year) => {
    const seen = (name: string) => sight.kind === 'platform' || isSamePerson(name, person)
    return { ...apiYear(year), submitted_by: year.submittedBy.filter(seen) }
  })
}
