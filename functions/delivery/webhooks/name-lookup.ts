// Where a name leads, asked of the name servers directly and side by side with any number of others. The system's own lookup has
// few threads: names whose servers are silent would keep it from everybody else.
import type { LookupAddress } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import { setTimeout as wait } from 'node:timers/promises'

/** Within the time for connecting: the second question waits twice as long as the first. */
const ASKED = { timeout: 1_400, tries: 2 }
/** What is known of one family waits so long for the other. */
const OTHER_FAMILY_MS = 300
/** There is no such name, or nothing under it. */
const LEADS_NOWHERE = ['ENODATA', 'ENOTFOUND']
/** Our name server cannot be asked, whatever the name. */
const OF_OURS = ['ECONNREFUSED', 'EFILE', 'ENOMEM', 'ENOTINITIALIZED']

/** Nothing was asked: that says nothing of the name. */
export class LookupNotBegunError extends Error {
  override name = 'LookupNotBegunError'
}

/**
 * All addresses of a name, IPv4 first.
 *
 * @param signal ends the lookup, which then fails
 * @param servers those of this machine, where none are given
 * @throws LookupNotBegunError; whatever a name server answered
 */
export async function lookUp(
  host: string,
  signal: AbortSignal,
  servers: readonly string[] = [],
): Promise<LookupAddress[]> {
  const resolver = new Resolver(ASKED)
  if (servers.length > 0) resolver.setServers(servers)
  const cancel = (): void => resolver.cancel()
  const asked = [
    resolver.resolve4(host).then((found) => found.map((address) => ({ address, family: 4 }))),
    resolver.resolve6(host).then((found) => found.map((address) => ({ address, family: 6 }))),
  ]
  signal.addEventListener('abort', cancel, { once: true })
  if (signal.aborted) cancel()
  void Promise.any(asked)
    .then(() => wait(OTHER_FAMILY_MS, undefined, { ref: false }))
    .then(cancel, () => undefined)
  const answers = await Promise.allSettled(asked)
  signal.removeEventListener('abort', cancel)
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  if (addresses.length > 0) return addresses
  throw failureOf(answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : [])))
}

/** What could not be asked says more than what is not there. */
function failureOf(reasons: readonly { readonly code?: string }[]): unknown {
  const isOf = (codes: readonly string[]) => (reason: (typeof reasons)[number]) =>
    codes.includes(reason.code ?? '')
  if (reasons.some(isOf(OF_OURS))) return new LookupNotBegunError('No name can be looked up just now.')
  return reasons.find((reason) => !isOf(LEADS_NOWHERE)(reason)) ?? reasons[0]
}
