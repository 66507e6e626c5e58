// The calls that stand in a formula, with the tokens of each argument. A lexer reads the formula, so that what stands in a
// text, a sheet's name or a table's column is not taken for a call.
import { isFunction, isWhitespace, type Token, tokenize } from '@borgar/fx'

export interface CallInFormula {
  /** In capitals, as Excel writes it: `PENGUIN.COST`, `LET`. */
  readonly name: string
  /** Index of the token that names the function. */
  readonly at: number
  /** Index of the bracket that ends the call. */
  readonly end: number
  /** From the first token of each argument to before the one after its last; empty brackets hold none. */
  readonly arguments: readonly (readonly [from: number, before: number])[]
}

export interface ReadFormula {
  readonly tokens: readonly Token[]
  /** Outer calls before the inner ones. A call that does not end is left out. */
  readonly calls: readonly CallInFormula[]
}

interface Open {
  /** Null for brackets that call nothing. */
  readonly at: number | null
  readonly commas: number[]
}

/** @param formula with its `=`, in Excel's en-US writing */
export function readFormula(formula: string): ReadFormula {
  const tokens = tokenize(formula)
  const calls: CallInFormula[] = []
  const open: Open[] = []
  for (const [index, token] of tokens.entries()) {
    const opens = token.type === 'operator' && (token.value === '(' || token.value === '{')
    const closes = token.type === 'operator' && (token.value === ')' || token.value === '}')
    if (opens) {
      const before = tokens[index - 1]
      open.push({ at: before !== undefined && isFunction(before) ? index - 1 : null, commas: [] })
    } else if (token.type === 'operator' && token.value === ',') {
      open.at(-1)?.commas.push(index)
    } else if (closes) {
      const ended = open.pop()
      if (ended !== undefined && ended.at !== null) calls.push(callOf(tokens, ended.at, ended.commas, index))
    }
  }
  return { tokens, calls: calls.toSorted((a, b) => a.at - b.at) }
}

function callOf(tokens: readonly Token[], at: number, commas: readonly number[], end: number): CallInFormula {
  const starts = [at + 2, ...commas.map((comma) => comma + 1)]
  const ends = [...commas, end]
  const parts = starts.map((from, part): [number, number] => [from, ends[part] ?? end])
  const isEmpty = parts.length === 1 && isBlank(tokens.slice(at + 2, end))
  return { name: tokens[at]?.value.toUpperCase() ?? '', at, end, arguments: isEmpty ? [] : parts }
}

export function isBlank(tokens: readonly Token[]): boolean {
  return tokens.every(isWhitespace)
}
