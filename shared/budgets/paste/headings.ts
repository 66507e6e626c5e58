// What the heading of a column says that it holds.
import { DIMENSION_NAMES, type Dimension } from '../../contract/budget/dimensions.ts'
import type { Confidence, TableField } from '../../contract/budget/pasted-table.ts'

export interface ReadHeading {
  readonly field: TableField
  readonly confidence: Confidence
  readonly why: string
  /** Of every row, where the heading of the members says it. */
  readonly dimension?: Dimension
}

/** What members are headed by, and what each row then is by. */
const DIMENSION_OF: Readonly<Record<string, readonly [dimension: Dimension, confidence: Confidence]>> = {
  tenant: ['tenant', 'certain'],
  plan: ['plan', 'certain'],
  vendor: ['vendor', 'certain'],
  'cost centre': ['cost_centre', 'certain'],
  'cost center': ['cost_centre', 'certain'],
  'resource type': ['resource_type', 'certain'],
  customer: ['tenant', 'likely'],
  client: ['tenant', 'likely'],
  supplier: ['vendor', 'likely'],
  provider: ['vendor', 'likely'],
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
  const named = Object.hasOwn(DIMENSION_OF, name) ? DIMENSION_OF[name] : undefined
  if (other === 'member' && named !== undefined) {
    const [dimension, confidence] = named
    const why = `Each row is taken for one ${DIMENSION_NAMES[dimension]}, where no column says what a row is by.`
    return { field: 'member', confidence, why, dimension }
  }
  return { field: other, confidence: 'likely', why: `"${heading.trim()}" usually heads the ${other}.` }
}

/** Headings of columns that add up others: they are not read, since they would count twice. */
export function isTotal(heading: string): boolean {
  return TOTAL_OF_PERIODS.test(heading.trim()) || isTotalRow(heading)
}

/** Names of lines that add up others: `Total`, `TOTAL COST`, `Subtotal: servers`, `Sum of plans`, `Check`. */
export function isTotalRow(name: string): boolean {
  return TOTAL.test(name.trim())
}

/** `Q1`, `FY26`, `2026`: months beside them would count twice, and alone they say nothing of months. */
export function isLongerThanMonth(heading: string): boolean {
  return LONGER.test(heading.trim())
}

/** For those who read; the id beside it says which member it is. */
export function isNameBesideId(heading: string): boolean {
  return /^member name$/i.test(heading.trim())
}

const TOTAL = /^((grand[\s-]*|sub[\s-]*)?totals?\b.*|sums?\b.*|(check|control)([\s-]*(sums?|totals?))?:?)$/i
const LONGER =
  /^((fy|fiscal year|year)[\s-]*(\d{4}|\d{2})|20\d{2}|(20\d{2}|fy[\s-]?\d{2,4})?[\s-]*(q[1-4]|h[12])([\s\-/'].*)?|(\d(st|nd|rd|th) )?quarter( \d)?.*)$/i
const TOTAL_OF_PERIODS =
  /^((year |annual |full[- ]year )?totals?\b.*|sum|ytd|year to date|annual|full[- ]year)$/i

/** `(in thousands)`, `$000`, `USD '000`, `$K`. */
export function saysThousands(text: string): boolean {
  return /\bthousands?\b|\$\s?0{3}\b|['’]0{3}\b|\$\s?k\b|\bk\s?(usd|\$)/i.test(text)
}
