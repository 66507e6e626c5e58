// What Excel refuses before a member sees it: a missing argument, and a word that is not one of the enumeration's.
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
    if ((missing && !optional) || (!missing && !isOneOf(type, value)))
      throw withLocation(invalidArgument(`(${name})`), `${object.className}.${member.name}`)
  }
  return values.map((value) => (value === null ? undefined : value))
}

/** @throws ExcelError InvalidArgument */
export function checkedValue(member: Member, value: unknown): unknown {
  if (member.kind === 'value' && value !== null && !isOneOf(member.type, value)) throw invalidArgument()
  return value
}

function isOneOf(type: string, value: unknown): boolean {
  const words = enumValues(type)
  return words === undefined || typeof value !== 'string' || words.includes(value)
}
