// GET /system/alerts: the caller's alerts, and nothing that tells of anybody else's.
import { isAcknowledged } from '../../../shared/alerts/lifecycle/acknowledge.ts'
import { ownAlert } from '../../../shared/alerts/routing/own-alert.ts'
import type { AlertBook, AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import type { AlertsPage } from '../../../shared/contract/api/answers/system/alerts.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { isBefore } from '../../../shared/periods/time-window.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { plainMeta } from '../../figures-api/answers/meta.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action, Call } from '../../figures-api/perform.ts'
import { byPlace, placeFrom, placeOf } from '../alerts/alert-place.ts'
import { apiAlert, modeledBeside } from '../alerts/api-alert.ts'
import { personOf } from '../people/person-of.ts'
import type { SystemServices } from '../services.ts'

type AlertsCall = Call<'listAlerts', SystemServices>

export const listAlerts: Action<'listAlerts', SystemServices> = async (call) => {
  const { request, operation, caller, sight, services } = call
  const { limit, cursor, ...question } = request
  requireSecondFactor(call, question.tenant === undefined ? Number.POSITIVE_INFINITY : 1)
  const asked = { operation, caller, sight, question }
  const after = cursor === undefined ? null : placeFrom((await services.cursors.open(cursor, asked)).after)
  const [records, { looks }] = await Promise.all([recordsFor(call), services.alerts.overview()])
  const listed = records
    .filter((record) => isAsked(record, call))
    .flatMap((record) => ownAlert(personOf(caller), record) ?? [])
    .map((alert) => ({ alert, place: placeOf(alert) }))
    .filter(({ place }) => after === null || byPlace(after, place) < 0)
    .sort((one, other) => byPlace(one.place, other.place))
  const page = listed.slice(0, limit)
  const last = page.at(-1)
  const isMore = listed.length > page.length && last !== undefined
  const data: AlertsPage = {
    alerts: page.map(({ alert }) => apiAlert(alert)),
    modeled: modeledBeside(page.map(({ alert }) => alert)),
    next_cursor: isMore
      ? await services.cursors.seal({ of: operation, after: JSON.stringify(last.place) }, asked)
      : null,
  }
  return jsonAnswer({ data, meta: { ...plainMeta(lastLook(looks)), data_source: 'alerts' } })
}

/** When a summary last looked at alerts; null where none did. */
function lastLook({ monthly, quarterly }: AlertBook['looks']): string | null {
  const looks = [monthly, quarterly].flatMap((look) => look?.at ?? [])
  return looks.sort((one, other) => (isBefore(one, other) ? 1 : -1))[0] ?? null
}

const DAY_MS = 24 * 60 * 60 * 1000
/** 13 months. */
const RESOLVED_LISTED_DAYS = 396

/** Of who sees some tenants, the open ones of others are not even read. */
async function recordsFor({ request, sight, services }: AlertsCall): Promise<AlertRecord[]> {
  const { alerts, clock } = services
  if (request.status !== 'open') {
    return alerts.openAndResolvedSince(instantText(clock() - RESOLVED_LISTED_DAYS * DAY_MS))
  }
  const { tenant } = request
  if (sight.kind === 'platform') return alerts.open(tenant === undefined ? undefined : [tenant])
  return alerts.open([...sight.tenantIds].filter((id) => tenant === undefined || id === tenant))
}

function isAsked(record: AlertRecord, { request, caller }: AlertsCall): boolean {
  const { status, severity, category, tenant, acknowledged } = request
  return (
    (status === 'all' || (status === 'open') === (record.resolved === null)) &&
    (severity === undefined || record.severity === severity) &&
    (category === undefined || record.category === category) &&
    (tenant === undefined || record.tenantId === tenant) &&
    (acknowledged === undefined || isAcknowledged(record, caller.subject) === acknowledged)
  )
}
