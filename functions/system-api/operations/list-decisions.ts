// GET /system/decisions: strategic decisions, with how fast they are made and what came of them.
import type { DecisionsPage } from '../../../shared/contract/api/answers/system/decisions.ts'
import { DECISION_STATUSES, type Decision } from '../../../shared/contract/decisions/decision.ts'
import { utcDate } from '../../../shared/periods/utc-date.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action, Call } from '../../figures-api/perform.ts'
import { dueReviews, placeOfReview } from '../../stores/decisions/due-reviews.ts'
import type { RecordPage } from '../../stores/decisions/record-store.ts'
import { apiDecision, apiTracked } from '../records/api-decision.ts'
import { recordMeta } from '../records/record-meta.ts'
import type { SystemServices } from '../services.ts'

type DecisionsCall = Call<'listDecisions', SystemServices>

/** What `tracked` is made of. */
const DECIDED = ['approved', 'declined', 'reviewed'] as const

export const listDecisions: Action<'listDecisions', SystemServices> = async (call) => {
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const { request, operation, caller, sight, services } = call
  const { limit: _, cursor, ...question } = request
  const asked = { operation, caller, sight, question }
  const after = cursor === undefined ? undefined : (await services.cursors.open(cursor, asked)).after
  const nowMs = services.clock()
  const [page, decided] = await Promise.all([
    pageOf(call, after),
    after === undefined ? services.decisions.all(DECIDED) : null,
  ])
  const data: DecisionsPage = {
    decisions: page.records.map((decision) => apiDecision(decision, nowMs)),
    tracked: decided && apiTracked(decided, nowMs),
    next_cursor:
      page.next === null ? null : await services.cursors.seal({ of: operation, after: page.next }, asked),
  }
  return jsonAnswer({ data, meta: recordMeta() })
}

async function pageOf(
  { request, services: { decisions, clock } }: DecisionsCall,
  after: string | undefined,
): Promise<RecordPage<Decision>> {
  const { status, dueReviews: isDue, limit } = request
  if (!isDue) {
    const statuses = status === undefined ? DECISION_STATUSES : [status]
    return decisions.list({ statuses, most: limit, ...(after !== undefined && { after }) })
  }
  const due = (await dueReviews(decisions, utcDate(clock()))).filter(
    (one) =>
      (status === undefined || one.status === status) && (after === undefined || placeOfReview(one) > after),
  )
  const records = due.slice(0, limit)
  const last = records.at(-1)
  return { records, next: due.length > limit && last !== undefined ? placeOfReview(last) : null }
}
