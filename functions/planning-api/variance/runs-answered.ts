// What an answer about several months says of the runs behind it: by month which run, how good they are, which are restated.

import type { RunOfMonth } from '../../../shared/contract/api/answers/common.ts'
import type { Meta } from '../../../shared/contract/api/envelope.ts'
import type { TenantFigures } from '../../../shared/contract/run-figures.ts'
import { metaOfBasis } from '../../figures-api/answers/basis-meta.ts'
import { type Condition, runOfMonth, runsMeta } from '../../figures-api/answers/meta.ts'
import type { ActualMonth, Actuals } from '../actuals/read-actuals.ts'

/** By month, oldest first. */
export function runsByMonth({ months }: Actuals): Record<string, RunOfMonth> {
  return Object.fromEntries([...months].map(([period, { view }]) => [period, runOfMonth(view)]))
}

/**
 * @param shown the months whose amounts are answered; history that a forecast learns from is not spoken of
 * @param rowsIn whose figures are answered
 */
export function metaOfActuals(
  actuals: Actuals,
  shown: readonly string[],
  rowsIn: (month: ActualMonth) => Iterable<Pick<TenantFigures, 'unknownResources'>>,
  isStale: boolean,
  request: { readonly knownAt?: string | undefined },
  closed: ReadonlySet<string>,
): Meta {
  const months = shown.flatMap((period) => actuals.months.get(period) ?? [])
  const views = months.map(({ view }) => view)
  const meta = runsMeta(views, conditionOf(months, rowsIn, isStale))
  if (request.knownAt !== undefined) return metaOfBasis(meta, request, views)
  const ofClosed = views.filter(({ record }) => closed.has(record.period))
  // Closed months answer as restated without being asked: said, since none of them is its newest run.
  if (ofClosed.length === 0) return meta
  const said = metaOfBasis(meta, { knownAt: 'restated' }, ofClosed)
  const others = views.flatMap(({ record: { period } }) => (closed.has(period) ? [] : [period]))
  return others.length === 0
    ? said
    : withNote(said, `Not closed, so their newest runs: ${others.join(', ')}.`)
}

function withNote(meta: Meta, words: string): Meta {
  const { basis } = meta
  if (basis === undefined) return meta
  return { ...meta, basis: { ...basis, note: [basis.note, words].filter((one) => one !== null).join(' ') } }
}

function conditionOf(
  months: readonly ActualMonth[],
  rowsIn: (month: ActualMonth) => Iterable<Pick<TenantFigures, 'unknownResources'>>,
  isStale: boolean,
): Condition {
  const limited = new Set(months.flatMap((month) => month.view.limitedSources(rowsIn(month))))
  return {
    quality: isStale ? 'stale' : limited.size === 0 ? 'complete' : 'partial',
    limitedSources: [...limited],
  }
}
