// GET /periods: the months that are published, with the official run of each.
import { methodId } from '../../../shared/approximation/method-text.ts'
import type { PeriodList } from '../../../shared/contract/api/answers/listings.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { etagOf, holdsAlready } from '../answers/etag.ts'
import { plainMeta } from '../answers/meta.ts'
import { jsonAnswer, notModified } from '../answers/respond.ts'
import type { Action } from '../perform.ts'
import { officialPointers } from '../reading/newest-period.ts'

export const listPeriods: Action<'listPeriods'> = async ({ event, services, operation }) => {
  const pointers = await officialPointers(services)
  const data: PeriodList = {
    periods: pointers.map(({ key, pointer }) => ({
      period: key.period,
      state: pointer.closedRunId === undefined ? 'open' : 'closed',
      run_id: pointer.runId,
      as_of: instantText(pointer.asOfMs),
      last_updated: instantText(pointer.movedAtMs),
      method_id: methodId(key.method, key.policies),
    })),
  }
  const etag = etagOf({ kind: 'platform' }, operation, data)
  if (holdsAlready(event, etag)) return notModified(etag)
  const newest = Math.max(...pointers.map(({ pointer }) => pointer.movedAtMs))
  const lastUpdated = pointers.length === 0 ? null : instantText(newest)
  return jsonAnswer({ data, meta: { ...plainMeta(lastUpdated), data_source: 'published runs' }, etag })
}
