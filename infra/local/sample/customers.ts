// The tenants with what hangs on them by ownership: companies, domains and users.
import { DAY_MS, instantText } from './calendar.ts'
import { type CustomerSize, customerSizes } from './customer-sizes.ts'
import { createRandom, type Random } from './random.ts'
import type { CompanyRow, DomainRow, TenantRow, TenantUserRow } from './sample-tables.ts'
import { nameSlug, tenantNames } from './tenant-names.ts'

const HISTORY_DAYS = 540
const DOMAIN_PREFIXES = ['', 'get-', 'try-', 'go-', 'mail-', 'team-', 'hello-', 'meet-'] as const
const USER_ROLES = [['owner', 'finance'], ['member'], ['finance'], ['deliverability', 'member']] as const

export interface Customer {
  readonly tenant: TenantRow
  readonly createdMs: number
  readonly size: CustomerSize
  readonly companies: readonly CompanyRow[]
  readonly domains: readonly DomainRow[]
  readonly users: readonly TenantUserRow[]
}

function companyRows(random: Random, tenant: TenantRow, count: number): CompanyRow[] {
  return Array.from({ length: count }, (_, index) => ({
    id: random.uuid(),
    tenant_id: tenant.id,
    name: index === 0 ? tenant.name : `${tenant.name}, client ${index}`,
    status: 'active',
  }))
}

/** Under `.example`, which nobody can own; companies take turns, so that each has a domain while they last. */
function domainRows(
  random: Random,
  tenant: TenantRow,
  companies: readonly CompanyRow[],
  count: number,
): DomainRow[] {
  const slug = nameSlug(tenant.name)
  return Array.from({ length: count }, (_, index) => {
    const prefix = DOMAIN_PREFIXES[index % DOMAIN_PREFIXES.length]
    const lap = Math.floor(index / DOMAIN_PREFIXES.length)
    return {
      id: random.uuid(),
      tenant_id: tenant.id,
      company_id: companies[index % companies.length]?.id ?? '',
      domain: `${prefix}${slug}${lap === 0 ? '' : `-${lap + 1}`}.example`,
      verification_status: random.chance(0.96) ? 'verified' : 'pending',
    }
  })
}

function userRows(random: Random, tenant: TenantRow, count: number): TenantUserRow[] {
  return USER_ROLES.slice(0, count).map((roles) => ({
    tenant_id: tenant.id,
    user_id: random.uuid(),
    roles: [...roles],
    email: `${roles[0]}@${nameSlug(tenant.name)}.example`,
  }))
}

/** Customers who joined over the past 18 months, the last of them some days before the sample's present. */
export function sampleCustomers(seed: number, asOfMs: number, count: number): Customer[] {
  const random = createRandom(seed, 'customers')
  const sizes = customerSizes(random, count)
  const names = tenantNames(
    createRandom(seed, 'tenant names'),
    sizes.map((size) => size.isAgency),
  )
  return sizes.map((size, index) => {
    const createdMs = asOfMs - random.integer(5 * DAY_MS, HISTORY_DAYS * DAY_MS)
    const tenant: TenantRow = {
      id: random.uuid(),
      name: names[index] ?? '',
      created: instantText(createdMs),
      deleted: null,
    }
    const companies = companyRows(random, tenant, random.integer(...size.companies))
    const domains = domainRows(random, tenant, companies, random.integer(...size.domains))
    const users = userRows(random, tenant, size.isAgency ? 4 : random.integer(1, 3))
    return { tenant, createdMs, size, companies, domains, users }
  })
}
