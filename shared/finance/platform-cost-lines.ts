// Reads Finance's list of shared platform costs, line by line (figure book, section 3, "Pools").
import type { PlatformCostLine } from '../inputs/platform-cost-line.ts'
import { amountCents, isoDate } from './cell-values.ts'
import type { FileLine, ParsedLines, RefusedLine } from './parsed-lines.ts'

export const PLATFORM_COST_HEADERS = ['name', 'vendor', 'monthly_amount', 'valid_from', 'valid_to'] as const

/** Amounts become whole cents; lines of one name and vendor must not overlap in time. */
export function parsePlatformCostLines(lines: readonly FileLine[]): ParsedLines<PlatformCostLine> {
  const accepted: { lineNumber: number; line: PlatformCostLine }[] = []
  const refused: RefusedLine[] = []
  for (const { lineNumber, cells } of lines) {
    const line = parseLine(cells)
    if (typeof line === 'string') {
      refused.push({ lineNumber, reason: line })
      continue
    }
    const twin = accepted.find((other) => overlap(other.line, line))
    if (twin === undefined) accepted.push({ lineNumber, line })
    else {
      const reason = `"${line.name}" of ${line.vendor} is already on line ${twin.lineNumber} for overlapping dates: it would count twice.`
      refused.push({ lineNumber, reason })
    }
  }
  return { accepted, refused }
}

/** The line, or the sentence that says why not. */
function parseLine(cells: FileLine['cells']): PlatformCostLine | string {
  const cell = (header: (typeof PLATFORM_COST_HEADERS)[number]): string => cells[header]?.trim() ?? ''
  if (cell('name') === '') return 'name is empty: say what the cost is.'
  if (cell('vendor') === '') return 'vendor is empty: say who is paid.'
  const monthlyCents = amountCents(cell('monthly_amount'))
  if (monthlyCents === null) {
    return `monthly_amount "${cell('monthly_amount')}" is not an amount in US dollars such as 149.00; it cannot be negative or empty.`
  }
  if (!Number.isSafeInteger(monthlyCents)) return `monthly_amount "${cell('monthly_amount')}" is too large.`
  const validFrom = isoDate(cell('valid_from'))
  if (validFrom === null) return `valid_from "${cell('valid_from')}" is not a date such as 2025-11-01.`
  const openEnded = cell('valid_to') === ''
  const validTo = openEnded ? null : isoDate(cell('valid_to'))
  if (!openEnded && validTo === null) {
    return `valid_to "${cell('valid_to')}" is not a date such as 2025-11-30, nor empty for a cost that goes on.`
  }
  if (validTo !== null && validTo < validFrom)
    return `valid_to ${validTo} lies before valid_from ${validFrom}.`
  return { name: cell('name'), vendor: cell('vendor'), monthlyCents, validFrom, validTo }
}

function overlap(one: PlatformCostLine, other: PlatformCostLine): boolean {
  const sameCost = one.name === other.name && one.vendor === other.vendor
  const oneEndsFirst = one.validTo !== null && one.validTo < other.validFrom
  const otherEndsFirst = other.validTo !== null && other.validTo < one.validFrom
  return sameCost && !oneEndsFirst && !otherEndsFirst
}
