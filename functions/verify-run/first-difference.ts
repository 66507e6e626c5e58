// The first place at which two values differ, in words: which field, what was expected, what was found.
import { isDeepStrictEqual } from 'node:util'

const MOST_CHARACTERS = 120

/** Null when they are the same; the order of fields does not count. */
export function firstDifference(expected: unknown, found: unknown, path = ''): string | null {
  if (isDeepStrictEqual(expected, found)) return null
  if (!isNested(expected) || !isNested(found) || Array.isArray(expected) !== Array.isArray(found)) {
    return `${path === '' ? '' : `field ${path}: `}expected ${shown(expected)}, found ${shown(found)}`
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const place = Array.isArray(expected) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
    const difference = firstDifference(expected[key], found[key], place)
    if (difference !== null) return difference
  }
  return `${path === '' ? '' : `field ${path}: `}expected ${shown(expected)}, found ${shown(found)}`
}

/** The same of two JSON texts; where they mean the same and are written differently, the first character that differs. */
export function firstDifferenceOfTexts(expected: string, found: unknown): string | null {
  if (expected === found) return null
  if (typeof found !== 'string') return `expected a text, found ${shown(found)}`
  const meant = parsed(found)
  if (meant === undefined) return `it is no JSON any more: found ${shown(found)}`
  return firstDifference(JSON.parse(expected), meant.value) ?? differenceOfCharacters(expected, found)
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function differenceOfCharacters(expected: string, found: string): string {
  let at = 0
  while (expected[at] === found[at]) at += 1
  return `character ${at}: expected ${shown(expected.slice(at, at + 20))}, found ${shown(found.slice(at, at + 20))}`
}

function isNested(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}...` : text
}
