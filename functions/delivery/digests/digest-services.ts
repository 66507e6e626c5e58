// What sending digests works with, made once for the two jobs that send some.
import type { DigestKind } from '../../../shared/contract/alerts/preferences.ts'
import { type LedgerStore, ledgerStore } from '../../stores/alerts/people/ledger-store.ts'
import { mailStore } from '../../stores/alerts/people/mail-store.ts'
import { preferencesStore } from '../../stores/alerts/people/preferences-store.ts'
import type { FiguresTable } from '../../stores/figures-table.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { KnownPeople, WantedBy } from './recipients.ts'
import type { DigestSending } from './send-digests.ts'

/** The link in a mail that ends this kind of it without a sign-in. */
export type UnsubscribeUrl = (person: string, kind: DigestKind) => string | Promise<string>

export interface DigestServices {
  readonly directory: KnownPeople
  readonly preferences: WantedBy
  readonly ledgers: LedgerStore
  readonly sending: DigestSending
}

export interface DigestParts {
  readonly directory: KnownPeople
  readonly mailer: Mailer
  /** The root that the pages of alerts are below; null where there are none. */
  readonly linksRoot: string | null
  readonly unsubscribeUrl: UnsubscribeUrl
  readonly atOnce?: number
}

/** @param clock epoch milliseconds */
export function digestServices(
  table: FiguresTable,
  { directory, mailer, linksRoot, unsubscribeUrl, atOnce }: DigestParts,
  clock: () => number,
): DigestServices {
  const ledgers = ledgerStore(table)
  return {
    directory,
    preferences: preferencesStore(table),
    ledgers,
    sending: {
      ledgers,
      mail: mailStore(table),
      mailer,
      linksFor: async (person, kind) => ({
        root: linksRoot,
        unsubscribe: await unsubscribeUrl(person, kind),
      }),
      clock,
      ...(atOnce !== undefined && { atOnce }),
    },
  }
}
