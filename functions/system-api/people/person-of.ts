// A caller as alerts are routed to people.
import type { Caller } from '../../../shared/access/caller.ts'
import type { Person } from '../../../shared/alerts/routing/person.ts'

export function personOf({ subject, name, roles, tenantIds }: Caller): Person {
  return { person: subject, name, roles, tenantIds }
}
