// Numbers that people typed over what is on record: a refresh keeps theirs, and says that the record has another.
import { type OnRecord, readRecord, recordText } from '../../reports/record-text.ts'
import type { PlainContent, ReportColumn } from '../../reports/report-document.ts'
import { MISSING } from './entries.ts'

/** A number of people's own in the place of the one on record. */
export interface KeptNumber {
  readonly key: string
  /** What people call the row. */
  readonly name: string
  /** Id of the column. */
  readonly column: string
  /** What the number is of: a month, the full year. */
  readonly of: string
  /** Whether it is the sum of months, which are what can be submitted. */
  readonly isAddedUp: boolean
  /** What the cell shows. */
  readonly shown: unknown
  readonly onRecord: PlainContent
}

export type Typed = Omit<KeptNumber, 'key' | 'name'>

interface Held {
  readonly places: ReadonlyMap<string, number>
  readonly shown: ReadonlyMap<string, readonly unknown[]>
}

export const columnsOnRecord = (columns: readonly ReportColumn[]): ReportColumn[] =>
  columns.filter(({ onRecord }) => onRecord !== undefined)

/**
 * What stands in a row otherwise than it was last written. Rows without a record have none.
 *
 * @param held cells of the row, formulas where there are any
 */
export function keptOver(
  columns: readonly ReportColumn[],
  { places, shown }: Held,
  held: readonly unknown[],
  index: number,
): Typed[] {
  const meant = columnsOnRecord(columns)
  const holder = columns.find(({ holdsRecord }) => holdsRecord === true)
  const record = readRecord(holder && held[places.get(holder.id) ?? -1], meant.length)
  return meant.flatMap(({ id, onRecord }, at) => {
    const cell = held[places.get(id) ?? -1]
    const cents = record[at]
    if (onRecord === undefined || cell === undefined || cents === undefined || isSame(cell, cents)) return []
    return [
      {
        column: id,
        of: onRecord.of,
        isAddedUp: onRecord.isAddedUp === true,
        shown: isFormula(cell) ? (shown.get(id)?.[index] ?? cell) : cell,
        onRecord: cents === null ? null : cents / CENTS,
      },
    ]
  })
}

const isSame = (cell: unknown, cents: number | null): boolean =>
  cents === null
    ? cell === MISSING || cell === ''
    : typeof cell === 'number' && Math.round(cell * CENTS) === cents

const isFormula = (cell: unknown): cell is string => typeof cell === 'string' && cell.startsWith('=')

const CENTS = 100

/** The record of a row that left: of what people typed alone, since the rest of it is emptied. */
export function recordOfLeft(columns: readonly ReportColumn[], typed: readonly Typed[]): string {
  if (typed.length === 0) return ''
  const fields = columnsOnRecord(columns).map(({ id }): OnRecord => {
    const kept = typed.find(({ column }) => column === id)
    return kept && (typeof kept.onRecord === 'number' ? Math.round(kept.onRecord * CENTS) : null)
  })
  return recordText(fields)
}

/**
 * The row's remarks with what is kept in it.
 *
 * @param count of numbers of the row that are on record
 */
export function keptRemark(content: PlainContent, kept: readonly Typed[], count: number): PlainContent {
  if (kept.length === 0) return content
  const others = kept.length < count ? ['The other budgets of this row are those on record.'] : []
  return [content, ...kept.map((each) => `${sentence(each.of)}: ${bothOf(each)}.`), ...others]
    .filter((text) => text !== '')
    .join(' ')
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

/** For whoever refreshed. */
export function keptProblem(kept: KeptNumber): string {
  const next = kept.isAddedUp
    ? 'It is added up from months: submit those, or type the one on record.'
    : 'Submit it, or type the one on record.'
  return `${kept.name}, ${kept.of}: ${bothOf(kept)}. ${next}`
}

function bothOf({ shown, onRecord }: Pick<KeptNumber, 'shown' | 'onRecord'>): string {
  const record =
    typeof onRecord === 'number' ? `the budget on record is ${amount(onRecord)}` : 'none is on record'
  return shown === '' ? `the sheet has no budget, ${record}` : `the sheet has ${amount(shown)}, ${record}`
}

const grouped = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

function amount(shown: unknown): string {
  if (typeof shown === 'number') return grouped.format(shown)
  if (isFormula(shown)) return 'a formula'
  return shown === MISSING ? 'no number' : `“${String(shown)}”`
}
