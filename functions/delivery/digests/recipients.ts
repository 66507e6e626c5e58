// Whom digests may go to: everybody whom the directory knows, each with what they want to be told.
import pMap from 'p-map'
import type { Person } from '../../../shared/alerts/routing/person.ts'
import type { AlertPreferences } from '../../../shared/contract/alerts/preferences.ts'
import type { DigestRecipient } from './send-digests.ts'

export interface DirectoryPerson extends Person {
  /** Null where nobody said one. */
  readonly address: string | null
}

/** The directory, as far as sending needs it (functions/stores/alerts/people). */
export interface KnownPeople {
  list(): Promise<readonly DirectoryPerson[]>
}

export interface WantedBy {
  read(person: string): Promise<{ readonly preferences: AlertPreferences }>
}

const AT_ONCE = 8

export function recipientsOf(
  people: readonly DirectoryPerson[],
  preferences: WantedBy,
): Promise<DigestRecipient[]> {
  return pMap(
    people,
    async ({ address, ...person }) => ({
      person,
      address,
      preferences: (await preferences.read(person.person)).preferences,
    }),
    { concurrency: AT_ONCE },
  )
}
