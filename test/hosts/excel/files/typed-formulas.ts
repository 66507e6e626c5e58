// A formula of a file as one types it.
import { intersected } from './array-formulas.ts'
import { CUSTOM_PREFIX, type CustomFunctions } from './custom-function-names.ts'
import { functionAt, tokensOf } from './formula-tokens.ts'

/** @returns the formula as one types it, with its equals sign */
export function typedFormula(stored: string, custom: CustomFunctions, isArray: boolean): string {
  const tokens = tokensOf(stored)
  const atSigns = isArray ? new Set() : intersected(tokens)
  const written: string[] = []
  const closings: string[] = []
  for (const [at, { kind, text }] of tokens.entries()) {
    if (atSigns.has(at)) written.push('@')
    const wrapper = WRAPPERS.get(functionAt(tokens, at) ?? '')
    const opener = text === '(' ? WRAPPERS.get(functionAt(tokens, at - 1) ?? '') : undefined
    if (wrapper) written.push(wrapper.before)
    else if (text === '(') {
      closings.push(opener ? opener.after : ')')
      if (!opener) written.push(text)
    } else if (text === ')') written.push(closings.pop() ?? ')')
    else if (kind !== 'name') written.push(text)
    else if (text.toLowerCase().startsWith(CUSTOM_PREFIX)) written.push(custom.nameOf(text))
    else written.push(text.replace(/^(?:_xlfn\.|_xlws\.|_xlpm\.)+/i, ''))
  }
  return `=${written.join('')}`
}

const WRAPPERS = new Map([
  ['_XLFN.ANCHORARRAY', { before: '', after: '#' }],
  ['_XLFN.SINGLE', { before: '@', after: '' }],
])
