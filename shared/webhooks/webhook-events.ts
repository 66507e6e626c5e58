// What alerts, decisions and initiatives tell other systems: the events of their changes.

import { ruleNamed } from '../alerts/alert-rules.ts'
import type { AlertChange } from '../alerts/lifecycle/evaluate.ts'
import { occurrenceKey } from '../alerts/lifecycle/record-id.ts'
import { STATEMENTS } from '../approximation/statements.ts'
import type { Decision } from '../contract/decisions/decision.ts'
import type { Initiative } from '../contract/decisions/initiative.ts'
import type { SummaryFigures } from '../contract/summary/summary-figures.ts'
import type { WebhookEvent, WebhookType } from '../contract/webhooks/webhook.ts'

const ALERT_TYPES = { opened: 'alert.opened', worse: 'alert.worse', resolved: 'alert.resolved' } as const

/** Null for an alert that was only seen again. Who acknowledged it is nobody's business outside. */
export function alertEvent({ kind, record }: AlertChange): WebhookEvent | null {
  if (kind === 'seen') return null
  const { id, occurrence, rule, severity, category, tenantId, title, detail, firstSeen, lastSeen, resolved } =
    record
  const { at, summaryId, period } = resolved ?? lastSeen
  const modeled = ruleNamed(rule)?.modeled ?? null
  return {
    id: `${ALERT_TYPES[kind]}:${occurrenceKey(record)}:${severity}`,
    type: ALERT_TYPES[kind],
    at,
    tenantId,
    data: {
      id,
      occurrence,
      rule,
      severity,
      category,
      tenant_id: tenantId,
      title,
      detail,
      modeled,
      statements: modeled === null ? [] : [...STATEMENTS],
      summary_run_id: summaryId,
      period,
      first_seen: firstSeen.at,
      last_seen: lastSeen.at,
      resolved_at: resolved?.at ?? null,
    },
  }
}

/** Of the version that stands. */
export function decisionEvent(decision: Decision): WebhookEvent {
  const { id, version, title, category, level, status, tenantId, changedAt, reviewOn } = decision
  return {
    id: `decision:${id}:${version}`,
    type: decisionType(decision),
    at: changedAt,
    tenantId,
    data: { id, version, title, category, level, status, tenant_id: tenantId, review_on: reviewOn },
  }
}

export function initiativeEvent(initiative: Initiative): WebhookEvent {
  const { id, version, title, status, owner, tenantId, changedAt, ended, outcome } = initiative
  const type: WebhookType =
    version === 1 ? 'initiative.started' : ended?.at === changedAt ? 'initiative.ended' : 'initiative.changed'
  return {
    id: `initiative:${id}:${version}`,
    type,
    at: changedAt,
    tenantId,
    data: {
      id,
      version,
      title,
      status,
      owner,
      tenant_id: tenantId,
      outcome_cents: outcome?.actualCents ?? null,
    },
  }
}

/** Of the platform: an endpoint of some tenants is not told. @param published its run, and when that was published */
export function summaryEvent(
  { period, asOf, dataQuality }: Pick<SummaryFigures, 'period' | 'asOf' | 'dataQuality'>,
  { summaryId, at }: { readonly summaryId: string; readonly at: string },
): WebhookEvent {
  return {
    id: `summary.published:${summaryId}`,
    type: 'summary.published',
    at,
    tenantId: null,
    data: { run_id: summaryId, period, as_of: asOf, published_at: at, data_quality: dataQuality },
  }
}

function decisionType({ version, decided, reviewed, changedAt }: Decision): WebhookType {
  if (version === 1) return 'decision.proposed'
  if (reviewed?.at === changedAt) return 'decision.reviewed'
  if (decided?.at === changedAt) return 'decision.decided'
  return 'decision.changed'
}
