// POST /system/decisions: a decision is proposed.
import { randomUUID } from 'node:crypto'
import { proposeDecision as propose } from '../../../shared/decisions/propose-decision.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { apiDecision } from '../records/api-decision.ts'
import { begunRecord, orRefusal } from '../records/changed-record.ts'
import { requireTenant } from '../records/known-tenant.ts'
import { noteRecord, noteVersion } from '../records/note-record.ts'
import { recordMeta } from '../records/record-meta.ts'
import type { SystemServices } from '../services.ts'

export const proposeDecision: Action<'proposeDecision', SystemServices> = async ({
  request: { id = randomUUID(), values },
  caller,
  sight,
  services,
  facts,
}) => {
  noteVersion(facts, 'decision', { id })
  await requireTenant(values.tenantId, sight, services)
  const nowMs = services.clock()
  const first = orRefusal(() => propose(id, values, { by: caller.person, at: instantText(nowMs) }))
  const decision = await begunRecord(services.decisions, first)
  noteRecord(facts, 'decision', decision)
  return jsonAnswer({
    data: { decision: apiDecision(decision, nowMs) },
    meta: recordMeta(decision.changedAt),
  })
}
