// POST /system/alerts/acknowledge: the caller knows of an alert. It is theirs alone, and ends nothing.
import { ownAlert } from '../../../shared/alerts/routing/own-alert.ts'
import { isTheirs } from '../../../shared/alerts/routing/whose-alert.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { plainMeta } from '../../figures-api/answers/meta.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { apiAlert, modeledBeside } from '../alerts/api-alert.ts'
import { noteAlert } from '../alerts/note-alert.ts'
import { personOf } from '../people/person-of.ts'
import { noteTenant } from '../records/note-record.ts'
import type { SystemServices } from '../services.ts'

export const acknowledgeAlert: Action<'acknowledgeAlert', SystemServices> = async ({
  request: { id, occurrence },
  caller,
  services,
  facts,
}) => {
  const person = personOf(caller)
  noteAlert(facts, id)
  const record = await services.alerts.acknowledge({
    ...{ id, person: person.person, at: instantText(services.clock()) },
    maySee: (found) => found.occurrence === occurrence && isTheirs(person, found),
  })
  const own = record && ownAlert(person, record)
  if (own === null) throw noSuchAlert()
  facts.did = `alert ${own.id}`
  noteTenant(facts, own.tenantId)
  return jsonAnswer({
    data: { alert: apiAlert(own), modeled: modeledBeside([own]) },
    meta: { ...plainMeta(), data_source: 'alerts' },
  })
}

/** The same for one that is another's, one that has ended, and one that never was. */
function noSuchAlert(): ApiError {
  return new ApiError(
    404,
    'VALIDATION_FAILED',
    'None of your open alerts has this id and occurrence: it may have ended. List them again (/api/v1/system/alerts).',
    { details: [{ field: 'id', message: 'the id of an open alert of yours' }] },
  )
}
