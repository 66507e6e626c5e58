// A formula as a file has it: with prefixes for newer functions, for the names that LET and LAMBDA give, and for custom
// functions, and without `@` and `#`.
import { type CustomFunctions, storedCustomName } from './custom-function-names.ts'
import { type FormulaToken, functionAt, operandEnd, tokensOf } from './formula-tokens.ts'
import { isRecent, storedFunctionName } from './newer-functions.ts'

export interface StoredFormula {
  readonly text: string
  /** Whether a reader that calculates it may not know a function of it. */
  readonly needsValue: boolean
  readonly callsCustom: boolean
}

export interface FormulaPlace {
  readonly custom: CustomFunctions
  /** The table that the cell is in. */
  readonly tableName: string | null
  /** In a plain formula every `@` goes without saying. */
  readonly isArray: boolean
}

/** @param formula without its equals sign */
export function storedFormula(formula: string, { custom, tableName, isArray }: FormulaPlace): StoredFormula {
  const tokens = tokensOf(formula)
  const isGivenName = givenNames(tokens)
  const written: string[] = []
  const singleEnds: number[] = []
  let needsValue = false
  let callsCustom = false
  for (const [at, { kind, text }] of tokens.entries()) {
    const called = functionAt(tokens, at)
    if (isGivenName[at]) written.push(`_xlpm.${text}`)
    else if (called !== null && custom.has(called)) {
      callsCustom = true
      written.push(storedCustomName(called))
    } else if (called !== null) {
      needsValue ||= isRecent(called)
      written.push(storedFunctionName(text))
    } else if (kind === 'brackets') {
      const isOfTable = tokens[at - 1]?.kind === 'name'
      written.push((isOfTable ? '' : (tableName ?? '')) + thisRow(text))
    } else if (text === '#') {
      needsValue = true
      wrapReference(written, tokens.slice(0, at))
    } else if (text !== '@') written.push(text)
    else if (isArray) {
      written.push('_xlfn.SINGLE(')
      singleEnds.push(operandEnd(tokens, at + 1))
    }
    while (singleEnds.at(-1) === at) {
      singleEnds.pop()
      written.push(')')
    }
  }
  return { text: written.join(''), needsValue, callsCustom }
}

/** `[@Qty]` is short for `[[#This Row],[Qty]]`, which is what files have. */
function thisRow(brackets: string): string {
  if (!brackets.startsWith('[@')) return brackets
  const columns = brackets.slice(2, -1)
  if (columns === '') return '[#This Row]'
  return `[[#This Row],${columns.startsWith('[') ? columns : `[${columns}]`}]`
}

/** `Sheet1!A1#`: what the `#` stands behind becomes an argument. */
function wrapReference(written: string[], before: readonly FormulaToken[]): void {
  const length = before.at(-2)?.text === '!' ? 3 : 1
  const reference = written.splice(-length).join('')
  written.push(`_xlfn.ANCHORARRAY(${reference})`)
}

/** @returns for every token whether it is a name that LET or LAMBDA gives to a value */
function givenNames(tokens: readonly FormulaToken[]): boolean[] {
  interface Call {
    readonly name: string | null
    readonly given: Set<string>
    argument: number
  }
  const calls: Call[] = []
  return tokens.map(({ kind, text }, at) => {
    const call = calls.at(-1)
    if (text === '(') calls.push({ name: functionAt(tokens, at - 1), given: new Set(), argument: 0 })
    else if (text === ')') calls.pop()
    else if (text === ',' && call) call.argument += 1
    if (kind !== 'name') return false
    const name = text.toUpperCase()
    const gives = call?.name === 'LAMBDA' || (call?.name === 'LET' && call.argument % 2 === 0)
    if (call && gives && isWholeArgument(tokens, at)) call.given.add(name)
    return calls.some(({ given }) => given.has(name))
  })
}

function isWholeArgument(tokens: readonly FormulaToken[], at: number): boolean {
  const before = tokens.slice(0, at).findLast(({ kind }) => kind !== 'space')?.text
  const after = tokens.slice(at + 1).find(({ kind }) => kind !== 'space')?.text
  return (before === '(' || before === ',') && after === ','
}
