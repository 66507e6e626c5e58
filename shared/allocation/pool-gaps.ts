// Which pools cannot be known because the upstream database lacks what they lean on (figure book, small print).
import { type MissingSources, missingReason, type NullReason } from '../inputs/missing-sources.ts'

/** Null where nothing is missing. `path` is the way from an IP to its tenants: without it costs are known, shares not. */
export interface PoolGaps {
  readonly vpsCost: NullReason | null
  readonly ipCost: NullReason | null
  readonly path: NullReason | null
}

/** The first missing source that each pool, and the path to tenants, leans on. */
export function poolGaps(missing: MissingSources): PoolGaps {
  const paidVps = missingReason(missing, 'vps_instances.id', 'vps_instances.status')
  const placedIps = missingReason(missing, 'smtp_ip_addresses.id', 'smtp_ip_addresses.vps_instance_id')
  return {
    vpsCost: paidVps ?? missingReason(missing, 'vps_instances.approximate_cost'),
    ipCost: paidVps ?? placedIps ?? missingReason(missing, 'smtp_ip_addresses.approximate_cost'),
    path:
      paidVps ??
      placedIps ??
      missingReason(
        missing,
        'smtp_ip_addresses.status',
        'domain_ip_assignments.domain_id',
        'domain_ip_assignments.smtp_ip_address_id',
        'domain_ip_assignments.assigned',
        'domain_ip_assignments.expires',
        'domain_ip_assignments.status',
        'domains.id',
        'domains.tenant_id',
      ),
  }
}
