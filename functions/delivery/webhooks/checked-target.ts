// Where a webhook leads, at the moment of an attempt: its name is looked up once, every address of it is held against the
// private ranges, and the connection goes to these addresses and no other. A name that answers otherwise a moment later
// changes nothing.
import type { LookupAddress } from 'node:dns'
import { isIP } from 'node:net'
import { judgeEndpointAddress } from '../../../shared/webhooks/endpoint-address.ts'
import type { IsPrivateAddress } from '../../../shared/webhooks/private-ranges.ts'
import { lookUp } from './name-lookup.ts'
import { familyOf, isLoopback, isPrivateAddress } from './private-address.ts'

export interface TargetRules {
  readonly isPrivate: IsPrivateAddress
  /** All addresses of a name, before the signal is aborted. */
  readonly resolve: (host: string, signal: AbortSignal) => Promise<readonly LookupAddress[]>
  /** For the embedded system and tests: this machine too may be called, also without TLS. */
  readonly allowsLoopback: boolean
}

export const PUBLIC_TARGETS: TargetRules = {
  isPrivate: isPrivateAddress,
  resolve: lookUp,
  allowsLoopback: false,
}

export interface CheckedTarget {
  readonly url: URL
  /** At least one. */
  readonly addresses: readonly LookupAddress[]
}

/** What is said of it goes to the endpoint's owner: never which address of ours a name leads to. */
export class TargetRefusedError extends Error {
  override name = 'TargetRefusedError'
  /** As it is said where nothing was to be sent yet. */
  readonly why: string

  constructor(why: string) {
    super(`not sent: ${why}`)
    this.why = why
  }
}

/** This machine, where it may be called at all: no name server is asked for it. */
const LOCALHOST: readonly LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
]

/** @param signal ends the lookup. @throws TargetRefusedError; whatever the lookup throws */
export async function checkedTarget(
  text: string,
  rules: TargetRules,
  signal: AbortSignal,
): Promise<CheckedTarget> {
  const url = judgedUrl(text, rules)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = knownAddresses(host) ?? (await rules.resolve(host, signal))
  if (addresses.length === 0) throw new TargetRefusedError('its name leads nowhere')
  // One private address among public ones is no accident to work around.
  if (!addresses.every((one) => mayBeCalled(one, rules))) {
    throw new TargetRefusedError('its name leads to an address that is not of the public internet')
  }
  return { url, addresses }
}

function knownAddresses(host: string): readonly LookupAddress[] | null {
  const family = isIP(host)
  if (family !== 0) return [{ address: host, family }]
  return host === 'localhost' ? LOCALHOST : null
}

function judgedUrl(text: string, { isPrivate, allowsLoopback }: TargetRules): URL {
  const judged = judgeEndpointAddress(text, isPrivate)
  if (judged.accepted) return new URL(judged.url)
  const url = allowsLoopback ? URL.parse(text) : null
  if (url !== null && isOfThisMachine(url)) return url
  throw new TargetRefusedError(judged.why)
}

function isOfThisMachine({ protocol, hostname, username, password }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  return (
    ['http:', 'https:'].includes(protocol) &&
    (host === 'localhost' || isLoopback(host, familyOf(host) ?? 'ipv4')) &&
    username === '' &&
    password === ''
  )
}

function mayBeCalled(
  { address, family }: LookupAddress,
  { isPrivate, allowsLoopback }: TargetRules,
): boolean {
  const named = family === 6 ? 'ipv6' : 'ipv4'
  return !isPrivate(address, named) || (allowsLoopback && isLoopback(address, named))
}
