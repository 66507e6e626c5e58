// GET /system/decisions/{id}: a decision and every version of it.
import { recordPath } from '../../../shared/contract/api/record-requests.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { readPath } from '../../figures-api/requests/read-request.ts'
import { apiDecision } from '../records/api-decision.ts'
import { apiHistory } from '../records/api-history.ts'
import { historyOf, noRecord } from '../records/changed-record.ts'
import { noteRecord } from '../records/note-record.ts'
import { recordMeta } from '../records/record-meta.ts'
import type { SystemServices } from '../services.ts'

export const readDecision: Action<'readDecision', SystemServices> = async (call) => {
  const { event, services, facts } = call
  const { id } = readPath(event, recordPath)
  const decision = await services.decisions.read(id)
  if (decision === null) throw noRecord('decision')
  noteRecord(facts, 'decision', decision)
  requireSecondFactor(call, decision.tenantId === null ? Number.POSITIVE_INFINITY : 1)
  const history = await historyOf(services.decisions, id)
  return jsonAnswer({
    data: { decision: apiDecision(decision, services.clock()), history: apiHistory(history) },
    meta: recordMeta(decision.changedAt),
  })
}
