// GET /system/preferences: what the caller wants to be told of their alerts.
import { plainMeta } from '../../figures-api/answers/meta.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { preferencesOf } from '../people/api-preferences.ts'
import type { SystemServices } from '../services.ts'

export const readPreferences: Action<'readPreferences', SystemServices> = async ({ caller, services }) => {
  const chosen = await services.preferences.read(caller.subject)
  const data = await preferencesOf(caller, chosen, services)
  return jsonAnswer({ data, meta: { ...plainMeta(), data_source: 'preferences' } })
}
