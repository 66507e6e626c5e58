// What is said of outlooks beside their rows: how many hold, and why there is none.
import type {
  ApiOutlook,
  ApiVarianceRow,
  ApiVarianceTotal,
} from '../../../shared/contract/api/answers/planning/variance.ts'

export const LESS_BUDGET = 'Outlook less budget'

export function outlookWords({ kind, missing, coverage_percent: coverage, ...outlook }: ApiOutlook): string {
  if (missing !== null) return `No outlook: ${missing.message}`
  if (kind === 'closed') return 'Outlook: every month of the year is over.'
  if (kind === 'range' || coverage === null) return 'Outlook: a range, no coverage is stated.'
  const { hit_rate_percent: rate, hit_rate_tried: tried } = outlook
  const hits = rate === null || tried === null ? 'not tried yet' : `${rate} % of ${tried} tried so far held`
  return `Outlook: ${coverage} % are meant to lie between low and high, ${hits}.`
}

/** Lines may have one each. */
const MOST_REASONS = 2

/** How many lines have an outlook, and why the others have none. */
export function outlookGaps({ outlook }: ApiVarianceTotal, lines: readonly ApiVarianceRow[]): string[] {
  if (outlook === null || outlook.missing === null) return []
  const reasons = [...new Set(lines.flatMap((line) => line.outlook?.missing?.message ?? []))]
  return [
    `Full-year outlook #N/A: ${outlook.missing.message}`,
    ...reasons.slice(0, MOST_REASONS),
    ...(reasons.length > MOST_REASONS ? ['Remarks of its lines say more.'] : []),
  ]
}

export function outlookLess({
  full_year_budget: budget,
  full_year_months_without_line: months,
}: ApiVarianceTotal): string[] {
  if (budget.cents === null || months.length === 0) return []
  return [
    `${LESS_BUDGET} missing: a line has none for ${months.join(', ')}, and outlooks are of the whole year.`,
  ]
}
