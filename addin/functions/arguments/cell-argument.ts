// What Excel hands over for one argument, before it means anything: text, a number, a truth value, nothing, or what is none
// of these.
import { badArgument, type CellError } from '../cell-error.ts'

/** A picture, an entity, a range: no value that a formula could mean here. */
export const NO_VALUE = Symbol('no value')

export type CellArgument = string | number | boolean | null | typeof NO_VALUE

/**
 * An argument left out comes as null or undefined. An empty cell comes as 0 on the desktop and as null on the web
 * (OfficeDev/office-js issues 4702 and 1951), or as "" where Excel was told to expect text. A cell with a data type
 * comes as an object with its plain value in `basicValue`. Text is trimmed, of the spaces of other alphabets too.
 */
export function cellArgument(given: unknown): CellArgument {
  const plain = typeof given === 'object' && given !== null ? basicValueOf(given) : (given ?? null)
  if (typeof plain === 'string') return plain.trim() === '' ? null : plain.trim()
  return typeof plain === 'number' || typeof plain === 'boolean' || plain === null ? plain : NO_VALUE
}

/** Whether nothing was given. Zero counts as nothing: see above, and no argument of these functions means anything by it. */
export function isEmpty(argument: CellArgument): argument is null | 0 {
  return argument === null || argument === 0
}

/** The `#VALUE!` for an argument that is not of its form. @param hint a sentence more, for a mistake that is often made */
export function wrong(name: string, argument: CellArgument, accepted: string, hint = ''): CellError {
  return badArgument(name, isEmpty(argument) ? 'is empty' : `is ${shown(argument)}`, accepted, hint)
}

/** Entities and pictures hold an error there. */
function basicValueOf(given: object): unknown {
  const { basicValue, basicType } = given as { basicValue?: unknown; basicType?: unknown }
  return basicType === 'Error' ? NO_VALUE : (basicValue ?? NO_VALUE)
}

const LONGEST_SHOWN = 40

function shown(argument: Exclude<CellArgument, null>): string {
  if (typeof argument === 'symbol') return 'no text and no number'
  if (typeof argument === 'number') return `the number ${argument}`
  if (typeof argument === 'boolean') return argument ? 'TRUE' : 'FALSE'
  return `"${argument.length > LONGEST_SHOWN ? `${argument.slice(0, LONGEST_SHOWN)}…` : argument}"`
}
