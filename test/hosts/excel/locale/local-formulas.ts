// Formulas as the user writes them, and as they are kept: with other separators and decimal marks, token by token. Univer's
// lexer reads none but those of the United States (`A2;B1` is one name to it), and does not give back all that it read; it
// judges what comes of the translation. The names of functions, truth values, errors and parts of tables stay English.
import { type FormulaToken, tokensOf } from '../files/formula-tokens.ts'
import type { Locale } from './locales.ts'

/** @returns the formula as it is kept; null for one that has another separator or decimal mark than the user's */
export function keptFormula(formula: string, locale: Locale): string | null {
  if (locale.list === ',') return formula
  return translated(tokensOf(formula, locale.decimal), keptSign(locale), (array) =>
    translated(arrayTokens(array, locale), keptArraySign(locale), () => null),
  )
}

/** @param formula one that is kept; what is no formula stays as it is */
export function shownFormula(formula: string, locale: Locale): string {
  if (locale.list === ',') return formula
  const array = (text: string) =>
    translated(tokensOf(text), (sign) => (sign === ',' ? locale.arrayColumn : sign), null, locale)
  return (
    translated(tokensOf(formula), (sign) => (sign === ',' ? locale.list : sign), array, locale) ?? formula
  )
}

/** What a number cannot follow without anything between them. */
const OPERANDS: ReadonlySet<FormulaToken['kind']> = new Set(['number', 'name', 'text', 'brackets', 'error'])

/**
 * @param sign null for one that is not written so
 * @param array translates what stands between braces; null where none can be
 * @param locale for numbers to be written so; without it they are as kept
 */
function translated(
  tokens: readonly FormulaToken[],
  sign: (text: string) => string | null,
  array: ((text: string) => string | null) | null,
  locale?: Locale,
): string | null {
  const written: string[] = []
  for (const [at, { kind, text }] of tokens.entries()) {
    const before = tokens[at - 1]
    let part: string | null = text
    if (kind === 'array') part = inBraces(text, array)
    else if (kind === 'sign') part = sign(text)
    else if (kind === 'number' && locale) part = text.replace('.', locale.decimal)
    else if (kind === 'number') part = before && isOperand(before) ? null : text.replace(',', '.')
    if (part === null) return null
    written.push(part)
  }
  return written.join('')
}

const isOperand = ({ kind, text }: FormulaToken): boolean => OPERANDS.has(kind) || text === ')'

function inBraces(text: string, array: ((text: string) => string | null) | null): string | null {
  const content = array?.(text.slice(1, -1)) ?? null
  return content === null ? null : `{${content}}`
}

const keptSign = (locale: Locale) => (sign: string) =>
  sign === locale.list ? ',' : sign === ',' || sign === '.' ? null : sign

const keptArraySign = (locale: Locale) => (sign: string) =>
  sign === locale.arrayColumn ? ',' : sign === ',' ? null : sign

/** A point parts truth values too, of which it would be a part in a name. */
const arrayTokens = (text: string, locale: Locale): FormulaToken[] =>
  tokensOf(text, locale.decimal).flatMap((token) =>
    token.kind === 'name' && locale.arrayColumn === '.'
      ? token.text
          .split(/(\.)/)
          .filter(Boolean)
          .map((part) => ({ kind: part === '.' ? 'sign' : 'name', text: part }) as const)
      : [token],
  )
