// Odd tenants: deleted ones, one with nothing, two that share a name, a name that spreadsheets trip over.
import { gatherRows } from '../gather-rows.ts'
import { healthyCustomer } from './healthy-customer.ts'
import { ipInUse } from './host.ts'
import type { OddCaseRecipe } from './odd-case.ts'

/** The one name that two tenants of the sample have. */
export const AMBIGUOUS_TENANT_NAME = 'Mirror Lake Ltd'

export const ODD_TENANTS: readonly OddCaseRecipe[] = [
  {
    name: 'tenant_deleted_with_cost',
    claim: 'A deleted tenant that still has an IP keeps its row and its cost.',
    rows(make, host) {
      const gone = healthyCustomer(make, 'Ashen Wharf Ltd', { tenant: { deleted: make.daysAgo(70) } })
      return gatherRows(gone.account, ipInUse(make, make.ip(host.vpsId), gone.domain.id))
    },
  },
  {
    name: 'tenant_deleted_with_revenue',
    claim:
      'A deleted tenant that still paid keeps its row, but is not active although its subscription says so.',
    rows: (make) => healthyCustomer(make, 'Faded Anchor Ltd', { tenant: { deleted: make.daysAgo(50) } }).rows,
  },
  {
    name: 'tenant_deleted_without_anything',
    claim: 'A deleted tenant without cost or revenue has no row.',
    rows: (make) =>
      healthyCustomer(make, 'Dusky Ember Ltd', { tenant: { deleted: make.daysAgo(200) } }).account,
  },
  {
    name: 'tenant_without_infrastructure',
    claim: 'A tenant that uses no infrastructure has a row of zeros beside its revenue.',
    rows: (make) => healthyCustomer(make, 'Budding Fern Ltd').rows,
  },
  {
    name: 'tenant_name_shared_by_two',
    claim: 'Two tenants with the same name cannot be told apart by name: a look-up has to ask for the id.',
    rows: (make) =>
      gatherRows(
        healthyCustomer(make, AMBIGUOUS_TENANT_NAME).account,
        healthyCustomer(make, AMBIGUOUS_TENANT_NAME, {
          tenant: { created: make.daysAgo(150) },
          domainPrefix: 'the-',
        }).account,
      ),
  },
  {
    name: 'tenant_name_with_special_characters',
    claim:
      'A name that looks like a formula, with a comma and quotes in it, arrives as the same text in every export.',
    rows: (make) => healthyCustomer(make, '@Hearthside, "Paper & Post" Ltd').account,
  },
]
