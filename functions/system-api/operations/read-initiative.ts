// GET /system/initiatives/{id}: an initiative and every version of it.
import { recordPath } from '../../../shared/contract/api/record-requests.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { readPath } from '../../figures-api/requests/read-request.ts'
import { apiHistory } from '../records/api-history.ts'
import { apiInitiative } from '../records/api-initiative.ts'
import { historyOf, noRecord } from '../records/changed-record.ts'
import { noteTenant } from '../records/note-record.ts'
import { recordMeta } from '../records/record-meta.ts'
import type { SystemServices } from '../services.ts'

export const readInitiative: Action<'readInitiative', SystemServices> = async ({
  event,
  caller,
  services,
  facts,
}) => {
  const { id } = readPath(event, recordPath)
  const initiative = await services.initiatives.read(id)
  if (initiative === null) throw noRecord('initiative')
  noteTenant(facts, initiative.tenantId)
  const history = await historyOf(services.initiatives, id)
  return jsonAnswer({
    data: {
      initiative: apiInitiative(initiative, caller, services.clock()),
      history: apiHistory(history),
    },
    meta: recordMeta(initiative.changedAt),
  })
}
