// Reads Finance's list of shared platform costs, line by line (figure book, section 3, "Pools").
import { Temporal } from 'temporal-polyfill'
import type { PlatformCostLine } from '../inputs/platform-cost-line.ts'
import type { FileLine, ParsedLines, RefusedLine } from './parsed-lines.ts'

export const PLATFORM_COST_HEADERS = ['name', 'vendor', 'monthly_amount', 'valid_from', 'valid_to'] as const

/** Dollars with at most two decimals, a dollar sign and thousands commas allowed; never negative. */
const DOLLARS = /^\$?\s?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/

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
  const amount = DOLLARS.exec(cell('monthly_amount'))
  if (amount === null) {
    return `monthly_amount "${cell('monthly_amount')}" is not an amount in US dollars such as 149.00; it cannot be negative or empty.`
  }
  const monthlyCents =
    Number((amount[1] as string).replaceAll(',', '')) * 100 + Number((amount[2] ?? '').padEnd(2, '0'))
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

function isoDate(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

function overlap(one: PlatformCostLine, other: PlatformCostLine): boolean {
  const sameCost = one.name === other.name && one.vendor === other.vendor
  const oneEndsFirst = one.validTo !== null && one.validTo < other.validFrom
  const otherEndsFirst = other.validTo !== null && other.validTo < one.validFrom
  return sameCost && !oneEndsFirst && !otherEndsFirst
}
