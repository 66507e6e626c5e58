// References to a table's parts by name, such as `Sales[Amount]` and `Sales[[#This Row],[Net amount]]`: found in formulas,
// taken apart and put together. Formulas are kept with `#This Row` and the table's name, as files have them.
// https://support.microsoft.com/office/f5ed2452-2337-4f71-bed3-c8ae6d2b276e

export interface StructuredReference {
  /** Empty where the formula stands in the table itself and leaves the name out. */
  readonly table: string
  /** `#Headers` and so on; none means the data. */
  readonly sections: readonly string[]
  /** The first and the last column, or null for all of them. */
  readonly columns: readonly [first: string, last: string] | null
}

const SECTIONS = ['#All', '#Data', '#Headers', '#Totals', '#This Row']
/** Looks back from its `lastIndex`: from the text's start it would try every letter of a long formula. */
const NAME_BEFORE = /(?<=([\p{L}\p{N}_.\\?]*))$/uy

/** @param change gives the text that takes a reference's place; `before` is what the formula has up to it */
export function mapReferences(
  formula: string,
  change: (reference: StructuredReference, text: string, before: string) => string,
): string {
  if (!formula.includes('[')) return formula
  let result = ''
  let at = 0
  while (at < formula.length) {
    const quoted = quotedEnd(formula, at)
    if (quoted > at) {
      result += formula.slice(at, quoted)
      at = quoted
      continue
    }
    const end = formula[at] === '[' ? bracketEnd(formula, at) : -1
    if (end < 0 || formula.slice(end).match(/^[^-+*/^&=<>,;(){}\s]*!/)) {
      result += formula[at]
      at += 1
      continue
    }
    NAME_BEFORE.lastIndex = result.length
    const table = NAME_BEFORE.exec(result)?.[1] ?? ''
    const reference = parseBody(table, formula.slice(at + 1, end - 1))
    result = result.slice(0, result.length - table.length)
    const text = table + formula.slice(at, end)
    result += reference ? change(reference, text, result) : text
    at = end
  }
  return result
}

/** @returns the place after the text or quoted name that begins here, or the place itself where none does */
function quotedEnd(formula: string, at: number): number {
  const mark = formula[at]
  if (mark !== '"' && mark !== "'") return at
  let end = at + 1
  while (end < formula.length) {
    if (formula[end] === mark) {
      if (formula[end + 1] !== mark) return end + 1
      end += 1
    }
    end += 1
  }
  return end
}

/** @returns the place after the bracket that closes the one here; an apostrophe takes the next character for itself */
function bracketEnd(formula: string, at: number): number {
  let depth = 0
  for (let end = at; end < formula.length; end += 1) {
    const character = formula[end]
    if (character === "'") end += 1
    else if (character === '[') depth += 1
    else if (character === ']') {
      depth -= 1
      if (depth === 0) return end + 1
    }
  }
  return -1
}

function parseBody(table: string, body: string): StructuredReference | null {
  const text = body.trim()
  if (text === '') return { table, sections: [], columns: null }
  if (text.startsWith('@')) {
    const columns = columnsOf(text.slice(1).trim())
    return columns === undefined ? null : { table, sections: ['#This Row'], columns }
  }
  if (!text.startsWith('[')) {
    if (!text.startsWith('#')) return { table, sections: [], columns: [unescaped(text), unescaped(text)] }
    const section = sectionOf(text)
    return section ? { table, sections: [section], columns: null } : null
  }
  const sections: string[] = []
  let columns: StructuredReference['columns'] = null
  for (const part of topLevel(text, ',')) {
    const section = sectionOf(part.trim().slice(1, -1))
    if (section) sections.push(section)
    else {
      const found = columnsOf(part.trim())
      if (!found) return null
      columns = found
    }
  }
  return { table, sections, columns }
}

/** @returns undefined for what names no columns */
function columnsOf(text: string): readonly [string, string] | null | undefined {
  if (text === '') return null
  if (!text.startsWith('[')) return [unescaped(text), unescaped(text)]
  const names = topLevel(text, ':').map((each) => each.trim())
  if (names.length > 2 || !names.every((each) => each.startsWith('[') && each.endsWith(']'))) return undefined
  const [first = '', last = first] = names.map((each) => unescaped(each.slice(1, -1)))
  return [first, last]
}

const sectionOf = (text: string): string | undefined =>
  SECTIONS.find((each) => each.toLowerCase() === text.trim().replace(/\s+/g, ' ').toLowerCase())

function topLevel(text: string, separator: string): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '[') at = bracketEnd(text, at) - 1
    else if (text[at] === separator) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
    if (at < 0) return [text]
  }
  return [...parts, text.slice(from)]
}

const unescaped = (name: string): string => name.replace(/'(.)/g, '$1')
const escaped = (name: string): string => name.replace(/['[\]#]/g, "'$&")

/** As formulas are kept: `Sales[Amount]`, `Sales[[#This Row],[Amount]]`, `Sales[[#Headers],[From]:[To]]`. */
export function storedReference({ table, sections, columns }: StructuredReference): string {
  if (!columns) {
    if (sections.length === 0) return `${table}[]`
    return sections.length === 1 ? `${table}[${sections[0]}]` : `${table}[${bracketed(sections)}]`
  }
  const [first, last] = columns
  const names = first === last ? `[${escaped(first)}]` : `[${escaped(first)}]:[${escaped(last)}]`
  if (sections.length === 0) return first === last ? `${table}${names}` : `${table}[${names}]`
  return `${table}[${bracketed(sections)},${names}]`
}

const bracketed = (sections: readonly string[]): string => sections.map((each) => `[${each}]`).join(',')

/** As Excel shows it: `#This Row` as `@`, and without the table's name inside the table. */
export function shownReference(reference: StructuredReference, isInside: boolean): string {
  const { table, sections, columns } = reference
  if (sections.length !== 1 || sections[0] !== '#This Row') return storedReference(reference)
  const name = isInside ? '' : table
  if (!columns) return `${name}[@]`
  const [first, last] = columns
  if (first !== last) return `${name}[@[${escaped(first)}]:[${escaped(last)}]]`
  return /^[\p{L}\p{N}_.]+$/u.test(first) ? `${name}[@${first}]` : `${name}[@[${escaped(first)}]]`
}
