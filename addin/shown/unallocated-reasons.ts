// Why no tenant carries a cost, in words; in keys it stays the code of the contract.
import type { UnallocatedReason } from '../../shared/contract/run-figures.ts'

const WORDS: Readonly<Record<UnallocatedReason, string>> = {
  scheduled_decommission: 'scheduled decommission',
  no_ip: 'no IP',
  no_ip_in_service: 'no IP in service',
  burned: 'burned',
  quarantined: 'quarantined',
  unassigned: 'not assigned',
  platform: 'platform cost, not shared',
}

const words: Readonly<Record<string, string>> = WORDS

/** @param codes one, or those of several months, separated by a comma and a space */
export function unallocatedReason(codes: string): string {
  return codes
    .split(', ')
    .map((code) => words[code] ?? code.replaceAll('_', ' '))
    .join('; ')
}
