// Which months an answer about a month, quarter or year looks at: its own, those before it, its fiscal year to date, and for
// an outlook the history that a forecast learns from.
import { fiscalYearOf } from '../../../shared/budgets/fiscal-year.ts'
import { parsePeriod, shiftPeriod } from '../../../shared/periods/period.ts'
import { monthsFrom, type Span, spanOf } from '../../../shared/periods/span.ts'

/** What a season needs. */
const HISTORY_MONTHS = 36
/** Beyond a month that was not allocated, so that the last month that is over is found all the same. */
const LOOKED_BACK = 3

export interface MonthsNeeded {
  readonly fiscalYear: string
  /** Of the fiscal year, oldest first. */
  readonly ofYear: readonly string[]
  /** Shown in the answer: oldest first. */
  readonly shown: readonly string[]
  /** What is chosen from: shown months, history, and the newest ones. */
  readonly candidates: readonly string[]
}

/** @param newest the newest month that has a run; null before the first */
export function monthsNeeded(
  { months }: Span,
  firstMonth: number,
  newest: string | null,
  hasOutlook: boolean,
): MonthsNeeded {
  const last = months.at(-1) as string
  const fiscalYear = fiscalYearOf(last, firstMonth)
  const ofYear = spanOf(fiscalYear, firstMonth).months
  const before = months.map((month) => shiftPeriod(parsePeriod(month), -months.length).id)
  const toDate = ofYear.filter((month) => month <= last)
  const shown = sorted([...before, ...months, ...toDate])
  if (newest === null) return { fiscalYear, ofYear, shown, candidates: shown }
  const history = hasOutlook ? [...ofYear, ...historyTo(newest)].filter((month) => month <= newest) : []
  const newestOnes = monthsFrom(shiftPeriod(parsePeriod(newest), 1 - LOOKED_BACK).id, LOOKED_BACK)
  return { fiscalYear, ofYear, shown, candidates: sorted([...shown, ...history, ...newestOnes]) }
}

/** The months that an outlook is made from, in a row, oldest first: of a year that is over its own alone. */
export function outlookMonths(ofYear: readonly string[], through: string | null): string[] {
  if (through === null) return []
  if ((ofYear.at(-1) as string) <= through) return [...ofYear]
  return historyTo(through)
}

function historyTo(month: string): string[] {
  return monthsFrom(shiftPeriod(parsePeriod(month), 1 - HISTORY_MONTHS).id, HISTORY_MONTHS)
}

function sorted(months: readonly string[]): string[] {
  return [...new Set(months)].sort()
}

/** In a row from the first that was read: what lies before is not looked at. */
export function monthsInReach(
  history: readonly string[],
  looked: readonly string[],
  shown: readonly string[],
): string[] {
  const read = new Set([...looked, ...shown])
  const firstUnread = history.findLastIndex((period) => !read.has(period))
  return history.slice(firstUnread + 1)
}
