// What a submitted row says of its line: cents, or quantity, unit and rate; owner and note.
import { type LineValues, QUANTITY_UNITS, type QuantityAndRate } from '../contract/budget/line.ts'
import type { CellError } from '../contract/budget/preview.ts'
import type { SubmissionRow } from '../contract/budget/submission.ts'
import { groupedDollars, groupedNumber } from '../ranges/grouped-numbers.ts'
import { A_PLAIN_NAME, A_PLAIN_NOTE, isPlainName, isPlainNote } from '../text/plain-text.ts'
import { cellErrorOf } from './cell-error.ts'
import { centsOf, rateWords } from './line-amount.ts'

/**
 * What a row says; null is not said. Then a line keeps its owner, and a new one is of whoever submits; the note stays, which
 * an empty text takes away.
 */
export type DraftValues = Omit<LineValues, 'owner'> & { readonly owner: string | null }

export type ReadValues = DraftValues | { readonly errors: readonly CellError[] }

/** So that the sum of all lines of a book stays whole cents. */
const MOST_CENTS = 100_000_000_000
const WHOLE_CENTS = 'an amount in whole cents, a billion dollars at most'
const AN_AMOUNT = 'an amount in whole cents, or quantity, unit and rate'

export function readValues(row: SubmissionRow): ReadValues {
  const amount = amountOf(row)
  const wrong = [...('errors' in amount ? amount.errors : []), ...textErrors(row)]
  return 'errors' in amount || wrong.length > 0
    ? { errors: wrong }
    : { ...amount, owner: row.owner?.trim() || null, note: row.note?.trim() ?? null }
}

function textErrors(row: SubmissionRow): CellError[] {
  const owner = row.owner?.trim() ?? ''
  const note = row.note?.trim() ?? ''
  return [
    ...(isPlainName(owner) ? [] : [cellErrorOf(row, 'owner', 'bad_owner', owner, A_PLAIN_NAME)]),
    ...(isPlainNote(note) ? [] : [cellErrorOf(row, 'note', 'bad_note', note, A_PLAIN_NOTE)]),
  ]
}

type Amount = Pick<LineValues, 'cents' | 'quantityAndRate'>

/** An amount beside quantity and rate is accepted where it is what they come to. */
function amountOf(row: SubmissionRow): Amount | { readonly errors: readonly CellError[] } {
  const { cents, quantity, unit, rateMicrodollars } = row
  const counts = quantity !== null || rateMicrodollars !== null
  if (cents !== null && !isAmount(cents)) return refused(row, 'cents', cents, WHOLE_CENTS)
  if (!counts) {
    return cents === null
      ? refused(row, 'cents', null, AN_AMOUNT)
      : { cents: positiveZero(cents), quantityAndRate: null }
  }
  const held = quantityAndRateOf(row, { quantity, unit, rateMicrodollars })
  if ('errors' in held) return held
  const product = centsOf(held)
  if (!isAmount(product)) {
    return refused(
      row,
      'quantity',
      quantity,
      'a quantity that at its rate comes to a billion dollars at most',
    )
  }
  if (cents !== null && cents !== product) return disagreeing(row, held, product)
  return { cents: product, quantityAndRate: held }
}

type Counted = Pick<SubmissionRow, 'quantity' | 'unit' | 'rateMicrodollars'>

function quantityAndRateOf(
  row: SubmissionRow,
  { quantity, unit, rateMicrodollars }: Counted,
): QuantityAndRate | { readonly errors: readonly CellError[] } {
  const known = QUANTITY_UNITS.find(
    (one) =>
      one ===
      unit
        ?.trim()
        .toLowerCase()
        .replaceAll(/[\s-]+/g, '_'),
  )
  const errors: CellError[] = []
  const refuse = (column: string, given: string | number | null, expected: string): number =>
    errors.push(cellErrorOf(row, column, 'bad_amount', given, expected))
  if (!isCount(quantity)) refuse('quantity', quantity, 'a whole number, zero or more, beside a rate')
  if (known === undefined) refuse('unit', unit, `what the quantity counts: ${QUANTITY_UNITS.join(', ')}`)
  if (!isCount(rateMicrodollars)) {
    refuse('rate', rateMicrodollars, 'dollars for one of the quantity, zero or more, at most six decimals')
  }
  if (!isCount(quantity) || known === undefined || !isCount(rateMicrodollars)) return { errors }
  return { quantity, unit: known, rateMicrodollars }
}

function isAmount(cents: number): boolean {
  return Number.isInteger(cents) && Math.abs(cents) <= MOST_CENTS
}

function isCount(value: number | null): value is number {
  return value !== null && Number.isSafeInteger(value) && value >= 0
}

function refused(row: SubmissionRow, column: string, given: number | null, expected: string) {
  return { errors: [cellErrorOf(row, column, 'bad_amount', given, expected)] }
}

function disagreeing(row: SubmissionRow, { quantity, rateMicrodollars }: QuantityAndRate, product: number) {
  const expected = `${groupedDollars(product)}, or nothing beside quantity and rate`
  const message = `The amount ${groupedDollars(row.cents ?? 0)} is not what quantity and rate come to: ${groupedNumber(quantity)} x ${rateWords(rateMicrodollars)} is ${groupedDollars(product)}. Leave one of them out.`
  return { errors: [cellErrorOf(row, 'cents', 'bad_amount', row.cents, expected, message)] }
}

/** A minus before a zero says nothing. */
function positiveZero(cents: number): number {
  return cents === 0 ? 0 : cents
}
