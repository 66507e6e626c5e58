// Odd usage: analytics rows are filled in batches, carry ids as text, and now and then point nowhere or contradict.
import { gatherRows } from '../gather-rows.ts'
import { healthyCustomer, usageRows } from './healthy-customer.ts'
import { ipInUse } from './host.ts'
import type { OddCaseRecipe } from './odd-case.ts'

export const ODD_USAGE: readonly OddCaseRecipe[] = [
  {
    name: 'usage_tenant_id_is_no_uuid',
    claim: 'A usage row whose tenant id is no UUID is a data-quality warning, not a crash.',
    rows: (make) => ({
      billing_analytics: make.recentMonths.map((month) =>
        make.billing('legacy-account-17', month, { emails_sent: 420 }),
      ),
    }),
  },
  {
    name: 'usage_tenant_id_upper_case',
    claim: 'A usage row whose tenant id is written in upper case belongs to that tenant all the same.',
    rows(make, host) {
      const { account, tenant, companyId, domain, subscription } = healthyCustomer(
        make,
        'Capital Heron Works',
      )
      return gatherRows(
        account,
        { subscriptions: [subscription] },
        usageRows(make, tenant.id.toUpperCase(), companyId, 9_000),
        ipInUse(make, make.ip(host.vpsId), domain.id),
      )
    },
  },
  {
    name: 'usage_emails_unknown',
    claim: 'A usage row without a number of emails makes the volume of its tenant unknown, not 0.',
    rows(make, host) {
      const { account, tenant, domain, subscription } = healthyCustomer(make, 'Silent Meadow Ltd')
      const billing = make.recentMonths.map((month) => make.billing(tenant.id, month, { emails_sent: null }))
      return gatherRows(
        account,
        { subscriptions: [subscription], billing_analytics: billing },
        ipInUse(make, make.ip(host.vpsId), domain.id, host.customer.domain.id),
      )
    },
  },
  {
    name: 'usage_tenant_unknown',
    claim: 'A usage row of a tenant that does not exist is a data-quality warning.',
    rows(make) {
      const tenantId = make.id()
      return {
        billing_analytics: make.recentMonths.map((month) =>
          make.billing(tenantId, month, { emails_sent: 777 }),
        ),
      }
    },
  },
  {
    name: 'usage_sources_disagree',
    claim:
      'Billing analytics and the daily summary of a tenant are more than 1 % apart, and that is warned about.',
    rows(make) {
      const { account, tenant, companyId, subscription } = healthyCustomer(make, 'Twofold Quarry Ltd')
      const usage = usageRows(make, tenant.id, companyId, 10_000, { emails_sent: 11_500 })
      return gatherRows(account, { subscriptions: [subscription] }, usage)
    },
  },
]
