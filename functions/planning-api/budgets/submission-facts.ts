// What the access log says of a submission: who, of what and how much; never amounts, notes or owners.
import type { Caller } from '../../../shared/access/caller.ts'
import type { SubmissionPreview } from '../../../shared/contract/budget/preview.ts'
import type { BudgetFacts } from '../../figures-api/access/access-log.ts'
import { loggedScenario } from '../../figures-api/access/logged-scenario.ts'

/** @param revision of the book after it */
export function submissionFacts(
  { person }: Caller,
  preview: SubmissionPreview,
  revision: number,
): BudgetFacts {
  return {
    person,
    scenario: loggedScenario(preview.scenario),
    revision,
    added: preview.added.length,
    changed: preview.changed.length,
    removed: preview.removed.length,
    unchanged: preview.unchanged.length,
    errors: preview.errors.length,
  }
}
