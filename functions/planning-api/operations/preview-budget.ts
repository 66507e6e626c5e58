// POST /planning/budgets/preview: what a submission would change, or every cell that stands in its way. Writes nothing.
import { previewSubmission } from '../../../shared/budgets/preview-submission.ts'
import { plainMeta } from '../../figures-api/answers/meta.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { apiPreview } from '../budgets/api-preview.ts'
import { BUDGET_BOOK } from '../budgets/budget-meta.ts'
import { labelsOf } from '../budgets/newest-view.ts'
import { requireRoom } from '../budgets/require-room.ts'
import { requireTold } from '../budgets/sees-book.ts'
import { submissionFacts } from '../budgets/submission-facts.ts'
import { termsOfCall } from '../budgets/terms-of-call.ts'
import type { PlanningServices } from '../services.ts'

export const previewBudget: Action<'previewBudget', PlanningServices> = async (call) => {
  const { request, services, facts, caller, sight } = call
  const [book, termsOf, labelOf] = await Promise.all([
    services.books.read(request.scenario),
    termsOfCall(call),
    labelsOf(sight, services),
  ])
  requireTold(book, call)
  if (book.revision === 0) await requireRoom(request.scenario, call)
  const preview = previewSubmission(book, request, termsOf(book))
  facts.budget = submissionFacts(caller, preview, book.revision)
  return jsonAnswer({
    data: apiPreview(preview, false, labelOf),
    meta: { ...plainMeta(), data_source: BUDGET_BOOK },
  })
}
