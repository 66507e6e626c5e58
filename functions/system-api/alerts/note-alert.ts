// What the audit trail is told of an alert that somebody names: also of one that is not theirs, or is none.
import { ALERT_RULES } from '../../../shared/alerts/alert-rules.ts'
import { recordIdOf } from '../../../shared/alerts/lifecycle/record-id.ts'
import { uuidFromText } from '../../../shared/tenants/uuid-from-text.ts'
import type { AccessFacts } from '../../figures-api/access/access-log.ts'
import { noteTenant } from '../records/note-record.ts'

/** Ids of rules, tenants, servers and periods; no sentence is one. */
const ID = /^[\w.:-]{1,200}$/

/** What no rule names may be anything that somebody typed: it is not written down. */
export function noteAlert(facts: AccessFacts, id: string): void {
  const rule = Object.entries(ALERT_RULES).find(([name]) => id.startsWith(recordIdOf(name, '')))
  if (rule === undefined || !ID.test(id)) return
  const [name, { about }] = rule
  facts.did = `alert ${id}`
  const tenantId = uuidFromText(id.slice(recordIdOf(name, '').length))
  if (about === 'tenant' && tenantId !== null) noteTenant(facts, tenantId)
}
