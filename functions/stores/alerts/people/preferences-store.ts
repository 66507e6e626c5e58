// What a person wants to be told: changed by themselves, or by the link in a mail with which they unsubscribe.
import type { AlertPreferences, DigestKind } from '../../../../shared/contract/alerts/preferences.ts'
import { DEFAULT_PREFERENCES } from '../../../../shared/contract/alerts/preferences.ts'
import type { FiguresTable } from '../../figures-table.ts'
import { readItem, replaceItem, type Tokened, untilItStands } from '../../versioned-item.ts'
import { preferencesKey } from './keys.ts'

export interface PersonPreferences {
  readonly preferences: AlertPreferences
  /** 0 before anything was chosen. */
  readonly version: number
  /** When they asked for no mail at all, ISO 8601; null where mail is welcome. It ends with the next change of theirs. */
  readonly unsubscribedAt: string | null
}

export interface PreferencesStore {
  /** Strongly consistent; the default where nothing was chosen. */
  read(person: string): Promise<PersonPreferences>
  /**
   * @param version what the change was made of
   * @returns what stands then: with a later version and other preferences where somebody else changed them meanwhile
   */
  choose(person: string, version: number, preferences: AlertPreferences): Promise<PersonPreferences>
  /**
   * From then on no digest of the kind is theirs, whatever else they chose; the second time changes nothing.
   *
   * @param at ISO 8601
   * @param kind left out, every kind
   */
  unsubscribe(person: string, at: string, kind?: DigestKind | null): Promise<void>
}

export function preferencesStore(table: FiguresTable): PreferencesStore {
  return {
    read: async (person) => (await readStored(table, person)).stands,
    choose: (person, version, preferences) => choose(table, person, version, preferences),
    unsubscribe: (person, at, kind = null) => unsubscribe(table, person, at, kind),
  }
}

const NOTHING_CHOSEN: PersonPreferences = {
  preferences: DEFAULT_PREFERENCES,
  version: 0,
  unsubscribedAt: null,
}

async function readStored(table: FiguresTable, person: string) {
  const from = await readItem<PersonPreferences & Tokened>(table, preferencesKey(person))
  if (from === null) return { stands: NOTHING_CHOSEN, from }
  const { preferences, version, unsubscribedAt } = from
  return { stands: { preferences, version, unsubscribedAt }, from }
}

function choose(table: FiguresTable, person: string, version: number, preferences: AlertPreferences) {
  return untilItStands(`the preferences of ${person}`, async (token) => {
    const { stands, from } = await readStored(table, person)
    if (stands.version !== version) return stands
    const chosen = { preferences, version: version + 1, unsubscribedAt: null }
    await replaceItem(table, preferencesKey(person), from, { ...chosen, token })
    return chosen
  })
}

function unsubscribe(
  table: FiguresTable,
  person: string,
  at: string,
  kind: DigestKind | null,
): Promise<void> {
  return untilItStands(`the preferences of ${person}`, async (token) => {
    const { stands, from } = await readStored(table, person)
    const { digests, ...rest } = stands.preferences
    const kept = digests.filter((one) => kind !== null && one !== kind)
    if (stands.unsubscribedAt !== null || (kind !== null && kept.length === digests.length)) return
    const after = {
      preferences: { ...rest, digests: kept },
      version: stands.version + 1,
      unsubscribedAt: kept.length === 0 ? at : null,
    }
    await replaceItem(table, preferencesKey(person), from, { ...after, token })
  })
}
