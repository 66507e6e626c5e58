// Addresses that no webhook may reach: what is not the public internet (IANA's special-purpose registries). Data only:
// whoever connects holds every address it resolves, not only the one that was typed, against these.

export interface AddressRange {
  readonly network: string
  readonly prefix: number
  readonly family: 'ipv4' | 'ipv6'
  readonly why: string
}

const v4 = (network: string, prefix: number, why: string): AddressRange => ({
  network,
  prefix,
  family: 'ipv4',
  why,
})
const v6 = (network: string, prefix: number, why: string): AddressRange => ({
  network,
  prefix,
  family: 'ipv6',
  why,
})

export const PRIVATE_RANGES: readonly AddressRange[] = [
  v4('0.0.0.0', 8, 'this network'),
  v4('10.0.0.0', 8, 'private'),
  v4('100.64.0.0', 10, 'shared by a provider'),
  v4('127.0.0.0', 8, 'loopback'),
  v4('169.254.0.0', 16, 'link-local, with the metadata of cloud machines'),
  v4('172.16.0.0', 12, 'private'),
  v4('192.0.0.0', 24, 'protocol assignments'),
  v4('192.0.2.0', 24, 'documentation'),
  v4('192.31.196.0', 24, 'protocol assignments'),
  v4('192.52.193.0', 24, 'protocol assignments'),
  v4('192.88.99.0', 24, 'former relays'),
  v4('192.168.0.0', 16, 'private'),
  v4('192.175.48.0', 24, 'protocol assignments'),
  v4('198.18.0.0', 15, 'benchmarks'),
  v4('198.51.100.0', 24, 'documentation'),
  v4('203.0.113.0', 24, 'documentation'),
  v4('224.0.0.0', 4, 'multicast'),
  v4('240.0.0.0', 4, 'reserved, and broadcast'),
  v6('::', 96, 'unspecified, loopback, and IPv4 in an old form'),
  v6('::ffff:0:0', 96, 'IPv4 in IPv6'),
  v6('::ffff:0:0:0', 96, 'IPv4 translated'),
  v6('64:ff9b::', 96, 'IPv4 translated'),
  v6('64:ff9b:1::', 48, 'IPv4 translated, private'),
  v6('100::', 64, 'discarded'),
  v6('2001::', 23, 'protocol assignments, with tunnels'),
  v6('2001:db8::', 32, 'documentation'),
  v6('2002::', 16, 'tunnels of IPv4'),
  v6('2620:4f:8000::', 48, 'protocol assignments'),
  v6('3fff::', 20, 'documentation'),
  v6('5f00::', 16, 'segment routing'),
  v6('fc00::', 7, 'unique-local'),
  v6('fe80::', 10, 'link-local'),
  v6('fec0::', 10, 'former site-local'),
  v6('ff00::', 8, 'multicast'),
]

/**
 * Whether an address, as text, lies in one of the ranges of its family. Whoever connects implements it, with one `BlockList`
 * a family: in a list of both, the range of IPv4 in IPv6 would hold every IPv4 address there is.
 */
export type IsPrivateAddress = (address: string, family: AddressRange['family']) => boolean
