// What people typed in the place of a formula of ours: it is put back, and what stood there is said.
import type { CellFormula } from '../../reports/report-document.ts'
import { MISSING } from './entries.ts'

export interface TypedOver {
  /** What people call the row. */
  readonly name: string
  /** Id of the column. */
  readonly column: string
  readonly held: unknown
}

const CENTS = 100
/** More than these are counted. */
const MOST_SAID = 5

/** Whether something would be lost that is not what the formula comes to. */
export function isTypedOver(held: unknown, { cents, words }: CellFormula): boolean {
  if (held === '' || held === MISSING || held === undefined || held === words) return false
  return typeof held !== 'number' || cents === null || Math.round(held * CENTS) !== cents
}

/** @param headerOf the header of a column by its id */
export function typedOverProblems(
  all: readonly TypedOver[],
  headerOf: (id: string) => string | undefined,
): string[] {
  const said = all
    .slice(0, MOST_SAID)
    .map(
      ({ name, column, held }) =>
        `${headerOf(column) ?? column} of ${name}: ${worded(held)} stood in place of its formula, which is back.`,
    )
  const more = all.length - MOST_SAID
  return more > 0
    ? [...said, `In ${more} more cells something else stood in place of formulas, which are back.`]
    : said
}

const worded = (held: unknown): string => (typeof held === 'number' ? String(held) : `“${String(held)}”`)
