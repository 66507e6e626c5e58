// Which member of a host object a message means: it must exist in Excel, in the requirement sets of the chosen host, and in
// this stand-in, and each of the three has its own refusal.
import {
  type HostSets,
  isSupported,
  type Member,
  type MethodMember,
  memberOf,
  memberOfWireName,
} from '../members/catalogue.ts'
import { HostObject } from '../objects/host-object.ts'
import { ExcelError, invalidArgument, notModelled } from './excel-error.ts'

export interface FoundMember {
  readonly name: string
  readonly entry: Member
  readonly descriptor: PropertyDescriptor
}

/** Properties that the library sets under another name than it reads them. */
const setUnder: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Worksheet: { Gridlines: 'ShowGridlines', Headings: 'ShowHeadings' },
}

/** @throws ExcelError ApiNotFound above the host's sets, NotImplemented where the stand-in does not model it */
export function wireMember(object: HostObject, wireName: string, sets: HostSets): FoundMember {
  const known = setUnder[object.className]?.[wireName] ?? wireName
  const entry = known.startsWith('_') ? privateMember(known) : memberOfWireName(object.className, known)
  return found(object, entry, wireName, sets)
}

/** As {@link wireMember}, by the name a program uses. */
export function namedMember(object: HostObject, name: string, sets: HostSets): FoundMember {
  return found(object, memberOf(object.className, name), name, sets)
}

function found(object: HostObject, entry: Member | undefined, asked: string, sets: HostSets): FoundMember {
  if (!entry) throw withLocation(invalidArgument(), `${object.className}.${asked}`)
  const full = `${object.className}.${entry.name}`
  if (!isSupported(entry.since, sets)) throw withLocation(new ExcelError('ApiNotFound'), full)
  if (object.world.refuses.has(full)) throw withLocation(new ExcelError('UnsupportedOperation'), full)
  const descriptor = modelled(object, entry.name)
  if (!descriptor) throw notModelled(full)
  return { name: entry.name, entry, descriptor }
}

/**
 * @param wireName as in `_RegisterDataChangedEvent` or `_UnregisterEventNameChanged`
 * @throws ExcelError ApiNotFound for an event above the host's sets
 */
export function checkEvent(object: HostObject, wireName: string, sets: HostSets): void {
  const name = wireName.replace(/^_(?:Unr|R)egister(?:Event)?|Event$/g, '')
  const event = name === 'DataChanged' ? 'onChanged' : `on${name}`
  const entry = memberOf(object.className, event)
  if (entry && !isSupported(entry.since, sets))
    throw withLocation(new ExcelError('ApiNotFound'), `${object.className}.${event}`)
}

export function withLocation(error: ExcelError, location: string): ExcelError {
  error.location ??= location
  return error
}

/** @returns how the object's class, or one it extends below HostObject, defines the member */
export function modelled(object: HostObject, name: string): PropertyDescriptor | undefined {
  let prototype = Object.getPrototypeOf(object)
  while (prototype && prototype !== HostObject.prototype) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name)
    if (descriptor) return descriptor
    prototype = Object.getPrototypeOf(prototype)
  }
  return undefined
}

/** What the library calls for itself, and no declaration names. */
function privateMember(name: string): MethodMember {
  const since = { set: 'ExcelApi', version: '1.1' }
  return { kind: 'method', name, wireName: name, since, parameters: [], returns: 'nothing', static: false }
}
