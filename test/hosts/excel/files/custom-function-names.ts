// The names of custom functions in a file.
import { functionAt, tokensOf } from './formula-tokens.ts'

/**
 * Excel keeps `CONTOSO.ADD` as `_xldudf_CONTOSO_ADD`, and shows #NAME? for the plain name in a file.
 * https://github.com/OfficeDev/office-js/issues/5611, https://github.com/OfficeDev/Excel-Custom-Functions/issues/108
 */
export const CUSTOM_PREFIX = '_xldudf_'

/** Custom functions by their full name in capitals, and by their name in a file in capitals. */
export interface CustomFunctions {
  has(name: string): boolean
  nameOf(storedName: string): string
}

export function customFunctions(names: Iterable<string> = []): CustomFunctions {
  const byStored = new Map(
    [...names].map((name) => [storedCustomName(name).toUpperCase(), name.toUpperCase()]),
  )
  const known = new Set(byStored.values())
  return {
    has: (name) => known.has(name),
    // A namespace is one word, so that the first underscore of an unknown function was its dot.
    nameOf: (stored) =>
      byStored.get(stored.toUpperCase()) ?? stored.slice(CUSTOM_PREFIX.length).replace('_', '.'),
  }
}

export const storedCustomName = (name: string): string => CUSTOM_PREFIX + name.replaceAll('.', '_')

/** @returns whether the formula calls one of them */
export function callsCustom(formula: string, custom: CustomFunctions): boolean {
  const tokens = tokensOf(formula)
  return tokens.some((_, at) => custom.has(functionAt(tokens, at) ?? ''))
}
