// Why a quarter or year has no figure: it takes every one of its months, and a part of it is never given as the whole.
import { isReason, type KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { reasonOfMonths } from '../../../shared/inputs/reason-of-months.ts'
import { isMonth, type Span } from '../../../shared/periods/span.ts'

/**
 * Null when every month is there; of a month, its own reason.
 *
 * @param ofMonth what there is of a month, or why there is nothing
 */
export function spanGap(span: Span, ofMonth: (month: string) => KnownOrReason<unknown>): NullReason | null {
  const gaps = span.months.flatMap((period) => {
    const reason = ofMonth(period)
    return isReason(reason) ? { period, reason } : []
  })
  const [first] = gaps
  if (first === undefined) return null
  if (isMonth(span)) return first.reason
  const { code, message } = reasonOfMonths(gaps)
  return { code, message: `${message}${whatThereIs(span, gaps.length, first.period)}` }
}

/** Of a year that goes on, through which month there are figures. */
function whatThereIs({ months }: Span, gaps: number, firstGap: string): string {
  const before = months.indexOf(firstGap)
  const areTheLast = before > 0 && before + gaps === months.length
  return areTheLast ? ` Figures exist through ${months[before - 1]}: ask for those months or quarters.` : ''
}
