// Whether a formula follows the workbook's pin, and what it is to be so that it does. What somebody wrote for the knowledge
// time stays: only where nothing stands is the pin's name put.
import { stringifyTokens, type Token } from '@borgar/fx'
import { type CallInFormula, isBlank, readFormula } from './calls-in.ts'
import { asOurs, mayBeOurs, type OurCall } from './our-functions.ts'

export const PIN_NAME = 'PENGUIN_KNOWN_AT'

/** True where every call of ours asks as known when the pin says; a formula without one follows too. */
export function followsPin(formula: string): boolean {
  if (!mayBeOurs(formula)) return true
  const { tokens, calls } = readFormula(formula)
  const pins = pinNames(tokens, calls)
  return calls.flatMap(asOurs).every((call) => argumentOf(tokens, call).some((token) => isPin(token, pins)))
}

/** The formula with the pin's name in each call of ours that leaves its last argument out or empty. */
export function withPin(formula: string): string {
  const { tokens, calls } = readFormula(formula)
  const added = new Map(calls.flatMap(asOurs).flatMap((call) => additionTo(tokens, call)))
  if (added.size === 0) return formula
  return stringifyTokens(
    tokens.flatMap((token, index) => {
      const text = added.get(index)
      return text === undefined ? [token] : [{ type: 'unknown', value: text }, token]
    }),
  )
}

/** What goes in front of which token. A call without what it must be given stays as it is: it is an error anyway. */
function additionTo(tokens: readonly Token[], call: OurCall): [number, string][] {
  const given = call.arguments.length
  if (given === 0 || given > call.knownAt + 1) return []
  if (given === call.knownAt + 1) {
    const last = call.arguments[call.knownAt]
    return last !== undefined && isBlank(tokens.slice(...last)) ? [[call.end, PIN_NAME]] : []
  }
  return [[call.end, `${','.repeat(call.knownAt + 1 - given)}${PIN_NAME}`]]
}

function argumentOf(tokens: readonly Token[], call: OurCall): readonly Token[] {
  const at = call.arguments[call.knownAt]
  return at === undefined ? [] : tokens.slice(...at)
}

/** The pin's own name, and those that LET gives to it. */
function pinNames(tokens: readonly Token[], calls: readonly CallInFormula[]): ReadonlySet<string> {
  const names = new Set([PIN_NAME])
  for (const { name, arguments: parts } of calls) {
    if (name !== 'LET' && name !== '_XLFN.LET') continue
    for (let part = 0; part + 2 < parts.length; part += 2) {
      const [named, value] = [parts[part], parts[part + 1]]
      if (named === undefined || value === undefined) continue
      if (!tokens.slice(...value).some((token) => isPin(token, names))) continue
      for (const { type, value: word } of tokens.slice(...named)) {
        if (type === 'range_named') names.add(word.toUpperCase())
      }
    }
  }
  return names
}

function isPin({ type, value }: Token, names: ReadonlySet<string>): boolean {
  return type === 'range_named' && names.has(value.toUpperCase())
}
