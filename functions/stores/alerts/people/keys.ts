// Where lies what belongs to people: every partition key is `PERSON#` and their issuer-wide name, or an address that is mailed.
import type { ItemKey } from '../../runs/keys.ts'

export const ledgerKey = (person: string): ItemKey => ({ pk: personPartition(person), sk: 'LEDGER' })
export const preferencesKey = (person: string): ItemKey => ({
  pk: personPartition(person),
  sk: 'PREFERENCES',
})

export const knownKey = (person: string): ItemKey => ({ pk: personPartition(person), sk: 'KNOWN' })

/** What came back of mail to an address, whoever has it. */
export const addressKey = (address: string): ItemKey => ({ pk: `PERSON#ADDRESS#${address}`, sk: 'MAIL' })

/** What somebody was told, where that is more than their ledger holds. */
export function toldPartition(write: string): string {
  return `PERSON#TOLD#${write}`
}

/** What lists who may be told of alerts, by person. */
export const DIRECTORY = 'PERSON#DIRECTORY'

/** What lists the ledgers with digests that were claimed and not confirmed, by the instant of the oldest. */
export const UNCONFIRMED = 'PERSON#UNCONFIRMED'

function personPartition(person: string): string {
  return `PERSON#${person}`
}
