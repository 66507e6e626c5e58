// What a variance is called: favourable or adverse, with a mark beside the word, as far as what is known leaves it certain.
import type {
  ApiVarianceRow,
  VarianceAnswer,
} from '../../../shared/contract/api/answers/planning/variance.ts'
import type { CellFormula } from '../report-document.ts'

export type Favourable = VarianceAnswer['measures'][number]['favourable']

export const NOT_JUDGED = 'not judged'
export const ON_BUDGET = 'on budget'
/** The mark says whether it is above or below the budget. */
const JUDGED: Readonly<Record<Favourable, { readonly above: string; readonly below: string }>> = {
  lower: { above: '▲ adverse', below: '▼ favourable' },
  higher: { above: '▲ favourable', below: '▼ adverse' },
  neither: { above: NOT_JUDGED, below: NOT_JUDGED },
}

type Judged = Pick<ApiVarianceRow, 'budget' | 'variance' | 'months_without_line'>

/**
 * Which words a row has for its variance: they say no more than an unknown part of the actual leaves certain, and nothing of
 * an actual of more months than the budget.
 */
export function wordsFor(
  { budget, variance: { bound }, months_without_line: months }: Judged,
  favourable: Favourable,
): { if_above: string; if_below: string; if_on: string } {
  if (budget.cents !== null && months.length > 0) {
    return { if_above: NOT_JUDGED, if_below: NOT_JUDGED, if_on: NOT_JUDGED }
  }
  const { above, below } = JUDGED[favourable]
  return {
    if_above: bound === null || bound === 'at_least' ? above : NOT_JUDGED,
    if_below: bound === null || bound === 'at_most' ? below : NOT_JUDGED,
    if_on: bound === null ? ON_BUDGET : NOT_JUDGED,
  }
}

export function judgementOf(
  { judgement }: Pick<ApiVarianceRow, 'judgement'>,
  favourable: Favourable,
): CellFormula {
  const { above, below } = JUDGED[favourable]
  const words = [above, below].find((each) => each.endsWith(` ${judgement}`)) ?? judgement
  const formula = `=IF(ISNUMBER({variance}),IF({variance}=0,{if_on},IF({variance}>0,{if_above},{if_below})),"${NOT_JUDGED}")`
  return { formula, cents: null, words }
}
