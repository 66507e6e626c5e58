// What each role may call, as a Markdown table, from the very table that the API obeys: the OpenAPI document prints it, and
// docs/api.md is held against it.
import { MAY_CALL, OPERATIONS } from '../../../shared/access/may-call.ts'
import { ROLE_TITLES, ROLES, type Role, TENANT_SCOPED_ROLES } from '../../../shared/access/roles.ts'

/** A row a role, a column an operation. */
export function roleTable(): string {
  return [
    ['Role', 'In the token', ...OPERATIONS],
    ['---', '---', ...OPERATIONS.map(() => ':-:')],
    ...ROLES.map((role) => [title(role), `\`${role}\``, ...OPERATIONS.map((name) => mark(role, name))]),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function title(role: Role): string {
  const scope = TENANT_SCOPED_ROLES.includes(role) ? ' (own tenants only)' : ''
  return `${ROLE_TITLES[role]}${scope}`
}

function mark(role: Role, operation: (typeof OPERATIONS)[number]): string {
  return MAY_CALL[operation].includes(role) ? 'yes' : '-'
}
