// One healthy server and one healthy customer that odd cases lean on, so that not every case needs its own.
import { gatherRows } from '../gather-rows.ts'
import type { SmtpIpAddressRow } from '../sample-tables.ts'
import { type HealthyCustomer, healthyCustomer } from './healthy-customer.ts'
import type { RowMaker } from './row-maker.ts'
import type { Rows } from './rows.ts'

export interface Host {
  readonly vpsId: string
  readonly customer: HealthyCustomer
  readonly rows: Rows
}

export function oddCaseHost(make: RowMaker): Host {
  const vps = make.vps({ monthly_cost: '200.00', approximate_cost: '200.00' })
  const ip = make.ip(vps.id)
  const customer = healthyCustomer(make, 'Copper Lantern Ltd')
  const infrastructure: Rows = {
    vps_instances: [vps],
    smtp_ip_addresses: [ip],
    domain_ip_assignments: [make.assignment(ip, customer.domain.id)],
  }
  return { vpsId: vps.id, customer, rows: gatherRows(customer.rows, infrastructure) }
}

/** An IP in the hands of domains: the rows of both. */
export function ipInUse(make: RowMaker, ip: SmtpIpAddressRow, ...domainIds: readonly string[]): Rows {
  return {
    smtp_ip_addresses: [{ ...ip, assigned_count: domainIds.length }],
    domain_ip_assignments: domainIds.map((domainId) => make.assignment(ip, domainId)),
  }
}
