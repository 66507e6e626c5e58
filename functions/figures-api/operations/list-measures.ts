// GET /measures: the catalogue, the same for everyone.
import type { MeasureList } from '../../../shared/contract/api/answers/listings.ts'
import { MEASURES } from '../../../shared/measures/catalogue.ts'
import { etagOf, holdsAlready } from '../answers/etag.ts'
import { plainMeta } from '../answers/meta.ts'
import { jsonAnswer, notModified } from '../answers/respond.ts'
import type { Action } from '../perform.ts'

const DATA: MeasureList = {
  // Where a figure lies in a row, and what it is while incomplete, is the program's own business.
  measures: MEASURES.map(
    ({ id, label, unit, direction, calculation, source, overMonths, approximate, scope, publishedIn }) => ({
      ...{ id, label, unit, direction, calculation, source },
      over_months: overMonths,
      approximate,
      scope,
      published_in: publishedIn,
    }),
  ),
}

export const listMeasures: Action<'listMeasures'> = async ({ event, operation }) => {
  const etag = etagOf({ kind: 'platform' }, operation, DATA)
  return holdsAlready(event, etag) ? notModified(etag) : jsonAnswer({ data: DATA, meta: plainMeta(), etag })
}
