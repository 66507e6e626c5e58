// POST /system/initiatives: an initiative is set down, from an opportunity of a published summary or free.
import { randomUUID } from 'node:crypto'
import { startInitiative as start } from '../../../shared/decisions/initiatives/start-initiative.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { apiInitiative, modeledBeside } from '../records/api-initiative.ts'
import { begunRecord, orRefusal } from '../records/changed-record.ts'
import { valuesOf } from '../records/initiative-begun.ts'
import { requireDecision } from '../records/known-decision.ts'
import { requireTenant } from '../records/known-tenant.ts'
import { noteRecord, noteVersion } from '../records/note-record.ts'
import { recordMeta } from '../records/record-meta.ts'
import type { SystemServices } from '../services.ts'

export const startInitiative: Action<'startInitiative', SystemServices> = async (call) => {
  const { request, caller, sight, services, facts } = call
  const { id = randomUUID(), values } = request
  noteVersion(facts, 'initiative', { id })
  await requireTenant(values.tenantId, sight, services)
  await requireDecision(values.decisionId, services)
  const nowMs = services.clock()
  const begun = await valuesOf(call)
  const first = orRefusal(() => start(id, begun, { by: caller.person, at: instantText(nowMs) }))
  const initiative = await begunRecord(services.initiatives, first)
  noteRecord(facts, 'initiative', initiative)
  return jsonAnswer({
    data: {
      initiative: apiInitiative(initiative, caller, nowMs),
      modeled: modeledBeside([initiative]),
    },
    meta: recordMeta(initiative.changedAt),
  })
}
