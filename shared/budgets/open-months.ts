// A month whose run looked before it was over is not unknown in part: it still moves, and what is held against it is not judged.
import type { Comparison } from '../contract/budget/variance.ts'

/** When the runs of months looked that are not over in them, by month: instants. */
export type OpenMonths = ReadonlyMap<string, string>

/** Null where none of the months is open. */
export function openWords(months: readonly string[], open: OpenMonths): string | null {
  const among = months.flatMap((period) => {
    const asOf = open.get(period)
    return asOf === undefined ? [] : [{ period, asOf }]
  })
  const newest = among
    .map(({ asOf }) => asOf)
    .sort()
    .at(-1)
  if (newest === undefined) return null
  const day = newest.slice(0, DAY_LETTERS)
  if (months.length === 1) return `The month is open: its figures are as of ${day} and still move.`
  const named = among.map(({ period }) => period).join(', ')
  return `${named} ${among.length === 1 ? 'is' : 'are'} open: figures are as of ${day} and still move.`
}

const DAY_LETTERS = 'YYYY-MM-DD'.length

/** @param words those of `openWords` */
export function unlessOpen(compared: Comparison, words: string | null): Comparison {
  if (words === null || compared.variance.bound !== 'provisional') return compared
  return { ...compared, notJudged: words }
}
