// The formulas of a variance sheet: whoever reads a cell sees what it comes of, and a budget that is typed is followed.
// A figure that is missing stays missing, and what is rounded is rounded as the published one.
import type { ApiComparison, VarianceAnswer } from '../../../shared/contract/api/answers/planning/variance.ts'
import type { Bound } from '../../../shared/measures/catalogue.ts'
import type { CellContent, CellFormula } from '../report-document.ts'

export type Favourable = VarianceAnswer['measures'][number]['favourable']

export const NOT_JUDGED = 'not judged'
export const ON_BUDGET = 'on budget'
/** The mark says whether it is above or below the budget. */
const JUDGED: Readonly<Record<Exclude<Favourable, 'neither'>, { above: string; below: string }>> = {
  lower: { above: '▲ adverse', below: '▼ favourable' },
  higher: { above: '▲ favourable', below: '▼ adverse' },
}

/** One amount less another; nothing where either is none. */
export function lessOf(amount: string, less: string, cents: number | null): CellFormula {
  const formula = `=IF(COUNT({${amount}},{${less}})<2,NA(),ROUND({${amount}}-{${less}},2))`
  return { formula, cents }
}

/** On |budget|, and nothing on a budget of zero. */
export const PERCENT: CellFormula = {
  formula: '=IF(COUNT({variance},{budget})<2,NA(),IF({budget}=0,NA(),ROUND(100*{variance}/ABS({budget}),2)))',
  cents: null,
}

/** @returns words that say no more than an unknown part of the actual leaves certain */
export function judgementOf(
  { variance }: Pick<ApiComparison, 'variance'>,
  favourable: Favourable,
): CellContent {
  const { bound } = variance
  if (bound === 'provisional' || (bound !== null && favourable === 'neither')) return NOT_JUDGED
  const words = favourable === 'neither' ? null : JUDGED[favourable]
  return { formula: `=IF(COUNT({variance})=0,"${NOT_JUDGED}",${ofSign(words, bound)})`, cents: null }
}

function ofSign(
  words: { readonly above: string; readonly below: string } | null,
  bound: Exclude<Bound, 'provisional'> | null,
): string {
  const above = words?.above ?? NOT_JUDGED
  const below = words?.below ?? NOT_JUDGED
  if (bound === 'at_least') return `IF({variance}>0,"${above}","${NOT_JUDGED}")`
  if (bound === 'at_most') return `IF({variance}<0,"${below}","${NOT_JUDGED}")`
  if (words === null) return `IF({variance}=0,"${ON_BUDGET}","${NOT_JUDGED}")`
  return `IF({variance}=0,"${ON_BUDGET}",IF({variance}>0,"${above}","${below}"))`
}

/** Of a line, for totals: its number, or nothing where there is none. It stands in a column without total rows. */
export const knownOf = (id: string): CellFormula => ({
  formula: `=IF(ISNUMBER({${id}}),{${id}},"")`,
  cents: null,
})

export const KNOWN = 'known_'

export type Level = 'adds_to_group' | 'adds_to_all'

/**
 * The total of a column: what is known of the lines that name the row as theirs, wherever they stand; nothing where nothing
 * is known. It leans on the column of known numbers, in which totals have none: over its own column it would lean on itself.
 */
export function sumOf(id: string, level: Level, cents: number | null): CellFormula {
  const formula = `=IF(${knownRows(id, level)}=0,NA(),ROUND(SUMIFS({*${KNOWN}${id}},{*${level}},{key}),2))`
  return { formula, cents }
}

/** The difference of two totals, where what it needs is known of every line. */
export function totalLess(
  amount: string,
  less: string,
  { level, whole, cents }: { level: Level; whole: readonly string[]; cents: number | null },
): CellFormula {
  const lines = `COUNTIFS({*${level}},{key})`
  const complete = whole.map((id) => `${knownRows(id, level)}=${lines}`).join(',')
  const formula = `=IF(AND(COUNT({${amount}},{${less}})=2,${complete}),ROUND({${amount}}-{${less}},2),NA())`
  return { formula, cents }
}

/** Numbers alone are above that. */
const knownRows = (id: string, level: Level): string =>
  `COUNTIFS({*${level}},{key},{*${KNOWN}${id}},">-1E+15")`
