// POST /system/preferences: the caller chooses what they are told, from the version that they have read.
import { isDeepStrictEqual } from 'node:util'
import { ALERT_CATEGORIES } from '../../../shared/contract/alerts/alert-record.ts'
import { type AlertPreferences, DIGEST_KINDS } from '../../../shared/contract/alerts/preferences.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { plainMeta } from '../../figures-api/answers/meta.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import type { PersonPreferences } from '../../stores/alerts/people/preferences-store.ts'
import { preferencesOf } from '../people/api-preferences.ts'
import type { SystemServices } from '../services.ts'

export const savePreferences: Action<'savePreferences', SystemServices> = async ({
  request: { version, preferences, addressIsRight },
  caller,
  services,
  facts,
}) => {
  const { subject, address } = caller
  const wanted = inOrder(preferences)
  const stands = await services.preferences.choose(subject, version, wanted)
  if (!isDeepStrictEqual(stands.preferences, wanted)) throw chosenMeanwhile(version, wanted, stands)
  if (addressIsRight && address !== null) await services.mail.resume(address)
  facts.did = `preferences version ${stands.version}`
  const data = await preferencesOf(caller, stands, services)
  return jsonAnswer({ data, meta: { ...plainMeta(), data_source: 'preferences' } })
}

/** The same choice is the same preferences, in whichever order it was made. */
function inOrder({ digests, categories, lowestSeverity, muted }: AlertPreferences): AlertPreferences {
  return {
    digests: DIGEST_KINDS.filter((kind) => digests.includes(kind)),
    categories: ALERT_CATEGORIES.filter((category) => categories.includes(category)),
    lowestSeverity,
    muted: [...new Set(muted)].sort(),
  }
}

function chosenMeanwhile(version: number, yours: AlertPreferences, stands: PersonPreferences): ApiError {
  const { preferences: theirs } = stands
  const fields = (Object.keys(yours) as (keyof AlertPreferences)[]).filter(
    (field) => !isDeepStrictEqual(yours[field], theirs[field]),
  )
  return new ApiError(
    409,
    'CHANGED_MEANWHILE',
    `Your preferences were changed elsewhere, or by the link of a digest: you read version ${version}, and it is version ${stands.version} now. Nothing was saved. Look at both, then save again with version ${stands.version}.`,
    {
      details: [
        {
          ...{ field: 'version', yours: version, theirs: stands.version },
          message: `${stands.version}, once you have seen theirs`,
        },
        ...fields.map((field) => ({
          ...{ field: `preferences.${field}`, yours: yours[field], theirs: theirs[field] },
          message: 'yours and theirs differ: choose one',
        })),
      ],
      loggedReason: 'stale_version',
    },
  )
}
