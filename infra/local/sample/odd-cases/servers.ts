// Odd servers: prices nobody knows, machines that serve nobody, machines on their way in or out.
import { gatherRows } from '../gather-rows.ts'
import { healthyCustomer } from './healthy-customer.ts'
import { ipInUse } from './host.ts'
import type { OddCaseRecipe } from './odd-case.ts'

export const ODD_SERVERS: readonly OddCaseRecipe[] = [
  {
    name: 'vps_cost_unknown',
    claim:
      'A VPS whose approximate cost is NULL has an unknown cost, and monthly_cost never stands in for it.',
    rows(make) {
      const vps = make.vps({ approximate_cost: null, monthly_cost: '150.00' })
      const customer = healthyCustomer(make, 'Slate Harbor Ltd')
      return gatherRows(
        customer.rows,
        { vps_instances: [vps] },
        ipInUse(make, make.ip(vps.id), customer.domain.id),
      )
    },
  },
  {
    name: 'vps_cost_zero',
    claim: 'A VPS at 0.00 is a known zero, and is warned about because a column default can look like it.',
    rows(make, host) {
      const vps = make.vps({ approximate_cost: '0.00', monthly_cost: null })
      return gatherRows({ vps_instances: [vps] }, ipInUse(make, make.ip(vps.id), host.customer.domain.id))
    },
  },
  {
    name: 'vps_monthly_cost_differs',
    claim:
      'A VPS whose monthly cost differs from its approximate cost is allocated at the approximate cost and warned about.',
    rows(make, host) {
      const vps = make.vps({ approximate_cost: '140.00', monthly_cost: '165.00' })
      return gatherRows({ vps_instances: [vps] }, ipInUse(make, make.ip(vps.id), host.customer.domain.id))
    },
  },
  {
    name: 'vps_scheduled_decommission',
    claim:
      'A VPS that is to be decommissioned is still a cost, with its IPs, but no tenant is charged for either.',
    rows(make, host) {
      const vps = make.vps({
        status: 'scheduled_decommission',
        decommission_scheduled_for: make.daysAgo(-20),
      })
      return gatherRows({ vps_instances: [vps] }, ipInUse(make, make.ip(vps.id), host.customer.domain.id))
    },
  },
  {
    name: 'vps_decommission_overdue',
    claim: 'A VPS that should be gone by now is still paid for, and is warned about.',
    rows: (make) => ({
      vps_instances: [
        make.vps({ status: 'scheduled_decommission', decommission_scheduled_for: make.daysAgo(12) }),
      ],
    }),
  },
  {
    name: 'vps_without_ip',
    claim: 'A VPS with no IP stays unallocated with the reason no_ip.',
    rows: (make) => ({ vps_instances: [make.vps()] }),
  },
  {
    name: 'vps_without_ip_in_service',
    claim: 'A VPS whose IPs serve nobody stays unallocated with the reason no_ip_in_service.',
    rows(make) {
      const vps = make.vps({ approximate_cost: '120.00', monthly_cost: '120.00' })
      return {
        vps_instances: [vps],
        smtp_ip_addresses: [
          make.ip(vps.id, {
            status: 'burned',
            approximate_cost: '15.00',
            reputation_state: 'critical',
            assigned_count: 0,
          }),
          make.ip(vps.id, { status: 'available', approximate_cost: '20.00', assigned_count: 0 }),
        ],
      }
    },
  },
  {
    name: 'vps_decommissioned_with_ip',
    claim: 'A decommissioned VPS is no longer paid for, so its IP in use is outside the paid servers.',
    rows(make, host) {
      const vps = make.vps({ status: 'decommissioned', decommission_scheduled_for: make.daysAgo(60) })
      return gatherRows({ vps_instances: [vps] }, ipInUse(make, make.ip(vps.id), host.customer.domain.id))
    },
  },
  {
    name: 'vps_provisioning_with_ip',
    claim:
      'A VPS that is still being set up is not paid for yet, so its IP in use is outside the paid servers.',
    rows(make, host) {
      const vps = make.vps({ status: 'provisioning' })
      return gatherRows({ vps_instances: [vps] }, ipInUse(make, make.ip(vps.id), host.customer.domain.id))
    },
  },
  {
    name: 'vps_created_unknown',
    claim: 'A VPS with no created date exists at every instant.',
    rows(make, host) {
      const vps = make.vps({ created: null })
      return gatherRows({ vps_instances: [vps] }, ipInUse(make, make.ip(vps.id), host.customer.domain.id))
    },
  },
]
