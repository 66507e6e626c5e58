// An alert of the caller's, as the API answers it.

import type { OwnAlert } from '../../../shared/alerts/routing/own-alert.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { Sighting } from '../../../shared/contract/alerts/alert-record.ts'
import type { ApiAlert } from '../../../shared/contract/api/answers/system/alerts.ts'

/** Both sentences where figures of one of them are modeled, else nothing. */
export function modeledBeside(alerts: readonly Pick<OwnAlert, 'modeled'>[]): string[] {
  return alerts.some(({ modeled }) => modeled !== null) ? [...STATEMENTS] : []
}

export function apiAlert(alert: OwnAlert): ApiAlert {
  const { id, occurrence, rule, severity, category, title, detail, modeled, path } = alert
  return {
    ...{ id, occurrence, rule, severity, category, title, detail, modeled, path },
    status: alert.resolved === null ? 'open' : 'resolved',
    review: alert.cycle,
    tenant_id: alert.tenantId,
    first_seen: apiSighting(alert.firstSeen),
    last_seen: apiSighting(alert.lastSeen),
    resolved: alert.resolved && apiSighting(alert.resolved),
    raised: alert.raised.map((one) => ({ severity: one.severity, at: one.at })),
    acknowledged: alert.acknowledged && {
      at: alert.acknowledged.at,
      severity: alert.acknowledged.severity,
    },
    needs_attention: alert.needsAttention,
  }
}

function apiSighting({ at, asOf, period, summaryId }: Sighting): ApiAlert['first_seen'] {
  return { at, as_of: asOf, period, summary_run_id: summaryId }
}
