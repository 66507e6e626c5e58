// The formulas of a variance sheet: whoever reads a cell sees what it comes of, and a budget that is typed is followed.
// A figure that is missing stays missing, and what is rounded is rounded as the published one. A column has one formula for
// lines and totals alike: what tells them apart stands in cells of the row.
import type { CellFormula } from '../report-document.ts'

export const KNOWN = 'known_'
export const GAPS = 'gaps_'

/** A total adds to nothing by its own cells: its group's total and the total of all have keys that lines name. */
const IS_TOTAL = '{adds_to_all}=""'

/**
 * One amount less another; nothing where either is none, and in a total nothing where a line lacks what it needs.
 *
 * @param whole ids of amounts that every line must have
 */
export function lessOf(
  amount: string,
  less: string,
  { whole, cents }: { readonly whole: readonly string[]; readonly cents: number | null },
): CellFormula {
  const missing = whole.map(gapsIn).join('+')
  const formula = `=IF(COUNT({${amount}},{${less}})<2,NA(),IF(${missing}=0,ROUND({${amount}}-{${less}},2),NA()))`
  return { formula, cents }
}

/**
 * Nothing where the budget of the year is of some of its months, which the row names: its outlook is of all.
 *
 * @param yearBudget id of its column
 */
export function outlookLess(yearBudget: string, cents: number | null): CellFormula {
  const { formula } = lessOf('outlook', yearBudget, { whole: ['outlook'], cents })
  return { formula: `=IF({${YEAR_GAPS}}="",${formula.slice(1)},NA())`, cents }
}

export const YEAR_GAPS = 'year_gaps'

/** On |budget|, and nothing on a budget of zero. */
export const PERCENT: CellFormula = {
  formula: '=IF(COUNT({variance},{budget})<2,NA(),IF({budget}=0,NA(),ROUND(100*{variance}/ABS({budget}),2)))',
  cents: null,
}

/** Of a line, for totals: its number, or nothing where there is none. A total's own cell, which leans on it, is not looked at. */
export const knownOf = (id: string): CellFormula => ({
  formula: `=IF(${IS_TOTAL},"",IF(ISNUMBER({${id}}),{${id}},""))`,
  cents: null,
})

/**
 * Of a line's actual, for totals: a line with neither budget nor actual has nothing to say, and takes no variance away. It is
 * marked, so that totals can tell it from a line whose actual is missing beside a budget.
 */
export const knownBeside = (id: string, budget: string): CellFormula => ({
  formula: `=IF(${IS_TOTAL},"",IF(ISNUMBER({${id}}),{${id}},IF(ISNUMBER({${budget}}),"","${NEITHER}")))`,
  cents: null,
})

const NEITHER = 'neither'

const neitherIn = (id: string): string =>
  ['adds_to_group', 'adds_to_all']
    .map((level) => `COUNTIFS({*${level}},{key},{*${KNOWN}${id}},"${NEITHER}")`)
    .join('+')

/** Actual less budget: as `lessOf`, but for lines that have neither. */
export function varianceOf(actual: string, budget: string, cents: number | null): CellFormula {
  const missing = COUNTED_BESIDE.includes(actual) ? `{${BESIDE}${actual}}` : countedBeside(actual)
  const formula = `=IF(COUNT({${actual}},{${budget}})<2,NA(),IF(${missing}=0,ROUND({${actual}}-{${budget}},2),NA()))`
  return { formula, cents }
}

const countedBeside = (actual: string): string => `${gapsIn(actual)}-IF(${IS_TOTAL},${neitherIn(actual)},0)`

/** Of a total: how many of its lines have a budget, and no actual beside it. */
export const besideOf = (actual: string): CellFormula => ({
  formula: `=${countedBeside(actual)}`,
  cents: null,
})

/** Those have a column of their own, so that a refresh has less to read. */
export const COUNTED_BESIDE: readonly string[] = ['actual', 'ytd_actual']
export const BESIDE = 'beside_'

/** Of a total: how many of its lines lack a number. */
export const gapsOf = (id: string): CellFormula => ({ formula: `=${countedGaps(id)}`, cents: null })

const countedGaps = (id: string): string =>
  `IF(${IS_TOTAL},COUNTIFS({*adds_to_group},{key})+COUNTIFS({*adds_to_all},{key})-(${knownLines(id)}),0)`

/** Those that many columns need have a column of their own. */
export const COUNTED_GAPS: readonly string[] = ['actual', 'prior', 'ytd_actual', 'outlook']

const gapsIn = (id: string): string => (COUNTED_GAPS.includes(id) ? `{${GAPS}${id}}` : countedGaps(id))

/**
 * The total of a column: what is known of the lines that name the row as theirs, wherever they stand; nothing where nothing
 * is known. It leans on the column of known numbers, in which totals have none: over its own column it would lean on itself.
 */
export function sumOf(id: string, cents: number | null): CellFormula {
  const known = `{*${KNOWN}${id}}`
  const sums = `SUMIFS(${known},{*adds_to_group},{key})+SUMIFS(${known},{*adds_to_all},{key})`
  return { formula: `=IF(${knownLines(id)}=0,NA(),ROUND(${sums},2))`, cents }
}

/** The total of a column that every line must have: it stands beside one of all lines. */
export function sumOfAll(id: string, cents: number | null): CellFormula {
  const { formula } = sumOf(id, cents)
  return { formula: `=IF(${gapsIn(id)}=0,${formula.slice(1)},NA())`, cents }
}

/** Of a group's total the first, of a total of all lines the second: no line names one row as both. */
const knownLines = (id: string): string =>
  ['adds_to_group', 'adds_to_all']
    .map((level) => `COUNTIFS({*${level}},{key},{*${KNOWN}${id}},${NUMBERS})`)
    .join('+')

const NUMBERS = '">-1E+15"'
