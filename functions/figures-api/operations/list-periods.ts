// GET /periods: the months that are published, with the official run of each.
import { methodId } from '../../../shared/approximation/method-text.ts'
import type { PeriodList } from '../../../shared/contract/api/answers/listings.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { etagOf, holdsAlready } from '../answers/etag.ts'
import { plainMeta } from '../answers/meta.ts'
import { jsonAnswer, notModified } from '../answers/respond.ts'
import type { Action } from '../perform.ts'
import { closingsOf, stateOf } from '../reading/month-state.ts'
import { officialPointers } from '../reading/newest-period.ts'

export const listPeriods: Action<'listPeriods'> = async ({ event, services, operation, sight }) => {
  const pointers = await officialPointers(services)
  const closings = await closingsOf(pointers, sight, services)
  const data: PeriodList = {
    periods: pointers.map(({ key, pointer }) => ({
      period: key.period,
      state: stateOf(pointer),
      run_id: pointer.runId,
      as_of: instantText(pointer.asOfMs),
      last_updated: instantText(pointer.movedAtMs),
      method_id: methodId(key.method, key.policies),
      closing: closings.get(key.period) ?? null,
    })),
  }
  const etag = etagOf(sight, operation, data)
  if (holdsAlready(event, etag)) return notModified(etag)
  const newest = Math.max(...pointers.map(({ pointer }) => pointer.movedAtMs))
  const lastUpdated = pointers.length === 0 ? null : instantText(newest)
  return jsonAnswer({ data, meta: { ...plainMeta(lastUpdated), data_source: 'published runs' }, etag })
}
