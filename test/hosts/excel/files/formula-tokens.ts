// Takes a formula apart, as far as a file needs it: what is text, a sheet's name or a table's column must not be taken for
// a function or an operator.

export type TokenKind =
  | 'text'
  | 'sheet'
  | 'array'
  | 'error'
  | 'brackets'
  | 'name'
  | 'number'
  | 'space'
  | 'sign'

export interface FormulaToken {
  readonly kind: TokenKind
  readonly text: string
}

const KINDS: readonly (readonly [TokenKind, RegExp])[] = [
  ['text', /"(?:[^"]|"")*"/],
  ['sheet', /'(?:[^']|'')*'/],
  ['array', /\{(?:"(?:[^"]|"")*"|[^}"])*\}/],
  ['error', /#(?:[A-Z_]+[!?]|DIV\/0!|N\/A|GETTING_DATA)/],
  // In a column's name, an apostrophe stands before a bracket that is part of the name.
  ['brackets', /\[(?:'[\s\S]|[^[\]']|\[(?:'[\s\S]|[^[\]'])*\])*\]/],
  ['name', /[\p{L}_\\$][\p{L}\p{N}_.\\?$]*/u],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?/],
  ['space', /\s+/],
  ['sign', /<=|>=|<>|[\s\S]/],
]

/** @param decimal the mark before the decimals of a number */
const tokenOf = (decimal: '.' | ','): RegExp => {
  const sources = KINDS.map(([kind, { source }]) => {
    const written = kind === 'number' ? source.replaceAll('\\.', `[${decimal}]`) : source
    return `(?<${kind}>${written})`
  })
  return new RegExp(sources.join('|'), 'giu')
}
const TOKENS = { '.': tokenOf('.'), ',': tokenOf(',') }

export function tokensOf(formula: string, decimal: '.' | ',' = '.'): FormulaToken[] {
  return [...formula.matchAll(TOKENS[decimal])].map(({ 0: text, groups = {} }) => {
    const kind = KINDS.find(([name]) => groups[name] !== undefined)?.[0] ?? 'sign'
    return { kind, text }
  })
}

/** @returns the name of the function that is called at this token, in capitals, or null */
export function functionAt(tokens: readonly FormulaToken[], at: number): string | null {
  const token = tokens[at]
  return token?.kind === 'name' && tokens[at + 1]?.text === '(' ? token.text.toUpperCase() : null
}

export const isCell = (name: string): boolean => /^\$?[A-Z]{1,3}\$?[1-9]\d*$/i.test(name)

/** @returns the last token of the reference or the call that starts at a token */
export function operandEnd(tokens: readonly FormulaToken[], start: number): number {
  let depth = 0
  let at = start
  for (; at < tokens.length; at += 1) {
    const { kind, text } = tokens[at] as FormulaToken
    if (text === '(') depth += 1
    else if (text === ')') depth -= 1
    if (depth > 0) continue
    const next = tokens[at + 1]
    const goesOn =
      text === ':' || text === '!' || next?.text === ':' || next?.text === '!' || next?.text === '#'
    if (!goesOn && next?.kind !== 'brackets' && !(kind === 'name' && next?.text === '(')) return at
  }
  return at - 1
}
