// GET /system/initiatives/{id}: an initiative and every version of it.
import { recordPath } from '../../../shared/contract/api/record-requests.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { readPath } from '../../figures-api/requests/read-request.ts'
import { apiHistory } from '../records/api-history.ts'
import { apiInitiative, modeledBeside } from '../records/api-initiative.ts'
import { historyOf, noRecord } from '../records/changed-record.ts'
import { noteRecord } from '../records/note-record.ts'
import { recordMeta } from '../records/record-meta.ts'
import type { SystemServices } from '../services.ts'

export const readInitiative: Action<'readInitiative', SystemServices> = async (call) => {
  const { event, caller, services, facts } = call
  const { id } = readPath(event, recordPath)
  const initiative = await services.initiatives.read(id)
  if (initiative === null) throw noRecord('initiative')
  noteRecord(facts, 'initiative', initiative)
  requireSecondFactor(call, initiative.tenantId === null ? Number.POSITIVE_INFINITY : 1)
  const history = await historyOf(services.initiatives, id)
  return jsonAnswer({
    data: {
      initiative: apiInitiative(initiative, caller, services.clock()),
      history: apiHistory(history),
      modeled: modeledBeside([initiative]),
    },
    meta: recordMeta(initiative.changedAt),
  })
}
