// Numbers that people typed over what is on record: a refresh keeps theirs, and says that the record has another.
import type { PlainContent, ReportColumn } from '../../reports/report-document.ts'
import { MISSING } from './entries.ts'

/** A number of people's own in the place of the one on record. */
export interface KeptNumber {
  readonly key: string
  /** What people call the row. */
  readonly name: string
  /** Id of the column. */
  readonly column: string
  /** Id of the column that says what is on record. */
  readonly record: string
  /** What the cell shows. */
  readonly shown: unknown
  readonly onRecord: PlainContent
}

interface Held {
  readonly places: ReadonlyMap<string, number>
  readonly shown: ReadonlyMap<string, readonly unknown[]>
}

/**
 * What stands in a row otherwise than its record did when both were written. Rows without a record have none.
 *
 * @param held cells of the row, formulas where there are any
 */
export function keptOver(
  columns: readonly ReportColumn[],
  { places, shown }: Held,
  held: readonly unknown[],
  index: number,
): Omit<KeptNumber, 'key' | 'name'>[] {
  return columns.flatMap(({ id, onRecord }) => {
    const cell = held[places.get(id) ?? -1]
    const record = onRecord === undefined ? undefined : held[places.get(onRecord) ?? -1]
    if (onRecord === undefined || cell === undefined || record === undefined) return []
    if (record === '' || isSame(cell, record)) return []
    const value = shown.get(id)?.[index] ?? cell
    return [
      { column: id, record: onRecord, shown: value, onRecord: typeof record === 'number' ? record : null },
    ]
  })
}

const isSame = (one: unknown, other: unknown): boolean =>
  typeof one === 'number' && typeof other === 'number'
    ? Math.round(one * CENTS) === Math.round(other * CENTS)
    : one === other

const CENTS = 100

/** The row's remarks with what is kept in it. */
export function keptRemark(
  content: PlainContent,
  kept: readonly Pick<KeptNumber, 'shown' | 'onRecord'>[],
): PlainContent {
  return [content, ...kept.map((each) => `${sentence(bothOf(each))}.`)]
    .filter((text) => text !== '')
    .join(' ')
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

/** For whoever refreshed. @param period of the report */
export function keptProblem(kept: KeptNumber, period: string): string {
  return `${kept.name}, ${period}: ${bothOf(kept)}. Submit it, or type the one on record.`
}

function bothOf({ shown, onRecord }: Pick<KeptNumber, 'shown' | 'onRecord'>): string {
  const record = onRecord === null ? 'none is on record' : `the budget on record is ${amount(onRecord)}`
  return shown === '' ? `the sheet has no budget, ${record}` : `the sheet has ${amount(shown)}, ${record}`
}

const grouped = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

function amount(shown: unknown): string {
  if (typeof shown === 'number') return grouped.format(shown)
  return shown === MISSING ? 'no number' : `“${String(shown)}”`
}
