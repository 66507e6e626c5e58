// The platform's roles, as its tokens name them, and ours: who may ask the figures API anything at all.

export const ROLES = [
  'ROLE_EXECUTIVE_CEO',
  'ROLE_EXECUTIVE_CFO',
  'ROLE_EXECUTIVE_COO',
  'ROLE_EXECUTIVE_CTO',
  'ROLE_FINANCE',
  'ROLE_PROCUREMENT',
  'ROLE_OPERATIONS_MANAGER',
  'ROLE_OPS_COORDINATOR',
  'ROLE_SYSTEM_ADMIN',
  'ROLE_ANALYST',
  'ROLE_SUPPORT_MANAGER',
  'ROLE_READ_ONLY',
  'ROLE_DASHBOARD_USER',
  'ROLE_BUDGET_OWNER',
] as const

export type Role = (typeof ROLES)[number]

/** Roles that see only the tenants that the token names; every other role sees the whole platform. */
export const TENANT_SCOPED_ROLES: readonly Role[] = ['ROLE_BUDGET_OWNER']

/** As people say them, for documents and screens. */
export const ROLE_TITLES: Readonly<Record<Role, string>> = {
  ROLE_EXECUTIVE_CEO: 'CEO',
  ROLE_EXECUTIVE_CFO: 'CFO',
  ROLE_EXECUTIVE_COO: 'COO',
  ROLE_EXECUTIVE_CTO: 'CTO',
  ROLE_FINANCE: 'Finance',
  ROLE_PROCUREMENT: 'Procurement',
  ROLE_OPERATIONS_MANAGER: 'Operations manager',
  ROLE_OPS_COORDINATOR: 'Operations coordinator',
  ROLE_SYSTEM_ADMIN: 'System administrator',
  ROLE_ANALYST: 'Analyst',
  ROLE_SUPPORT_MANAGER: 'Support manager',
  ROLE_READ_ONLY: 'Read-only',
  ROLE_DASHBOARD_USER: 'Dashboard user',
  ROLE_BUDGET_OWNER: 'Budget owner',
}
