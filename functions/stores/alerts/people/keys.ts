// Where lies what belongs to one person: every partition key is `PERSON#` and their issuer-wide name.
import type { ItemKey } from '../../runs/keys.ts'

export const ledgerKey = (person: string): ItemKey => ({ pk: personPartition(person), sk: 'LEDGER' })
export const preferencesKey = (person: string): ItemKey => ({
  pk: personPartition(person),
  sk: 'PREFERENCES',
})
export const mailKey = (person: string): ItemKey => ({ pk: personPartition(person), sk: 'MAIL' })

export const knownKey = (person: string): ItemKey => ({ pk: personPartition(person), sk: 'KNOWN' })

/** What lists who may be told of alerts, by person. */
export const DIRECTORY = 'PERSON#DIRECTORY'

/** What lists the ledgers with digests that were claimed and not confirmed, by the instant of the oldest. */
export const UNCONFIRMED = 'PERSON#UNCONFIRMED'

function personPartition(person: string): string {
  return `PERSON#${person}`
}
