// A submitted row, read strictly: a line with values, or what is wrong with each of its cells.
import { DIMENSION_NAMES, DIMENSIONS, type Dimension, type LineKey } from '../contract/budget/line.ts'
import { planMonth } from '../contract/budget/plan-years.ts'
import type { CellError } from '../contract/budget/preview.ts'
import type { SubmissionRow } from '../contract/budget/submission.ts'
import { A_PLAIN_NAME, isPlainName } from '../text/plain-text.ts'
import { measuresOf, whyNotBudgeted } from './budgetable.ts'
import { cellErrorOf } from './cell-error.ts'
import { whyNoMonth } from './months-around.ts'
import { type DraftValues, readValues } from './read-values.ts'
import type { SubmissionTerms } from './submission-terms.ts'

export interface Draft {
  readonly row: SubmissionRow
  readonly key: LineKey
  /** Null for a line that is taken out. */
  readonly values: DraftValues | null
  readonly version: number | null
}

/** Every wrong cell is named, not only the first. */
export function readRow(
  row: SubmissionRow,
  { memberOf, dimensions, months, firstMonth }: Omit<SubmissionTerms, 'who' | 'noteOn'>,
): Draft | { readonly errors: readonly CellError[] } {
  const errors: CellError[] = []
  const dimension = DIMENSIONS.find((known) => known === spelled(row.dimension))
  const measure = spelled(row.measure)
  const period = row.period.trim()
  const member = dimension === undefined ? null : memberOf(dimension, row.member.trim())
  const mayWrite = dimension !== undefined && dimensions?.includes(dimension) !== false
  if (dimension === undefined) errors.push(wrongDimension(row))
  else if (!mayWrite) errors.push(othersDimension(row, dimensions ?? []))
  else {
    const reason = whyNotBudgeted(measure, dimension)
    if (!isPlainName(row.member.trim()))
      errors.push(cellErrorOf(row, 'member', 'bad_member', row.member, A_PLAIN_NAME))
    else if (member === null)
      errors.push(cellErrorOf(row, 'member', 'bad_member', row.member, A_MEMBER[dimension]))
    if (reason !== null) errors.push(wrongMeasure(row, dimension, reason))
  }
  const noMonth = whyNoMonth(period, planMonth.safeParse(period).success, months, firstMonth)
  if (noMonth !== null) errors.push(cellErrorOf(row, 'period', 'bad_period', row.period, noMonth))
  const values = row.remove ? null : readValues(row)
  if (values !== null && 'errors' in values) errors.push(...values.errors)
  if (!isVersion(row.version)) errors.push(cellErrorOf(row, 'version', 'bad_version', row.version, A_VERSION))
  const isWrong = values !== null && 'errors' in values
  if (errors.length > 0 || isWrong || dimension === undefined || member === null) return { errors }
  return { row, key: { dimension, member, measure, period }, values, version: row.version }
}

/** `Cost centre` and `cost_centre` are alike. */
function spelled(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
}

const A_VERSION = 'the revision of the budget that was read, or nothing for a line that is new'

function isVersion(version: number | null): boolean {
  return version === null || (Number.isSafeInteger(version) && version > 0)
}

function wrongDimension(row: SubmissionRow): CellError {
  return cellErrorOf(row, 'dimension', 'bad_dimension', row.dimension, `one of ${DIMENSIONS.join(', ')}`)
}

/** Whether the member exists is not said. */
function othersDimension(row: SubmissionRow, own: readonly Dimension[]): CellError {
  const names = own.map((dimension) => DIMENSION_NAMES[dimension]).join(' or ')
  const message = `You submit lines by ${names} only: leave the row out, or ask Finance to submit it.`
  return cellErrorOf(row, 'dimension', 'bad_dimension', row.dimension, own.join(', '), message)
}

function wrongMeasure(row: SubmissionRow, dimension: Dimension, reason: string): CellError {
  const ids = measuresOf(dimension).map(({ id }) => id)
  const expected = ids.length === 1 ? `${ids[0]}` : `one of ${ids.join(', ')}`
  const message = row.measure.trim() === '' ? undefined : `${reason} Here it takes ${expected}.`
  return cellErrorOf(row, 'measure', 'bad_measure', row.measure, expected, message)
}

const A_MEMBER: Readonly<Record<Dimension, string>> = {
  tenant: 'the id of a tenant that you may see, or its whole name where no other has the same',
  plan: 'the name of a plan',
  vendor: "a vendor of Finance's mapping or list of platform costs",
  resource_type: 'vps, ip or platform',
  cost_centre: "a cost centre of Finance's mapping",
}
