// Groups of roles that alerts go to. An audience holds nobody who may not open the page that its alerts lead to.
import type { Role } from '../access/roles.ts'

const EXECUTIVES: readonly Role[] = [
  'ROLE_EXECUTIVE_CEO',
  'ROLE_EXECUTIVE_CFO',
  'ROLE_EXECUTIVE_COO',
  'ROLE_EXECUTIVE_CTO',
]
const OPERATORS: readonly Role[] = ['ROLE_OPERATIONS_MANAGER', 'ROLE_SYSTEM_ADMIN']

/** Who answers for the business as a whole. */
export const LEADERS: readonly Role[] = [...EXECUTIVES, 'ROLE_FINANCE']
/** Who answers for a tenant: everybody above, and the owner of its budget. */
export const OF_TENANT_REVENUE: readonly Role[] = [...LEADERS, ...OPERATORS, 'ROLE_BUDGET_OWNER']
export const OF_TENANT_COST: readonly Role[] = [...LEADERS, 'ROLE_BUDGET_OWNER']
/** Who can change what servers and vendors cost. */
export const BUYERS: readonly Role[] = [
  'ROLE_EXECUTIVE_CFO',
  'ROLE_EXECUTIVE_COO',
  'ROLE_FINANCE',
  'ROLE_PROCUREMENT',
]
/** Who keeps servers, addresses and the system itself running. */
export const KEEPERS: readonly Role[] = ['ROLE_EXECUTIVE_COO', 'ROLE_EXECUTIVE_CTO', ...OPERATORS]
/** Keepers, and Finance, whose figures lean on the data. */
export const DATA_USERS: readonly Role[] = [...KEEPERS, 'ROLE_EXECUTIVE_CFO', 'ROLE_FINANCE']
