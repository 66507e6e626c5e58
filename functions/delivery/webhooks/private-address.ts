// Whether an address is of the public internet: one list a family, and every doubt is a no.
import { BlockList, isIP } from 'node:net'
import { type IsPrivateAddress, PRIVATE_RANGES } from '../../../shared/webhooks/private-ranges.ts'

const RANGES = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const { network, prefix, family } of PRIVATE_RANGES) RANGES[family].addSubnet(network, prefix, family)

const LOOPBACK = { ipv4: new BlockList(), ipv6: new BlockList() }
LOOPBACK.ipv4.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.ipv6.addAddress('::1', 'ipv6')

/** IPv4 within IPv6 is private as a whole, whatever IPv4 address it holds; so is what is no address, or has a zone. */
export const isPrivateAddress: IsPrivateAddress = (address, family) => {
  if (address.includes('%') || familyOf(address) !== family) return true
  return RANGES[family].check(address, family)
}

/** This machine itself. */
export const isLoopback: IsPrivateAddress = (address, family) =>
  familyOf(address) === family && LOOPBACK[family].check(address, family)

/** Null for what is no address. */
export function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(address)
  return version === 0 ? null : version === 4 ? 'ipv4' : 'ipv6'
}
