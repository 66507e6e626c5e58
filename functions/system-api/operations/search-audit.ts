// GET /system/audit: who read, changed, acknowledged and exported what, newest first, for the few who may look. The search
// itself leaves an entry, as every request does.
import type { ApiAuditEntry, AuditPage } from '../../../shared/contract/api/answers/system/audit.ts'
import { MOST_AUDIT_DAYS, USUAL_AUDIT_DAYS } from '../../../shared/contract/api/audit-requests.ts'
import type { AuditEntry } from '../../../shared/contract/audit/audit-entry.ts'
import { instantText, parseInstant } from '../../../shared/periods/instants.ts'
import type { TimeWindow } from '../../../shared/periods/time-window.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { notAccepted } from '../../figures-api/answers/api-error.ts'
import { plainMeta } from '../../figures-api/answers/meta.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action, Call } from '../../figures-api/perform.ts'
import type { AuditAsked, EntryPlace } from '../../stores/audit/audit-store.ts'
import type { SystemServices } from '../services.ts'

type Question = Call<'searchAudit'>['request']

export const searchAudit: Action<'searchAudit', SystemServices> = async (call) => {
  const { request, operation, caller, sight, services, facts } = call
  const { limit, cursor, ...question } = request
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const asked = { operation, caller, sight, question }
  const place = cursor === undefined ? null : await services.cursors.open(cursor, asked)
  const window = place === null ? windowOf(question, services.clock()) : (JSON.parse(place.of) as TimeWindow)
  const before = place === null ? null : (JSON.parse(place.after) as EntryPlace)
  const found = await firstOf(limit + 1, services.audit.search(askedOf(question), window, before))
  const entries = found.slice(0, limit)
  const last = entries.at(-1)
  facts.did = `audit trail by ${subjectOf(question, entries)}`
  const data: AuditPage = {
    ...window,
    entries: entries.map(apiEntry),
    next_cursor:
      found.length > limit && last !== undefined
        ? await services.cursors.seal({ of: JSON.stringify(window), after: placeOf(last) }, asked)
        : null,
  }
  return jsonAnswer({ data, meta: { ...plainMeta(), data_source: 'audit trail' } })
}

const DAY_MS = 24 * 60 * 60 * 1000

/** @throws ApiError VALIDATION_FAILED for a span that is none, or too long */
function windowOf({ from, to }: Omit<Question, 'limit'>, nowMs: number): TimeWindow {
  const toMs = to === undefined ? nowMs : Math.min(parseInstant(to, 'to'), nowMs)
  const fromMs = from === undefined ? toMs - USUAL_AUDIT_DAYS * DAY_MS : parseInstant(from, 'from')
  if (fromMs >= toMs) throw notAccepted('from', 'an instant before `to`, and before now')
  if (toMs - fromMs > MOST_AUDIT_DAYS * DAY_MS) {
    throw notAccepted(
      'from',
      `an instant at most ${MOST_AUDIT_DAYS} days before \`to\`: ask for a span after the other`,
    )
  }
  return { from: instantText(fromMs), to: instantText(toMs) }
}

/** The request's schema holds that one of the three is there. */
function askedOf({ person, operation, tenant }: Omit<Question, 'limit'>): AuditAsked {
  if (person !== undefined) return { person }
  return tenant === undefined ? { operation: operation ?? '' } : { tenantId: tenant }
}

/** A name that nobody has may be anything that somebody typed: it is not written down. */
function subjectOf({ person, tenant }: Omit<Question, 'limit'>, entries: readonly AuditEntry[]): string {
  if (tenant !== undefined) return 'tenant'
  const [first] = entries
  if (person !== undefined) return first === undefined ? 'person' : `person ${first.person}`
  return first === undefined ? 'operation' : `operation ${first.operation}`
}

async function firstOf<Item>(most: number, items: AsyncIterable<Item>): Promise<Item[]> {
  const first: Item[] = []
  for await (const item of items) {
    first.push(item)
    if (first.length === most) break
  }
  return first
}

function placeOf({ at, requestId }: AuditEntry): string {
  const place: EntryPlace = { at, requestId }
  return JSON.stringify(place)
}

function apiEntry({
  requestId,
  personName,
  personIs = 'signed_in',
  tenantIds,
  ...entry
}: AuditEntry): ApiAuditEntry {
  return {
    request_id: requestId,
    at: entry.at,
    person: entry.person,
    person_is: personIs,
    person_name: personName,
    operation: entry.operation,
    kind: entry.kind,
    outcome: entry.outcome,
    tenant_ids: tenantIds === null ? null : [...tenantIds],
    period: entry.period,
    subject: entry.subject,
  }
}
