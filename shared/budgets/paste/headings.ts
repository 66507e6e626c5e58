// What the heading of a column says that it holds.
import type { Confidence, TableField } from '../../contract/budget/pasted-table.ts'

export interface ReadHeading {
  readonly field: TableField
  readonly confidence: Confidence
  readonly why: string
}

/** As finance people head their columns; the field's own name is certain. */
const OTHER_NAMES: Readonly<Record<TableField, readonly string[]>> = {
  dimension: ['type', 'kind', 'level', 'cut by'],
  member: [
    'tenant',
    'customer',
    'client',
    'company',
    'plan',
    'vendor',
    'supplier',
    'provider',
    'resource type',
    'cost centre',
    'cost center',
    'department',
    'name',
    'account',
    'line',
    'item',
  ],
  measure: ['metric', 'figure', 'category', 'line item', 'gl account'],
  period: ['month', 'date', 'month beginning', 'period ending'],
  amount: [
    'budget',
    'budget amount',
    'amount usd',
    'usd',
    'value',
    'plan amount',
    'dollars',
    'cost',
    'total',
  ],
  quantity: ['qty', 'volume', 'units', 'count', 'number'],
  unit: ['unit of measure', 'uom', 'per'],
  rate: ['price', 'unit price', 'unit cost', 'cost per unit', 'price per unit'],
  owner: ['budget owner', 'responsible', 'manager', 'budget holder'],
  note: ['notes', 'comment', 'comments', 'remark', 'remarks', 'assumption', 'assumptions', 'description'],
  version: ['revision'],
}

const FIELDS = Object.keys(OTHER_NAMES) as TableField[]

/** @returns null for a heading that is none of these */
export function readHeading(heading: string): ReadHeading | null {
  const name = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .replace(/\s*[(:].*$/, '')
  const own = FIELDS.find((field) => field === name)
  if (own !== undefined) return { field: own, confidence: 'certain', why: 'It is the name of the field.' }
  const other = FIELDS.find((field) => OTHER_NAMES[field].includes(name))
  if (other === undefined) return null
  return { field: other, confidence: 'likely', why: `"${heading.trim()}" usually heads the ${other}.` }
}

/** Headings of columns that add up others: they are not read, since they would count twice. */
export function isTotal(heading: string): boolean {
  return TOTAL_OF_PERIODS.test(heading.trim()) || isTotalRow(heading)
}

/** Names of lines that add up others: `Total`, `Subtotal: servers`; a vendor may be called Total Hosting. */
export function isTotalRow(name: string): boolean {
  return TOTAL.test(name.trim())
}

const TOTAL = /^(grand |sub-?|sub )?totals?(\s*[:\-–].*| for .*)?$/i
const TOTAL_OF_PERIODS =
  /^((year |annual |full[- ]year )?totals?\b.*|sum|ytd|year to date|annual|full[- ]year|fy[ -]?\d{2,4}|q[1-4]([\s-].*)?|h[12]([\s-].*)?)$/i

/** `(in thousands)`, `$000`, `USD '000`, `$K`. */
export function saysThousands(text: string): boolean {
  return /\bthousands?\b|\$\s?0{3}\b|['’]0{3}\b|\$\s?k\b|\bk\s?(usd|\$)/i.test(text)
}
