// POST /system/decisions/{id}: a decision is edited, decided or reviewed, from the version that was read.
import { recordPath } from '../../../shared/contract/api/record-requests.ts'
import type { Decision } from '../../../shared/contract/decisions/decision.ts'
import { decide } from '../../../shared/decisions/decide.ts'
import { editDecision } from '../../../shared/decisions/edit-decision.ts'
import { reviewDecision } from '../../../shared/decisions/review-decision.ts'
import type { ChangeResult, Stamp } from '../../../shared/decisions/versioned-change.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action, Call } from '../../figures-api/perform.ts'
import { readPath } from '../../figures-api/requests/read-request.ts'
import { apiDecision } from '../records/api-decision.ts'
import { changedRecord } from '../records/changed-record.ts'
import { requireTenant } from '../records/known-tenant.ts'
import { noteTenants, noteVersion } from '../records/note-record.ts'
import { recordMeta } from '../records/record-meta.ts'
import type { SystemServices } from '../services.ts'

export const changeDecision: Action<'changeDecision', SystemServices> = async ({
  request,
  event,
  caller,
  sight,
  services,
  facts,
}) => {
  const { id } = readPath(event, recordPath)
  await requireTenant(request.values?.tenantId, sight, services)
  const nowMs = services.clock()
  const stamp = { by: caller.person, at: instantText(nowMs), why: request.why }
  const decision = await changedRecord(services.decisions, { what: 'decision', id }, (standing) => {
    noteTenants(facts, standing.tenantId, request.values?.tenantId)
    return changeOf(request, standing, stamp)
  })
  noteVersion(facts, 'decision', decision)
  return jsonAnswer({
    data: { decision: apiDecision(decision, nowMs) },
    meta: recordMeta(decision.changedAt),
  })
}

/** The request's schema holds that the part of its action is there. */
function changeOf(
  { action, version, values, verdict, outcome }: Call<'changeDecision'>['request'],
  standing: Decision,
  stamp: Stamp,
): ChangeResult<Decision> {
  if (action === 'decide' && verdict !== undefined) return decide(standing, version, verdict, stamp)
  if (action === 'review' && outcome !== undefined) return reviewDecision(standing, version, outcome, stamp)
  return editDecision(standing, version, given(values), stamp)
}

/** Fields that were left out stay as they are. */
function given(values: Call<'changeDecision'>['request']['values'] = {}): Partial<Decision> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
