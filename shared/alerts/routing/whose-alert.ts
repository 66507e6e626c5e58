// Which alerts are a person's: the same rule by which the API decides what a caller sees. A role that is not in the audience
// widens nothing, so a budget owner with a dashboard role stays within their tenants.
import { TENANT_SCOPED_ROLES } from '../../access/roles.ts'
import type { AlertRecord } from '../../contract/alerts/alert-record.ts'
import { ruleNamed } from '../alert-rules.ts'
import type { Person } from './person.ts'

/** An alert of a rule that is gone is nobody's. */
export function isTheirs(
  { roles, tenantIds }: Pick<Person, 'roles' | 'tenantIds'>,
  { rule: name, tenantId }: Pick<AlertRecord, 'rule' | 'tenantId'>,
): boolean {
  const rule = ruleNamed(name)
  const allowing = rule === null ? [] : roles.filter((role) => rule.audience.includes(role))
  if (rule === null || allowing.length === 0) return false
  if (allowing.some((role) => !TENANT_SCOPED_ROLES.includes(role))) return true
  return rule.about === 'tenant' && tenantId !== null && tenantIds.includes(tenantId)
}

/** Of all people, those whom an alert reaches, in the order given. */
export function recipientsOf<Someone extends Person>(
  record: Pick<AlertRecord, 'rule' | 'tenantId'>,
  people: readonly Someone[],
): Someone[] {
  return people.filter((person) => isTheirs(person, record))
}
