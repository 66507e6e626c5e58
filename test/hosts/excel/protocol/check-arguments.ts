// What Excel refuses before a member sees it: a missing argument, a value of another type, and a word that is not one of the
// enumeration's.
import { enumValues, type Member } from '../members/catalogue.ts'
import type { HostObject } from '../objects/host-object.ts'
import { invalidArgument } from './excel-error.ts'
import { type FoundMember, withLocation } from './members-of.ts'

/** @throws ExcelError InvalidArgument */
export function checkedArguments(object: HostObject, member: FoundMember, values: unknown[]): unknown[] {
  const parameters = member.entry.kind === 'method' ? member.entry.parameters : []
  for (const [place, { name, optional, type }] of parameters.entries()) {
    const value = values[place]
    const missing = value === undefined || value === null
    if ((missing && !optional) || (!missing && !isOfType(type, value)))
      throw withLocation(invalidArgument(`(${name})`), `${object.className}.${member.name}`)
  }
  return values.map((value) => (value === null ? undefined : value))
}

/**
 * No null for a single property:
 * https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-blank-null-values
 *
 * @throws ExcelError InvalidArgument
 */
export function checkedValue(member: Member, value: unknown): unknown {
  if (member.kind === 'value' && !isOfType(member.type, value)) throw invalidArgument()
  return value
}

const PRIMITIVES = new Set(['boolean', 'number', 'string'])

/** Of types that are more than one of these and words, the members judge themselves. */
function isOfType(type: string, value: unknown): boolean {
  if (PRIMITIVES.has(type)) return typeof value === type
  const words = enumValues(type)
  if (words === undefined) return true
  return value !== null && (typeof value !== 'string' || words.includes(value))
}
