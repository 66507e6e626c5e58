// How the selected table is read, as a person changes it: what each heading holds, what is the same in every row, which year
// the names of months belong to.
import { cellAddress } from '../../../../../shared/budgets/paste/cell-address.ts'
import type {
  HeadingGuess,
  TableField,
  TableMapping,
} from '../../../../../shared/contract/budget/pasted-table.ts'
import { spanOf } from '../../../../../shared/periods/span.ts'
import type { BudgetTable } from '../../../../desk/planning/planning-desk.ts'
import type { Offer } from '../../../fields/choice.tsx'
import { columnOf, rowOf } from './cell-place.ts'

/** A field, a month as `YYYY-MM`, or `` where the heading is not read. */
export type Meaning = TableField | (string & {})

export const FIELD_NAMES: Readonly<Record<TableField, string>> = {
  dimension: 'What the line is by',
  member: 'Tenant, plan, vendor or other member',
  measure: 'Measure',
  period: 'Month',
  amount: 'Amount',
  quantity: 'Quantity',
  unit: 'Unit of the quantity',
  rate: 'Rate',
  owner: 'Owner',
  note: 'Note',
  version: 'Version',
}

/** Of a column that an error names. */
export function columnName(column: string): string {
  return isField(column) ? FIELD_NAMES[column] : column
}

const TABLE_FIELDS = Object.keys(FIELD_NAMES) as TableField[]

export interface TakenHeading {
  readonly guess: HeadingGuess
  /** Number of its column in the table; of its row where months go down. */
  readonly place: number
  readonly meaning: Meaning
}

/** Where no headings were found, those of the row that a person names. */
export function takenHeadings(table: BudgetTable, mapping: TableMapping): readonly TakenHeading[] {
  return table.guesses.length === 0 && !table.isOurs
    ? headingsByHand(table, mapping)
    : guessedHeadings(table, mapping)
}

function headingsByHand(
  { cells, firstRow, firstColumn }: BudgetTable,
  mapping: TableMapping,
): readonly TakenHeading[] {
  const row = cells[mapping.headingRow - 1] ?? []
  return row.flatMap((heading, index) => {
    if (heading === null || heading === '') return []
    const cell = cellAddress(firstRow + mapping.headingRow - 1, firstColumn + index)
    const guess: HeadingGuess = {
      cell,
      heading: String(heading),
      meaning: null,
      confidence: 'unsure',
      why: 'Say what it holds.',
    }
    return [{ guess, place: index + 1, meaning: meaningAt(mapping, index + 1) }]
  })
}

function guessedHeadings(
  { guesses, mapping: first, firstColumn, firstRow }: BudgetTable,
  mapping: TableMapping,
): readonly TakenHeading[] {
  const isDown = mapping.layout === 'months_down'
  const placeOf = ({ cell }: HeadingGuess): number => (isDown ? rowOf(cell) : columnOf(cell))
  const known = guesses.find(({ meaning }) => meaning !== null)
  const at = known === undefined ? undefined : placeIn(first, known.meaning ?? '')
  const before =
    known !== undefined && at !== undefined ? placeOf(known) - at : (isDown ? firstRow : firstColumn) - 1
  return guesses.map((guess) => {
    const place = placeOf(guess) - before
    return { guess, place, meaning: meaningAt(mapping, place) }
  })
}

/** What a heading can be taken for. */
export function meaningOffers(mapping: TableMapping, now: Meaning): readonly Offer<Meaning>[] {
  const months = mapping.layout === 'list' ? [] : monthsOf(mapping, now)
  const isOfList = (field: TableField) => ['period', 'amount', 'quantity', 'unit', 'rate'].includes(field)
  const fields = TABLE_FIELDS.filter((field) => mapping.layout === 'list' || !isOfList(field))
  return [
    { value: '', text: 'Not read' },
    ...fields.map((field) => ({ value: field, text: FIELD_NAMES[field] })),
    ...months.map((month) => ({ value: month, text: `Amounts of ${month}` })),
  ]
}

/** A field and a month stand once: what held it before is not read any more. */
export function withMeaning(mapping: TableMapping, place: number, meaning: Meaning): TableMapping {
  const columns = Object.fromEntries(
    Object.entries(mapping.columns).filter(([field, at]) => at !== place && field !== meaning),
  )
  const months = mapping.months.filter(({ column, period }) => column !== place && period !== meaning)
  if (meaning === '') return { ...mapping, columns, months }
  if (isField(meaning)) return { ...mapping, columns: { ...columns, [meaning]: place }, months }
  const added = [...months, { column: place, period: meaning }]
  return { ...mapping, columns, months: added.toSorted((one, other) => one.column - other.column) }
}

/** Months whose headings name no year move along. */
export function withFiscalYear(
  mapping: TableMapping,
  headings: readonly TakenHeading[],
  fiscalYear: string,
): TableMapping {
  const inYear = spanOf(fiscalYear, mapping.firstMonth).months
  const isNamed = (column: number) =>
    headings.some(({ place, guess }) => place === column && !/\d/.test(guess.heading))
  const months = mapping.months.map(({ column, period }) => ({
    column,
    period: isNamed(column) ? (inYear.find((month) => month.slice(5) === period.slice(5)) ?? period) : period,
  }))
  return { ...mapping, months, fiscalYear }
}

export function withFixed(
  mapping: TableMapping,
  field: keyof TableMapping['fixed'],
  value: string,
): TableMapping {
  const { [field]: _, ...others } = mapping.fixed
  return { ...mapping, fixed: value.trim() === '' ? others : { ...others, [field]: value } }
}

function meaningAt({ columns, months }: TableMapping, place: number): Meaning {
  const field = TABLE_FIELDS.find((each) => columns[each] === place)
  return field ?? months.find(({ column }) => column === place)?.period ?? ''
}

function placeIn({ columns, months }: TableMapping, meaning: Meaning): number | undefined {
  return isField(meaning) ? columns[meaning] : months.find(({ period }) => period === meaning)?.column
}

function monthsOf({ fiscalYear, firstMonth, months }: TableMapping, now: Meaning): readonly string[] {
  const ofYear =
    fiscalYear === null ? months.map(({ period }) => period) : spanOf(fiscalYear, firstMonth).months
  return [...new Set([...ofYear, ...(now === '' || isField(now) ? [] : [now])])].toSorted()
}

function isField(meaning: Meaning): meaning is TableField {
  return TABLE_FIELDS.some((field) => field === meaning)
}
