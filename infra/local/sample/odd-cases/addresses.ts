// Odd IP addresses: in use although they should not be, without a server, without a price.
import { gatherRows } from '../gather-rows.ts'
import { healthyCustomer, usageRows } from './healthy-customer.ts'
import { ipInUse } from './host.ts'
import type { OddCaseRecipe } from './odd-case.ts'

export const ODD_ADDRESSES: readonly OddCaseRecipe[] = [
  {
    name: 'ip_without_vps',
    claim: 'An IP whose server is NULL lies outside the paid servers, whoever uses it.',
    rows: (make, host) => ipInUse(make, make.ip(null), host.customer.domain.id),
  },
  {
    name: 'ip_on_unknown_vps',
    claim: 'An IP whose server does not exist lies outside the paid servers.',
    rows: (make, host) => ipInUse(make, make.ip(make.id()), host.customer.domain.id),
  },
  {
    name: 'ip_burned_in_use',
    claim: 'A burned IP is never in service, whatever its assignments say: its cost is unallocated.',
    rows: (make, host) =>
      ipInUse(
        make,
        make.ip(host.vpsId, { status: 'burned', reputation_state: 'critical', approximate_cost: '15.00' }),
        host.customer.domain.id,
      ),
  },
  {
    name: 'ip_quarantined_in_use',
    claim: 'A quarantined IP is never in service, whatever its assignments say: its cost is unallocated.',
    rows: (make, host) =>
      ipInUse(
        make,
        make.ip(host.vpsId, { status: 'quarantined', reputation_state: 'poor', approximate_cost: '15.00' }),
        host.customer.domain.id,
      ),
  },
  {
    name: 'ip_available_in_use',
    claim: 'An available IP with an assignment in force is not in service, and stays unassigned.',
    rows: (make, host) =>
      ipInUse(
        make,
        make.ip(host.vpsId, { status: 'available', approximate_cost: '20.00' }),
        host.customer.domain.id,
      ),
  },
  {
    name: 'ip_unassigned',
    claim: 'A warmed IP that nobody uses stays unallocated with the reason unassigned.',
    rows: (make, host) => ({ smtp_ip_addresses: [make.ip(host.vpsId, { assigned_count: 0 })] }),
  },
  {
    name: 'ip_cost_unknown',
    claim: 'An IP whose cost is NULL leaves the cost of its tenant incomplete.',
    rows(make, host) {
      const customer = healthyCustomer(make, 'Pewter Finch Studio')
      const ip = make.ip(host.vpsId, { approximate_cost: null })
      return gatherRows(customer.rows, ipInUse(make, ip, customer.domain.id))
    },
  },
  {
    name: 'ip_cost_unknown_unassigned',
    claim: 'An idle IP whose cost is NULL is counted as unknown in its pool and marks no tenant.',
    rows: (make, host) => ({
      smtp_ip_addresses: [make.ip(host.vpsId, { approximate_cost: null, assigned_count: 0 })],
    }),
  },
  {
    name: 'ip_cost_zero',
    claim: 'An IP at 0.00 is a known zero with a warning.',
    rows: (make, host) =>
      ipInUse(make, make.ip(host.vpsId, { approximate_cost: '0.00' }), host.customer.domain.id),
  },
  {
    name: 'ip_created_unknown',
    claim: 'An IP with no created date exists at every instant.',
    rows: (make, host) => ipInUse(make, make.ip(host.vpsId, { created: null }), host.customer.domain.id),
  },
  {
    name: 'ip_shared_with_unknown_volume',
    claim:
      'A shared IP of which one tenant has no usage row is divided evenly under the volume methods, with a warning.',
    rows(make, host) {
      const known = healthyCustomer(make, 'Saffron Mill Labs')
      const unknown = healthyCustomer(make, 'Tawny Otter Ltd')
      const ip = ipInUse(make, make.ip(host.vpsId), known.domain.id, unknown.domain.id)
      const unknownSubscription = { subscriptions: [unknown.subscription] }
      return gatherRows(known.rows, unknown.account, unknownSubscription, ip)
    },
  },
  {
    name: 'ip_shared_and_nobody_sent',
    claim:
      'A shared IP whose tenants all sent nothing is divided evenly under the volume methods, without a warning.',
    rows(make, host) {
      const customers = ['Frosty Pond Ltd', 'Mossy Gate Ltd'].map((name) => healthyCustomer(make, name))
      const domainIds = customers.map((customer) => customer.domain.id)
      return gatherRows(
        ...customers.map((customer) => customer.account),
        { subscriptions: customers.map((customer) => customer.subscription) },
        ...customers.map(({ tenant, companyId }) => usageRows(make, tenant.id, companyId, 0)),
        ipInUse(make, make.ip(host.vpsId), ...domainIds),
      )
    },
  },
]
