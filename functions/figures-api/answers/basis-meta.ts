// What an answer says of the basis that was asked for: which months answered with closed figures, and which with restated.
import type { Meta } from '../../../shared/contract/api/envelope.ts'
import { BASES } from '../../../shared/contract/api/parameters.ts'
import type { RunView } from '../reading/run-view.ts'

/** The basis of a file, for its name: restated as soon as one of its months is; null where neither was asked for. */
export function basisOfFile(
  { knownAt }: { readonly knownAt?: string | undefined },
  views: readonly Pick<RunView, 'record'>[],
): (typeof BASES)[number] | null {
  if (knownAt !== 'closed' && knownAt !== 'restated') return null
  return views.some(({ record }) => record.restatement !== undefined) ? 'restated' : 'closed'
}

/** The meta of an answer from some runs; as it is where neither basis was asked for. */
export function metaOfBasis(
  meta: Meta,
  { knownAt }: { readonly knownAt?: string | undefined },
  views: readonly Pick<RunView, 'record'>[],
): Meta {
  const asked = BASES.find((basis) => basis === knownAt)
  if (asked === undefined) return meta
  const months = views.map(({ record: { period, restatement } }) => ({
    period,
    basis: restatement === undefined ? ('closed' as const) : ('restated' as const),
  }))
  const unrestated = months.filter(({ basis }) => basis !== asked).map(({ period }) => period)
  return {
    ...meta,
    basis: {
      asked,
      months: Object.fromEntries(months.map(({ period, basis }) => [period, basis])),
      note:
        unrestated.length === 0
          ? null
          : `Nothing was restated in ${unrestated.join(', ')}: the closed figures answer.`,
    },
  }
}
