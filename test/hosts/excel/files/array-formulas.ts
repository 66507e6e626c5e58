// Which formulas a file must have as array formulas though their result is one value: `=SUM(A1:A3*2)`. A plain formula of a
// file takes one cell of A1:A3 there, and Excel shows it as `=SUM(@A1:A3*2)`.
// https://support.microsoft.com/office/ce3be07b-0101-4450-a24e-c1c999be2b34

import type { CustomFunctions } from './custom-function-names.ts'
import { type FormulaToken, functionAt, isCell, tokensOf } from './formula-tokens.ts'
import { returnsArray } from './newer-functions.ts'

/** Functions that take many cells as one argument. Others want one value: they are calculated once for every cell. */
const TAKES_MANY = new Set(
  `AGGREGATE AND AREAS AVEDEV AVERAGE AVERAGEA AVERAGEIF AVERAGEIFS CHOOSECOLS CHOOSEROWS COLUMNS CONCAT CORREL COUNT COUNTA
  COUNTBLANK COUNTIF COUNTIFS COVAR COVARIANCE.P COVARIANCE.S DAVERAGE DCOUNT DCOUNTA DEVSQ DGET DMAX DMIN DPRODUCT DROP
  DSTDEV DSTDEVP DSUM DVAR DVARP EXPAND FILTER FORECAST FORECAST.LINEAR FREQUENCY FVSCHEDULE GCD GEOMEAN GROWTH HARMEAN
  HLOOKUP HSTACK INDEX INTERCEPT IRR KURT LARGE LCM LINEST LOGEST LOOKUP MATCH MAX MAXA MAXIFS MDETERM MEDIAN MIN MINA
  MINIFS MINVERSE MIRR MMULT MODE MODE.MULT MODE.SNGL MULTINOMIAL NETWORKDAYS NETWORKDAYS.INTL NPV OFFSET OR PEARSON
  PERCENTILE PERCENTILE.EXC PERCENTILE.INC PERCENTRANK PERCENTRANK.EXC PERCENTRANK.INC PROB PRODUCT QUARTILE QUARTILE.EXC
  QUARTILE.INC RANK RANK.AVG RANK.EQ ROWS RSQ SERIESSUM SKEW SKEW.P SLOPE SMALL SORT SORTBY STDEV STDEV.P STDEV.S STDEVA
  STDEVP STDEVPA STEYX SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT SUMSQ SUMX2MY2 SUMX2PY2 SUMXMY2 T.TEST TAKE TEXTJOIN TOCOL
  TOROW TRANSPOSE TREND TRIMMEAN TTEST UNIQUE VAR VAR.P VAR.S VARA VARP VARPA VLOOKUP VSTACK WORKDAY WORKDAY.INTL
  WRAPCOLS WRAPROWS XIRR XLOOKUP XMATCH XNPV XOR Z.TEST ZTEST`.split(/\s+/),
)

const OPERATORS = new Set(['+', '-', '*', '/', '^', '&', '=', '<', '>', '<=', '>=', '<>', '%'])

/** The tokens from `start` to `end` stand for many values. */
interface Many {
  readonly start: number
  readonly end: number
  /** The function that they are an argument of; '' in parentheses of their own, null in none. */
  readonly within: string | null
}

const neighbours = (tokens: readonly FormulaToken[], { start, end }: Many): boolean[] => {
  const isAny = (token: FormulaToken) => token.kind !== 'space'
  const sides = [tokens.slice(0, start).findLast(isAny), tokens.slice(end + 1).find(isAny)]
  return sides.map((token) => OPERATORS.has(token?.text ?? ''))
}

/**
 * @param formula without its equals sign
 * @param isManyCells of a defined name
 */
export function needsArray(
  formula: string,
  custom: CustomFunctions,
  isManyCells: (name: string) => boolean,
): boolean {
  const tokens = tokensOf(formula)
  return manyValues(tokens, isManyCells).some((many) => {
    if (tokens[many.start - 1]?.text === '@') return false
    if (many.within === null || neighbours(tokens, many).includes(true)) return true
    return !(TAKES_MANY.has(many.within) || custom.has(many.within))
  })
}

/** @returns the tokens of a file's plain formula before which Excel shows an `@`, where that is beyond doubt */
export function intersected(tokens: readonly FormulaToken[]): Set<number> {
  const references = manyValues(tokens, () => false).filter(({ start }) => tokens[start]?.kind !== 'array')
  return new Set(
    references
      .filter((many) => many.within === null || neighbours(tokens, many).includes(true))
      .map(({ start }) => start),
  )
}

function manyValues(tokens: readonly FormulaToken[], isManyCells: (name: string) => boolean): Many[] {
  const found: Many[] = []
  const calls: { readonly name: string; readonly start: number }[] = []
  const add = (start: number, end: number) => {
    const afterSheet = tokens[start - 1]?.text === '!' ? start - 2 : start
    found.push({ start: afterSheet, end, within: calls.at(-1)?.name ?? null })
  }
  for (const [at, { kind, text }] of tokens.entries()) {
    const next = tokens[at + 1]?.text
    if (text === '(') calls.push({ name: functionAt(tokens, at - 1) ?? '', start: at - 1 })
    else if (text === ')') {
      const call = calls.pop()
      if (call && returnsArray(call.name)) add(call.start, at)
    } else if (text === ':') add(at - 1, at + 1)
    else if (kind === 'array' || text === '#') add(text === '#' ? at - 1 : at, at)
    else if (kind === 'brackets') {
      const isOneRow = /^\[(?:@|\[?#This Row)/i.test(text)
      if (!isOneRow) add(tokens[at - 1]?.kind === 'name' ? at - 1 : at, at)
    } else if (kind === 'name' && !isCell(text) && next !== '(' && next !== '!' && !next?.startsWith('[')) {
      if (isManyCells(text)) add(at, at)
    }
  }
  return found
}
