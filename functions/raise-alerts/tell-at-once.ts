// Critical alerts do not wait for the next review: whoever wants to be told at once is, of those that they do not know of.
import { isTheirs } from '../../shared/alerts/routing/whose-alert.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { countedDigests, type DigestCounts } from '../delivery/digests/digest-counts.ts'
import { recipientsOf } from '../delivery/digests/recipients.ts'
import { sendDigests } from '../delivery/digests/send-digests.ts'
import type { Services } from './services.ts'

/** Null where nothing is mailed. */
export async function tellAtOnce({ alerts, digests, clock }: Services): Promise<DigestCounts | null> {
  if (digests === null) return null
  const critical = (await alerts.open()).filter(({ severity }) => severity === 'Critical')
  if (critical.length === 0) return countedDigests([])
  const everybody = await digests.directory.list()
  const concerned = everybody.filter((person) => critical.some((record) => isTheirs(person, record)))
  const recipients = await recipientsOf(concerned, digests.preferences)
  const now = instantText(clock())
  const window = { from: now, to: now }
  const round = { kind: 'at_once', period: null, window, records: critical, recipients } as const
  return sendDigests(round, digests.sending)
}
