// What each role may call, as Markdown tables, from the very table that the API obeys: the OpenAPI document prints them, and
// docs/api.md is held against them.
import { MAY_CALL, OPERATIONS, type Operation } from '../../../shared/access/may-call.ts'
import { ROLE_TITLES, ROLES, type Role, TENANT_SCOPED_ROLES } from '../../../shared/access/roles.ts'
import { CONTRACT } from '../../../shared/contract/api/operations.ts'

/** What heads a role's column: operations are many, and fourteen columns fit a page. */
const COLUMN: Readonly<Record<Role, string>> = {
  ROLE_EXECUTIVE_CEO: 'CEO',
  ROLE_EXECUTIVE_CFO: 'CFO',
  ROLE_EXECUTIVE_COO: 'COO',
  ROLE_EXECUTIVE_CTO: 'CTO',
  ROLE_FINANCE: 'Fin',
  ROLE_PROCUREMENT: 'Proc',
  ROLE_OPERATIONS_MANAGER: 'Ops',
  ROLE_OPS_COORDINATOR: 'Coord',
  ROLE_SYSTEM_ADMIN: 'Admin',
  ROLE_ANALYST: 'Anl',
  ROLE_SUPPORT_MANAGER: 'Supp',
  ROLE_READ_ONLY: 'Read',
  ROLE_DASHBOARD_USER: 'Dash',
  ROLE_BUDGET_OWNER: 'Owner',
}

/** A row an operation with its request, a column a role; before it the columns' roles. */
export function roleTable(): string {
  return `${markdown(namesOfColumns())}\n\n${markdown(whoMayCall())}`
}

function namesOfColumns(): string[][] {
  return [
    ['Column', 'Role', 'In the token'],
    ['---', '---', '---'],
    ...ROLES.map((role) => [COLUMN[role], title(role), `\`${role}\``]),
  ]
}

function whoMayCall(): string[][] {
  return [
    ['operation', 'request', ...ROLES.map((role) => COLUMN[role])],
    ['---', '---', ...ROLES.map(() => ':-:')],
    ...OPERATIONS.map((name) => [name, requestOf(name), ...ROLES.map((role) => mark(role, name))]),
  ]
}

function markdown(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function requestOf(operation: Operation): string {
  const { method, path } = CONTRACT[operation]
  return `${method} ${path}`
}

function title(role: Role): string {
  const scope = TENANT_SCOPED_ROLES.includes(role) ? ' (own tenants only)' : ''
  return `${ROLE_TITLES[role]}${scope}`
}

function mark(role: Role, operation: Operation): string {
  return MAY_CALL[operation].includes(role) ? 'yes' : '-'
}
