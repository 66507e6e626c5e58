// The people of the embedded sample: one for each role, whom the embedded issuer lets sign in by name alone.
import { ROLES, type Role, TENANT_SCOPED_ROLES } from '../../shared/access/roles.ts'

export interface SamplePerson {
  /** Who they are in tokens and logs; also the client_id or login_hint that signs them in. */
  readonly subject: string
  readonly name: string
  /** Where the embedded mailbox keeps what they are mailed. */
  readonly address: string
  readonly role: Role
  /** Tenant ids that the token names, for a role that sees only those. */
  readonly tenants?: readonly string[]
}

const people: Readonly<Record<Role, { subject: string; name: string }>> = {
  ROLE_EXECUTIVE_CEO: { subject: 'ceo@sample', name: 'Cleo Adeyemi' },
  ROLE_EXECUTIVE_CFO: { subject: 'cfo@sample', name: 'Farid Okonkwo' },
  ROLE_EXECUTIVE_COO: { subject: 'coo@sample', name: 'Olga Lindqvist' },
  ROLE_EXECUTIVE_CTO: { subject: 'cto@sample', name: 'Tomás Herrera' },
  ROLE_FINANCE: { subject: 'finance@sample', name: 'Fiona Banerjee' },
  ROLE_PROCUREMENT: { subject: 'procurement@sample', name: 'Petra Novak' },
  ROLE_OPERATIONS_MANAGER: { subject: 'operations@sample', name: 'Omar Haddad' },
  ROLE_OPS_COORDINATOR: { subject: 'coordinator@sample', name: 'Cora Jansen' },
  ROLE_SYSTEM_ADMIN: { subject: 'admin@sample', name: 'Ada Kowalski' },
  ROLE_ANALYST: { subject: 'analyst@sample', name: 'Anouk Moreau' },
  ROLE_SUPPORT_MANAGER: { subject: 'support@sample', name: 'Sunil Rao' },
  ROLE_READ_ONLY: { subject: 'reader@sample', name: 'Rita Castellano' },
  ROLE_DASHBOARD_USER: { subject: 'dashboard@sample', name: 'Dana Whitfield' },
  ROLE_BUDGET_OWNER: { subject: 'budget@sample', name: 'Bruno Silva' },
}

/** @param ownTenants the tenants that people of a tenant-scoped role (the budget owner) answer for */
export function samplePeople(ownTenants: readonly string[]): SamplePerson[] {
  return ROLES.map((role) => ({
    ...people[role],
    address: `${people[role].subject}.example`,
    role,
    ...(TENANT_SCOPED_ROLES.includes(role) && { tenants: ownTenants }),
  }))
}
