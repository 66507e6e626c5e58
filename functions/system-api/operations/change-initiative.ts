// POST /system/initiatives/{id}: an initiative is edited or moved, a milestone is done, or what came of it is said.
import { recordPath } from '../../../shared/contract/api/record-requests.ts'
import type { Initiative } from '../../../shared/contract/decisions/initiative.ts'
import { completeMilestone, editInitiative } from '../../../shared/decisions/initiatives/edit-initiative.ts'
import { recordOutcome } from '../../../shared/decisions/initiatives/initiative-outcome.ts'
import { moveInitiative } from '../../../shared/decisions/initiatives/move-initiative.ts'
import type { ChangeResult, Stamp } from '../../../shared/decisions/versioned-change.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action, Call } from '../../figures-api/perform.ts'
import { readPath } from '../../figures-api/requests/read-request.ts'
import { apiInitiative, mayChange, modeledBeside } from '../records/api-initiative.ts'
import { changedRecord } from '../records/changed-record.ts'
import { requireDecision } from '../records/known-decision.ts'
import { requireTenant } from '../records/known-tenant.ts'
import { noteTenants, noteVersion } from '../records/note-record.ts'
import { recordMeta } from '../records/record-meta.ts'
import type { SystemServices } from '../services.ts'

export const changeInitiative: Action<'changeInitiative', SystemServices> = async ({
  request,
  event,
  caller,
  sight,
  services,
  facts,
}) => {
  const { id } = readPath(event, recordPath)
  await requireTenant(request.values?.tenantId, sight, services)
  await requireDecision(request.values?.decisionId, services)
  const nowMs = services.clock()
  const stamp = { by: caller.person, at: instantText(nowMs), why: request.why }
  const initiative = await changedRecord(services.initiatives, { what: 'initiative', id }, (standing) => {
    noteTenants(facts, standing.tenantId, request.values?.tenantId)
    if (!mayChange(caller, standing)) throw ownedByAnother()
    return changeOf(request, standing, stamp)
  })
  noteVersion(facts, 'initiative', initiative)
  return jsonAnswer({
    data: {
      initiative: apiInitiative(initiative, caller, nowMs),
      modeled: modeledBeside([initiative]),
    },
    meta: recordMeta(initiative.changedAt),
  })
}

type ChangeAsked = Call<'changeInitiative'>['request']

/** The request's schema holds that the part of its action is there. */
function changeOf(request: ChangeAsked, standing: Initiative, stamp: Stamp): ChangeResult<Initiative> {
  const { version, status, milestone, outcome } = request
  if (status !== undefined) return moveInitiative(standing, version, status, stamp)
  if (milestone !== undefined) return completeMilestone(standing, version, milestone, stamp)
  if (outcome !== undefined) return recordOutcome(standing, version, outcome, stamp)
  return editInitiative(standing, version, given(request.values), stamp)
}

/** Fields that were left out stay as they are. */
function given(values: ChangeAsked['values'] = {}): Partial<Initiative> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function ownedByAnother(): ApiError {
  return new ApiError(
    403,
    'ACCESS_DENIED',
    'The initiative is owned by somebody else: its owner, executives and Finance change it. Ask one of them, or to become its owner.',
    { loggedReason: 'not_the_owner' },
  )
}
