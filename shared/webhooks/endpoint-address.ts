// Whether an address may be registered as a webhook's target, by its text alone. Where its name leads is checked again at
// every attempt, by whoever connects.
import type { IsPrivateAddress } from './private-ranges.ts'

export type JudgedAddress =
  /** As it is kept and called. */
  | { readonly accepted: true; readonly url: string }
  /** A sentence: what is wrong and what is taken. */
  | { readonly accepted: false; readonly why: string }

const LONGEST = 2_000
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/
/** What is taken, as a sentence. */
export const A_TARGET = 'Give a public https address such as https://hooks.example.com/penguin.'
/** Names that lead nowhere outside one's own network. */
const OWN_NETWORK = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'private',
  'home.arpa',
  'localdomain',
]
/** Names that lead nowhere at all: reserved for tests, examples and hidden services. */
const RESERVED = ['test', 'example', 'invalid', 'onion', 'alt']

/** Host names are judged as a browser reads them, so `0x7f.1` and `2130706433` are the loopback address that they are. */
export function judgeEndpointAddress(text: string, isPrivate: IsPrivateAddress): JudgedAddress {
  if (text.length > LONGEST) return refused(`The address has more than ${LONGEST} characters.`)
  const url = URL.parse(text.trim())
  if (url === null) return refused('The address is not a URL.')
  if (url.protocol !== 'https:') return refused('The address is not https.')
  if (url.username !== '' || url.password !== '') {
    return refused(
      'The address holds a user name or password: they would end up in logs, and every message is signed.',
    )
  }
  if (url.hash !== '') return refused('The address ends in a fragment (#...), which is never sent.')
  const host = url.hostname.replace(/\.+$/, '')
  const why = host.startsWith('[') || IPV4.test(host) ? whyNotAddress(host, isPrivate) : whyNotName(host)
  if (why !== null) return refused(why)
  url.hostname = host
  return { accepted: true, url: url.href }
}

function whyNotAddress(host: string, isPrivate: IsPrivateAddress): string | null {
  const isV6 = host.startsWith('[')
  const address = isV6 ? host.slice(1, -1) : host
  if (!isPrivate(address, isV6 ? 'ipv6' : 'ipv4')) return null
  return `${address} is not an address of the public internet.`
}

function whyNotName(host: string): string | null {
  if (!host.includes('.')) return `${host} is a name of one's own network.`
  const isBelow = (names: readonly string[]): boolean =>
    names.some((name) => host.endsWith(`.${name}`) || host === name)
  if (isBelow(OWN_NETWORK)) return `${host} is a name of one's own network.`
  if (isBelow(RESERVED)) return `${host} is a name that leads nowhere.`
  return null
}

function refused(why: string): JudgedAddress {
  return { accepted: false, why: `${why} ${A_TARGET}` }
}
