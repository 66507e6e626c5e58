// Odd domains: owners that are missing, unknown or contradicted by the company.
import { gatherRows } from '../gather-rows.ts'
import { healthyCustomer } from './healthy-customer.ts'
import { ipInUse } from './host.ts'
import type { OddCaseRecipe } from './odd-case.ts'

export const ODD_DOMAINS: readonly OddCaseRecipe[] = [
  {
    name: 'domain_tenant_null',
    claim: 'A domain without a tenant does not count, and is warned about.',
    rows(make, host) {
      const domain = make.domain({ company_id: host.customer.companyId, domain: 'nobodys-letters.example' })
      return gatherRows({ domains: [domain] }, ipInUse(make, make.ip(host.vpsId), domain.id))
    },
  },
  {
    name: 'domain_tenant_unknown',
    claim:
      'A domain whose tenant does not exist carries its cost on a row without a name, and is warned about.',
    rows(make, host) {
      const domain = make.domain({
        tenant_id: make.id(),
        company_id: make.id(),
        domain: 'forgotten-letters.example',
      })
      return gatherRows({ domains: [domain] }, ipInUse(make, make.ip(host.vpsId), domain.id))
    },
  },
  {
    name: 'domain_company_of_another_tenant',
    claim:
      'A domain whose company belongs to another tenant is charged to its own tenant, and is warned about.',
    rows(make, host) {
      const customer = healthyCustomer(make, 'Crimson Quill Agency')
      const domain = make.domain({
        tenant_id: customer.tenant.id,
        company_id: host.customer.companyId,
        domain: 'get-crimson-quill-agency.example',
      })
      return gatherRows(customer.rows, { domains: [domain] }, ipInUse(make, make.ip(host.vpsId), domain.id))
    },
  },
]
