// POST /planning/budgets/submit: all rows of a submission become current under one revision, or none does.
import { applySubmission } from '../../../shared/budgets/apply-submission.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { plainMeta } from '../../figures-api/answers/meta.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action, Call } from '../../figures-api/perform.ts'
import { apiPreview } from '../budgets/api-preview.ts'
import { BUDGET_BOOK } from '../budgets/budget-meta.ts'
import { changeBook } from '../budgets/change-book.ts'
import { labelsOf } from '../budgets/newest-view.ts'
import { refusedSubmission } from '../budgets/refused-submission.ts'
import { requireRoom } from '../budgets/require-room.ts'
import { requireTold } from '../budgets/sees-book.ts'
import { submissionFacts } from '../budgets/submission-facts.ts'
import { termsOfCall } from '../budgets/terms-of-call.ts'
import type { PlanningServices } from '../services.ts'

export const submitBudget: Action<'submitBudget', PlanningServices> = async (call) => {
  const { request, services, facts, caller, sight } = call
  requireAnswerFits(call)
  // Whether a what-if is there is not told before the caller is known to be told of it.
  if (request.scenario.kind === 'reforecast') await requireRoom(request.scenario, call)
  const [termsOf, labelOf] = await Promise.all([termsOfCall(call), labelsOf(sight, services)])
  const at = instantText(services.clock())
  const { after, preview } = await changeBook(services.books, request.scenario, (book) => {
    requireTold(book, call)
    const applied = applySubmission(book, request, termsOf(book), at)
    facts.budget = submissionFacts(caller, applied.preview, book.revision)
    if (!applied.applied) throw refusedSubmission(applied.preview)
    const change = applied.history.length === 0 ? null : { lines: applied.history, years: [] }
    return { after: applied.book, change, preview: applied.preview }
  })
  facts.budget = submissionFacts(caller, preview, after.revision)
  facts.did = `${facts.budget.scenario} revision ${after.revision}`
  return jsonAnswer({
    data: { ...apiPreview(preview, true, labelOf), revision: after.revision },
    meta: { ...plainMeta(), data_source: BUDGET_BOOK },
  })
}

/** Whose old and new values, with notes of any length, are one answer also uncompressed. */
const MOST_ROWS_UNCOMPRESSED = 1_000

/** What is written must be told: an answer that is too large is refused before anything is. */
function requireAnswerFits({ request, event }: Call<'submitBudget', PlanningServices>): void {
  const isCompressed = /\b(gzip|br)\b/.test(event.headers['accept-encoding'] ?? '')
  if (isCompressed || request.rows.length <= MOST_ROWS_UNCOMPRESSED) return
  throw new ApiError(
    413,
    'VALIDATION_FAILED',
    `The answer to more than ${MOST_ROWS_UNCOMPRESSED} rows is larger than one response may be. Nothing was submitted: send the header Accept-Encoding: gzip.`,
    { details: [{ field: 'accept-encoding', message: 'gzip' }] },
  )
}
